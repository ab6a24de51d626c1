import { commands, Disposable, languages, window, workspace, type Uri } from 'vscode';
import {
  compareWithEvidenceCommand,
  predictScenarioCommand,
  showSequenceCommand,
  type WireStory,
} from '../../../protocol/lsp';
import type { PredictedPair } from '../../../protocol/panel';
import type { ClientContext } from '../../infrastructure/client-context';
import { registerCommand } from '../../infrastructure/commands';
import { scenarioLanguage, scenarioOf } from '../../infrastructure/scenario-documents';
import { followEdits } from './follow-edits';
import { ScenarioLenses } from './scenario-lenses';

/** What a scenario comes to, in the panel: its prediction, and what happened beside it; both follow the text while it is edited. */
export function activatePrediction(client: ClientContext): Disposable {
  const lenses = new ScenarioLenses(client);
  return Disposable.from(
    registerCommand(client, predictScenarioCommand, async (given, runId) => {
      const story = await predict(client, given);
      const wanted = typeof runId === 'string' ? runId : story && firstToShow(story);
      if (story)
        await commands.executeCommand(showSequenceCommand, wanted === undefined ? undefined : { runId: wanted });
    }),
    registerCommand(client, compareWithEvidenceCommand, async (given, runId) => {
      const story = await predict(client, given);
      if (story) await compare(story, typeof runId === 'string' ? runId : undefined);
    }),
    lenses,
    languages.registerCodeLensProvider({ language: scenarioLanguage }, lenses),
    followEdits(client),
  );
}

async function predict({ stories }: ClientContext, given: unknown): Promise<WireStory | undefined> {
  const uri = scenarioOf(given);
  if (!uri) {
    void window.showInformationMessage(
      'Hyper-V Backup: open a scenario first, a file whose name ends in .hvbackup.yaml, .yml or .json.',
    );
    return undefined;
  }
  return await stories.predict({ uri: uri.toString(), label: labelOf(uri), again: true });
}

function labelOf(uri: Uri): string {
  return workspace.asRelativePath(uri);
}

/** The first that is not well, else the first of the plan. */
function firstToShow({ story: { runs } }: WireStory): string | undefined {
  const planned = runs.filter(({ predicted }) => predicted);
  return (planned.find(({ outcome }) => outcome !== 'succeeded') ?? planned[0])?.id;
}

/** The first backup that left its way, else the first of them; of one VM where one is meant. */
async function compare({ story }: WireStory, runId: string | undefined): Promise<void> {
  const pairs = (story.scenario?.pairs ?? []).filter(({ predicted }) => runId === undefined || predicted === runId);
  const pair: PredictedPair | undefined = pairs.find(({ says }) => says !== undefined) ?? pairs[0];
  if (!pair) {
    void window.showInformationMessage(
      'Hyper-V Backup: the evidence of this scenario shows no backup of its VMs. Name event logs under evidence: and compare again.',
    );
    return;
  }
  await commands.executeCommand('hypervBackup.compareRuns', { runIds: [pair.predicted, pair.observed] });
}
