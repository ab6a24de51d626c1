import {
  CancellationError,
  Disposable,
  ProgressLocation,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Progress,
} from 'vscode';
import { diagnoseFile, diagnosisReport } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';
import { FileProblems } from './file-problems';

/** Every file is looked at: what it is shows in its content. These folders hold no evidence, and tens of thousands of files. */
const excluded = '{**/node_modules/**,**/.git/**}';

/** More files than this are not gone through; the report says so. */
const mostFiles = 10_000;

/** "Diagnose Workspace" and "Diagnose File": findings go to Problems, the whole answer into a Markdown report. */
export function activateDiagnose(client: ClientContext): Disposable {
  const problems = new FileProblems();
  return Disposable.from(
    problems,
    registerCommand(client, 'hypervBackup.diagnoseWorkspace', async () => {
      const files = await workspace.findFiles('**/*', excluded, mostFiles);
      if (files.length === 0) {
        void window.showInformationMessage(
          'Hyper-V Backup: this workspace holds no file, so there is nothing to diagnose yet.',
        );
        return;
      }
      problems.clear();
      const note =
        files.length === mostFiles
          ? `Only ${mostFiles} files of this workspace were looked at; open a folder with less beside the evidence.`
          : undefined;
      await diagnose(client, problems, files, 'Workspace diagnosis', note);
    }),
    registerCommand(client, 'hypervBackup.diagnoseFile', async (given) => {
      const uri = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
      if (!uri) {
        void window.showInformationMessage(
          'Hyper-V Backup: open a file, or choose one in the Explorer, and diagnose that.',
        );
        return;
      }
      await diagnose(client, problems, [uri], `Diagnosis of ${workspace.asRelativePath(uri)}`);
    }),
  );
}

async function diagnose(
  client: ClientContext,
  problems: FileProblems,
  files: readonly Uri[],
  title: string,
  note?: string,
): Promise<void> {
  const sorted = [...files].sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
  const options = { location: ProgressLocation.Notification, title: 'Hyper-V Backup', cancellable: true };
  const done = await window.withProgress(options, (progress, token) =>
    diagnoseAll(client, problems, sorted, progress, token),
  );
  const { markdown } = await client.service.request(diagnosisReport, {
    uris: done.map(String),
    cancelled: done.length < sorted.length,
    ...(note !== undefined && { note }),
  });
  await client.reports.show(title, markdown);
}

/** One request a file, so that cancelling takes effect at once and what was diagnosed until then stays. */
async function diagnoseAll(
  client: ClientContext,
  problems: FileProblems,
  files: readonly Uri[],
  progress: Progress<{ message?: string; increment?: number }>,
  token: CancellationToken,
): Promise<Uri[]> {
  const done: Uri[] = [];
  const cancelled = new Promise<undefined>((resolve) => {
    token.onCancellationRequested(() => {
      resolve(undefined);
    });
  });
  for (const uri of files) {
    if (token.isCancellationRequested) break;
    const label = workspace.asRelativePath(uri);
    progress.report({ message: label, increment: 100 / files.length });
    const answer = client.service.request(diagnoseFile, { uri: uri.toString(), label }, token);
    const diagnosis = await Promise.race([answer.catch(ignoreCancellation), cancelled]);
    if (!diagnosis) break;
    problems.set(uri, diagnosis.findings);
    done.push(uri);
  }
  return done;
}

function ignoreCancellation(error: unknown): undefined {
  // The language client rejects a cancelled request with its own error class of this name, or with VS Code's.
  if (error instanceof CancellationError || (error instanceof Error && error.name === 'Canceled')) return undefined;
  throw error;
}
