import { window, workspace } from 'vscode';
import type { WireStory } from '../../../protocol/lsp';
import type { PredictedPair } from '../../../protocol/panel';
import type { ClientContext } from '../../infrastructure/client-context';
import { scenarioOf } from './scenario-documents';

/** Predicts the scenario that a command was given, else the one in front; `undefined` where there is none. */
export async function predictGiven({ stories }: ClientContext, given: unknown): Promise<WireStory | undefined> {
  const uri = scenarioOf(given);
  if (!uri) {
    void window.showInformationMessage(
      'Hyper-V Backup: open a scenario first, a file whose name ends in .hvbackup.yaml, .yml or .json.',
    );
    return undefined;
  }
  return await stories.predict({ uri: uri.toString(), label: workspace.asRelativePath(uri), again: true });
}

/** The predicted run to begin with: the first that is not well, else the first of the plan. */
export function firstPlanned({ story: { runs } }: WireStory): string | undefined {
  const planned = runs.filter(({ predicted }) => predicted);
  return (planned.find(({ outcome }) => outcome !== 'succeeded') ?? planned[0])?.id;
}

/** The first backup that left its way, else the first of them; of one VM where one is meant. Says why where there is none. */
export function pairToCompare({ story }: WireStory, runId: unknown): PredictedPair | undefined {
  const pairs = (story.scenario?.pairs ?? []).filter(({ predicted }) => runId === undefined || predicted === runId);
  const pair = pairs.find(({ says }) => says !== undefined) ?? pairs[0];
  if (!pair)
    void window.showInformationMessage(
      'Hyper-V Backup: the evidence of this scenario shows no backup of its VMs. Name event logs under evidence: and compare again.',
    );
  return pair;
}
