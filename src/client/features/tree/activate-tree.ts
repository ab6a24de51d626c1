import { Disposable, env, EventEmitter, workspace } from 'vscode';
import { storyRuns } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { isTimeZone, shownTime, zoneName } from '../../infrastructure/time-zone';
import { showTree } from './tree';

/** The view "Backups", over what was diagnosed last. */
export function activateTree({ stories, files, service }: ClientContext): Disposable {
  const changed = new EventEmitter<void>();
  const tell = (): void => {
    changed.fire();
  };
  return Disposable.from(
    changed,
    stories.onDidChange(tell),
    files.onDidChange(tell),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('hypervBackup.timeZone')) tell();
    }),
    showTree({
      onDidChange: changed.event,
      runs: () => stories.current?.story.runs ?? [],
      files: () => files.all,
      findingsOf: async (runId) => {
        const version = stories.current?.story.version;
        if (version === undefined) return [];
        const [details] = await service.request(storyRuns, { version, runIds: [runId] });
        return details?.findings ?? [];
      },
      time: (filetime) => shownTime(filetime, zoneOfSettings(), env.language),
    }),
  );
}

function zoneOfSettings(): string {
  const zone = workspace.getConfiguration('hypervBackup').get<string>('timeZone', 'local');
  return zoneName(isTimeZone(zone) ? zone : 'local');
}
