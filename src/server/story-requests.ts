import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as wire from '../protocol/lsp';
import type { RecordRef } from '../protocol/panel';
import type { ClientHost } from './client-host';
import type { Diagnoser } from './diagnose';
import { lensesOf } from './scenario-lenses';
import { ScenarioStories } from './scenario-stories';
import type { Story } from './story';
import { exportStory } from './story-export';
import { runLines, runOfLine, runOfRecord } from './story-lines';
import { recordDetails } from './story-records';
import { lineInZip } from './zip-parts';

/** The requests about what was read last: for the panel, the tree, code lenses and exports. Gives what is to be called when files changed. */
export function registerStories(
  connection: Connection,
  diagnoser: Diagnoser,
  host: ClientHost,
  documents: TextDocuments<TextDocument>,
): () => void {
  const { stories, logs } = diagnoser;
  const on = <P, R>(
    name: wire.RequestName<P, R>,
    handle: (params: P, token: CancellationToken) => R | Promise<R>,
  ): void => {
    connection.onRequest(name.method, async (params: P, token: CancellationToken) => await handle(params, token));
  };
  const current = (version: number): Story => {
    const story = stories.of(version);
    if (!story)
      throw new ResponseError(LSPErrorCodes.RequestFailed, 'The logs were read again since; look at the new story.');
    return story;
  };

  const scenarios = new ScenarioStories(host, documents, diagnoser, async (uri) => {
    const { roots } = await connection.sendRequest<wire.WireContext>(wire.documentContext.method, { uri });
    return roots[0];
  });

  on(wire.predictScenario, async (params, token) => toWire(await scenarios.tell(params, token)));
  on(wire.scenarioLenses, async ({ uri }, token) => {
    const doc = await scenarios.open(uri);
    return lensesOf(doc, await scenarios.named(doc, () => token.isCancellationRequested, false));
  });
  on(wire.readStory, async (params, token) => toWire(await diagnoser.readStory(params, token)));
  on(wire.currentStory, () => toWire(stories.current));
  on(wire.storyRuns, ({ version, runIds }) => current(version).details(runIds));
  on(wire.storyRecords, ({ version, records }, token) =>
    recordDetails(current(version), records, host, () => token.isCancellationRequested),
  );
  on(wire.storyExport, (params) => exportStory(current(params.version), params));
  on(wire.runOfRecord, (ref) => runOfRecord(diagnoser, ref));
  on(wire.runOfLine, (params) => runOfLine(diagnoser, params));
  on(wire.runLines, ({ uri }) => runLines(diagnoser, uri));
  on(wire.lineInZip, (ref) => lineInZip(host, ref));
  on(wire.lineOfRecord, ({ uri, byteOffset }: RecordRef) => {
    const line = logs.linesOf(uri).get(byteOffset);
    return line === undefined ? null : { line };
  });
  return () => {
    scenarios.drop();
  };
}

function toWire(story: Story | undefined): wire.WireStory | null {
  if (!story) return null;
  const { files, zoneAssumed, plan } = story;
  const scenario = plan && { uri: plan.uri, label: plan.label };
  return {
    story: story.toPanel(),
    files,
    ...(scenario && { scenario }),
    ...(zoneAssumed.length > 0 && { zoneAssumed }),
  };
}
