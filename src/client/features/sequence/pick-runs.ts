import { env, window, type QuickPickItem } from 'vscode';
import type { PanelStory, RunHead } from '../../../protocol/panel';
import { shownTime } from '../../infrastructure/time-zone';

interface RunItem extends QuickPickItem {
  readonly runId: string;
}

/** Asks for a run; the one that is chosen in the panel stands first. */
export async function pickRun(
  story: PanelStory,
  zone: string,
  title: string,
  first?: string,
): Promise<string | undefined> {
  const runs = [...story.runs].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  return await pick(runs, zone, title);
}

/** Asks for the run to set beside this one: those of the same VM first, and of these the ones that succeeded. */
export async function pickPartner(story: PanelStory, zone: string, runId: string): Promise<string | undefined> {
  const run = story.runs.find(({ id }) => id === runId);
  const others = story.runs.filter(({ id }) => id !== runId);
  if (!run || others.length === 0) {
    void window.showInformationMessage('Hyper-V Backup: there is no second backup to compare with. Read more logs.');
    return undefined;
  }
  const rank = ({ vm, outcome }: RunHead): number => 2 * Number(isSameVm(vm, run.vm)) + Number(outcome === 'succeeded');
  const sorted = [...others].sort((a, b) => rank(b) - rank(a));
  return await pick(sorted, zone, `To compare with ${run.vm.name}, ${whenOf(run, zone)}`);
}

/** A plan has no date. */
function whenOf({ start, predicted }: RunHead, zone: string): string {
  if (!predicted) return shownTime(start, zone, env.language);
  return predicted.at === undefined ? 'predicted' : `predicted, ${predicted.at}`;
}

function isSameVm(a: RunHead['vm'], b: RunHead['vm']): boolean {
  return a.id !== undefined && b.id !== undefined ? a.id === b.id : a.name.toLowerCase() === b.name.toLowerCase();
}

async function pick(runs: readonly RunHead[], zone: string, title: string): Promise<string | undefined> {
  const items = runs.map((run): RunItem => {
    const { id, vm, host, outcome, brief } = run;
    const when = whenOf(run, zone);
    return {
      runId: id,
      label: escapeIcons(vm.name),
      description: `${when}, ${outcome}, ${host}`,
      detail: escapeIcons(brief),
    };
  });
  const options = { title, placeHolder: `VM, time (${zone}), outcome`, matchOnDescription: true, matchOnDetail: true };
  return (await window.showQuickPick(items, options))?.runId;
}

/** `$(name)` is an icon in a label. */
function escapeIcons(text: string): string {
  return text.replaceAll('$(', '$ (').slice(0, 200);
}
