import { commands, env, Uri, window, workspace } from 'vscode';
import { explainCommand, storyRecords, storyRuns } from '../../../protocol/lsp';
import type { HostApi, PanelStory } from '../../../protocol/panel';
import type { Handlers } from '../../../protocol/rpc';
import type { ClientContext } from '../../infrastructure/client-context';
import type { WantedExport } from './export-runs';
import { openPlace, openRecord } from './open-record';
import type { Choice } from './remembered';

/** What answers the view needs beside the server: the window that the panel is in. */
export interface PanelSide {
  readonly client: ClientContext;
  /** What is shown, with the logs that changed since. */
  readonly story: () => PanelStory | undefined;
  readonly ready: Handlers<HostApi>['ready'];
  readonly save: (story: PanelStory, wanted: WantedExport) => Promise<Uri | undefined>;
  readonly compare: (runIds: readonly string[]) => Promise<void>;
  readonly setStretch: (text: string) => void;
  readonly setTimeZone: (timeZone: string) => void;
  readonly choose: (choice: Choice) => void;
}

/** All that the view may ask, answered. */
export function panelAnswers(side: PanelSide): Handlers<HostApi> {
  const { service, stories } = side.client;
  return {
    ready: side.ready,
    runs: async (params) => ({ runs: await service.request(storyRuns, params) }),
    records: async (params) => ({ records: await service.request(storyRecords, params) }),
    openRecord: async (ref) => {
      // A page is not trusted with more than it was given: it opens what it shows, and no other file.
      if (!stories.current?.files.some(({ uri }) => uri === ref.uri))
        throw new Error('This record is in none of the logs that were read.');
      await openRecord(side.client, ref);
      return null;
    },
    openScenario: async ({ version, line, character }) => {
      storyOf(side, version);
      const scenario = stories.current?.scenario;
      if (!scenario) throw new Error('What is shown comes from no scenario.');
      // The page says the line alone: which file it is in is not its to say.
      await openPlace(Uri.parse(scenario.uri), { line, character });
      return null;
    },
    copy: async ({ text, what }) => {
      await env.clipboard.writeText(text);
      window.setStatusBarMessage(`${what} copied.`, 3000);
      return null;
    },
    explain: async ({ query }) => {
      await commands.executeCommand(explainCommand, query);
      return null;
    },
    export: async ({ version, ...wanted }) => {
      const savedTo = await side.save(storyOf(side, version), wanted);
      return { savedTo: savedTo ? workspace.asRelativePath(savedTo) : null };
    },
    compareWith: async ({ version, runId }) => {
      storyOf(side, version);
      await side.compare([runId]);
      return null;
    },
    readAgain: async () => {
      const { current } = stories;
      if (current?.scenario) await stories.predict({ ...current.scenario, again: true });
      else if (current) await stories.read({ files: current.files, title: current.story.title });
      return null;
    },
    status: ({ text }) => {
      side.setStretch(text);
      return null;
    },
    setTimeZone: ({ timeZone }) => {
      side.setTimeZone(timeZone);
      return null;
    },
    selected: ({ version, runId, step }) => {
      if (version === side.story()?.version && runId !== undefined)
        side.choose({ runId, ...(step !== undefined && { step }) });
      return null;
    },
  };
}

function storyOf(side: PanelSide, version: number): PanelStory {
  const story = side.story();
  if (story?.version === version) return story;
  throw new Error('The logs were read again since; look at the new story.');
}
