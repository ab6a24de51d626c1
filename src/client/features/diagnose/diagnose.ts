import {
  Disposable,
  ProgressLocation,
  TabInputCustom,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Progress,
} from 'vscode';
import { diagnoseFile, diagnoseLogs, diagnosisReport, logProgress } from '../../../protocol/lsp';
import { cancellation, ignoreCancellation, untilCancelled } from '../../infrastructure/cancellation';
import type { CheckedFile } from '../../infrastructure/checked-files';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';
import { logDocumentUri } from '../../infrastructure/log-documents';
import { FileProblems } from './file-problems';
import { showAsOurs } from './show-as-ours';

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
      await diagnose(client, problems, files, {
        title: 'Workspace diagnosis',
        of: 'workspace',
        ...(note !== undefined && { note }),
      });
    }),
    registerCommand(client, 'hypervBackup.diagnoseFile', async (given) => {
      const uri = given instanceof Uri ? given : (window.activeTextEditor?.document.uri ?? uriInCustomEditor());
      if (!uri) {
        void window.showInformationMessage(
          'Hyper-V Backup: open a file, or choose one in the Explorer, and diagnose that.',
        );
        return;
      }
      await diagnose(client, problems, [uri], { title: `Diagnosis of ${workspace.asRelativePath(uri)}`, of: 'file' });
    }),
  );
}

interface Wanted {
  readonly title: string;
  readonly of: 'workspace' | 'file';
  readonly note?: string;
}

/** The file in front where it is shown by a custom editor, as .evtx files are. */
function uriInCustomEditor(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof TabInputCustom ? input.uri : undefined;
}

async function diagnose(
  client: ClientContext,
  problems: FileProblems,
  files: readonly Uri[],
  { title, of, note }: Wanted,
): Promise<void> {
  const sorted = [...files].sort((a, b) => (a.toString() < b.toString() ? -1 : 1));
  const options = { location: ProgressLocation.Notification, title: 'Hyper-V Backup', cancellable: true };
  const { done, isWhole, checked, notes } = await window.withProgress(options, (progress, token) =>
    diagnoseAll(client, problems, sorted, { progress, token }),
  );
  client.files.keep(checked, of);
  const said = [...(note === undefined ? [] : [note]), ...notes];
  const { markdown } = await client.service.request(diagnosisReport, {
    uris: done.map(String),
    cancelled: !isWhole,
    ...(said.length > 0 && { note: said.join(' ') }),
  });
  await client.reports.show(title, markdown);
}

type Report = Progress<{ message?: string; increment?: number }>;

interface Diagnosed {
  readonly done: readonly Uri[];
  readonly isWhole: boolean;
  readonly checked: readonly CheckedFile[];
  /** What else is to be told of the files. */
  readonly notes: readonly string[];
}

interface Following {
  readonly progress: Report;
  readonly token: CancellationToken;
}

/** A file, or one in a zip. */
interface Target {
  readonly uri: Uri;
  readonly label: string;
}

/**
 * One request a file, so that cancelling takes effect at once and what was diagnosed until then stays; logs go together. The files
 * in a zip take their turn behind it.
 */
async function diagnoseAll(
  client: ClientContext,
  problems: FileProblems,
  files: readonly Uri[],
  { progress, token }: Following,
): Promise<Diagnosed> {
  const done: Uri[] = [];
  const logs: Target[] = [];
  const notes: string[] = [];
  const queue: Target[] = files.map((uri) => ({ uri, label: workspace.asRelativePath(uri) })).reverse();
  const checked: CheckedFile[] = [];
  const cancelled = cancellation(token);
  let isStopped = false;
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { uri, label } = next;
    isStopped = token.isCancellationRequested;
    if (isStopped) break;
    progress.report({ message: label, increment: 100 / files.length });
    const answer = client.service.request(diagnoseFile, { uri: uri.toString(), label }, token);
    const diagnosis = await Promise.race([answer.catch(ignoreCancellation), cancelled]);
    isStopped = !diagnosis;
    if (!diagnosis) break;
    notes.push(...(diagnosis.notes ?? []));
    if (diagnosis.parts) {
      const parts = diagnosis.parts.map((part) => ({ ...part, uri: Uri.parse(part.uri) }));
      done.push(...parts.filter(({ isUnread }) => isUnread).map((part) => part.uri));
      queue.push(...parts.filter(({ isUnread }) => !isUnread).reverse());
    } else {
      // A text has findings of its own and may have records for runs as well.
      if (diagnosis.isLog) logs.push({ uri, label });
      const { findings, vm } = diagnosis;
      problems.set(uri, findings);
      // What somebody pasted, or opened, and asks for by itself.
      if (files.length === 1) await showAsOurs(uri, diagnosis.kind, client.log);
      if (vm || findings.length > 0) checked.push({ uri: uri.toString(), label, findings, ...(vm && { vm }) });
    }
    done.push(uri);
  }
  const isWhole = !isStopped && !token.isCancellationRequested;
  const areLogsWhole =
    !isWhole ||
    logs.length === 0 ||
    (await readLogs(client, problems, logs, logs.length > 1 ? titleOf(files) : undefined, { progress, token }));
  return { done, isWhole: isWhole && areLogsWhole, checked, notes };
}

/** False when it was cancelled: the answer then holds what was read until that moment, or did not come. */
async function readLogs(
  client: ClientContext,
  problems: FileProblems,
  logs: readonly Target[],
  title: string | undefined,
  { progress, token }: Following,
): Promise<boolean> {
  const stopFollowing = await client.service.follow(logProgress, ({ label, bytesRead, bytes }) => {
    progress.report({ message: `${label} (${bytes === 0 ? 0 : Math.floor((100 * bytesRead) / bytes)} %)` });
  });
  try {
    const files = logs.map(({ uri, label }) => ({ uri: uri.toString(), label }));
    const params = { files, ...(title !== undefined && { title }) };
    const diagnosis = await untilCancelled(client.service.request(diagnoseLogs, params, token), token);
    for (const { uri, findings } of diagnosis?.logs ?? []) problems.set(logDocumentUri(Uri.parse(uri)), findings);
    await client.stories.take(diagnosis?.story);
    return diagnosis !== undefined && !token.isCancellationRequested;
  } finally {
    stopFollowing.dispose();
  }
}

/** What the logs of these files are together; those of a zip have its name. */
function titleOf(files: readonly Uri[]): string | undefined {
  const [first] = files;
  if (files.length > 1) return workspace.name;
  return first && workspace.asRelativePath(first);
}
