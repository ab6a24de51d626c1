import type { PanelFinding } from '../../protocol/panel';
import type { LoadedRun } from './state';
import { verdict } from './verdict';

/** One thing to do, with what must hold before. */
export interface SafeStep {
  readonly text: string;
  readonly powershell?: string;
  readonly safety?: string;
  readonly rules: readonly string[];
}

/**
 * What to do about a run, in order: first what its findings advise, the worst of them first, then what to do about what was left
 * behind. The advice is that of the rules; nothing is made up here.
 */
export function safeSteps({ run, findings }: LoadedRun): readonly SafeStep[] {
  const known = new Set<string>();
  const steps: SafeStep[] = [];
  const add = (step: SafeStep): void => {
    if (known.has(step.text)) return;
    known.add(step.text);
    steps.push(step);
  };
  for (const { code, fixes } of [...findings].sort(worstFirst))
    for (const { title, powershell, safety } of fixes)
      add({
        text: title,
        rules: [code],
        ...(powershell === undefined ? {} : { powershell }),
        ...(safety === undefined ? {} : { safety }),
      });
  for (const { first, rules } of run.leftBehind) add({ text: first, rules });
  return steps;
}

const order = ['error', 'warning', 'info', 'hint'] as const;

function worstFirst(left: PanelFinding, right: PanelFinding): number {
  return order.indexOf(left.severity) - order.indexOf(right.severity);
}

/** The same as text, to be pasted into a ticket or followed on the host. */
export function safeStepsText(loaded: LoadedRun): string {
  const steps = safeSteps(loaded);
  const { run } = loaded;
  const lines = steps.flatMap(({ text, powershell, safety, rules }, at) => [
    `${at + 1}. ${text}${rules.length === 0 ? '' : ` (${rules.join(', ')})`}`,
    ...(safety === undefined ? [] : [`   First: ${safety}`]),
    ...(powershell === undefined ? [] : powershell.split('\n').map((line) => `   ${line}`)),
  ]);
  return [verdict(run), run.outcomeReason, '', ...lines].join('\n');
}
