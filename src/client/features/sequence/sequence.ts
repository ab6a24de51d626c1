import { commands, Disposable, languages, window } from 'vscode';
import {
  compareWithEvidenceCommand,
  openRecordCommand,
  predictScenarioCommand,
  showSequenceCommand,
} from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';
import { logScheme } from '../../infrastructure/log-documents';
import type { SequenceWindow } from '../../infrastructure/platform';
import { EventXmlDocuments } from './event-xml-documents';
import { LogLenses } from './log-lenses';
import { recordOf, runIdsOf } from './properties';

/** As package.json names it in `onWebviewPanel:`. */
export const sequenceViewType = 'hypervBackup.sequence';

/** The sequence panel, its commands and the ways to it; what shows anything is loaded when there is something to show. */
export function activateSequence(client: ClientContext): Disposable {
  let opened: Promise<SequenceWindow> | undefined;
  const load = (): Promise<SequenceWindow> => {
    opened ??= client.platform.loadSequence().then((module) => module.openSequence(client));
    return opened;
  };
  const lenses = new LogLenses(client);
  return Disposable.from(
    registerCommand(client, showSequenceCommand, async (...given) => {
      await (await load()).show(given);
    }),
    registerCommand(client, 'hypervBackup.compareRuns', async (given) => {
      await (await load()).compare(runIdsOf(given));
    }),
    registerCommand(client, predictScenarioCommand, async (given, runId) => {
      await (await load()).predict(given, runId);
    }),
    registerCommand(client, compareWithEvidenceCommand, async (given, runId) => {
      await (await load()).compareWithEvidence(given, runId);
    }),
    registerCommand(client, 'hypervBackup.exportSequence', async (given) => {
      await (await load()).export(given);
    }),
    registerCommand(client, openRecordCommand, async (given) => {
      const record = recordOf(given);
      if (record) await (await load()).openRecord(record);
    }),
    window.registerWebviewPanelSerializer(sequenceViewType, {
      deserializeWebviewPanel: async (panel) => {
        await (await load()).restore(panel);
      },
    }),
    client.stories.onDidChange((story) => {
      void commands.executeCommand('setContext', 'hypervBackup.hasBackups', (story?.story.runs.length ?? 0) > 0);
      // The status item and an open panel show the new story.
      if (story && story.story.runs.length > 0) void load();
    }),
    lenses,
    languages.registerCodeLensProvider({ scheme: logScheme }, lenses),
    languages.registerCodeActionsProvider({ scheme: logScheme }, lenses),
    new EventXmlDocuments(),
    {
      dispose: () => {
        void opened?.then((one) => {
          one.dispose();
        });
      },
    },
  );
}
