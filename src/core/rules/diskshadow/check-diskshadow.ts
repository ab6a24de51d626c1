import type { DiskshadowText, DshCommand } from '../../diskshadow/model';
import type { CheckTextOptions } from '../../texts/text-kind';
import type { Finding, RuleFinding } from '../rule';
import { runTextRules } from '../run-text-rules';
import { machineOf } from '../vss-text/vss-text-input';
import { asVssText } from './as-vss-text';
import type { Fault, Tell } from './fault';
import { OrderCheck } from './order';
import { diskshadowRules } from './rules';
import { tellSession } from './session';
import { checkCommand } from './single-commands';

/** So many faults are told of one text; a script of ours has a few. */
const mostFaults = 500;

/** All findings on a script or a session, in the order of the text. */
export function checkDiskshadow(doc: DiskshadowText, options: CheckTextOptions): readonly Finding[] {
  const vss = asVssText(doc);
  const input = { doc, faults: faultsOf(doc), vss: { doc: vss, machine: machineOf(vss) } };
  return runTextRules(diskshadowRules, input, options);
}

function faultsOf(doc: DiskshadowText): readonly Fault[] {
  const found: Fault[] = [];
  const tell: Tell = (code, finding) => {
    if (found.length < mostFaults) found.push({ code, ...(doc.isSession ? withoutEdits(finding) : finding) });
  };
  for (const command of doc.commands) {
    if (found.length >= mostFaults) break;
    checkCommand(doc, command, tell);
  }
  for (const commands of runsOf(doc)) new OrderCheck(doc, commands, tell).run();
  if (doc.isSession) tellSession(doc, tell);
  return found;
}

/** The commands of each call of diskshadow. */
function runsOf({ commands }: DiskshadowText): readonly (readonly DshCommand[])[] {
  const runs = new Map<number, DshCommand[]>();
  for (const command of commands) {
    const known = runs.get(command.run);
    if (known) known.push(command);
    else runs.set(command.run, [command]);
  }
  return [...runs.values()];
}

/** What a session shows is over: nothing in it is changed, and what would help the script is said alone. */
function withoutEdits({ fixes, ...finding }: RuleFinding): RuleFinding {
  if (!fixes) return finding;
  return {
    ...finding,
    fixes: () => fixes().map((fix) => (fix.edits ? { title: `In the script: ${fix.title}` } : fix)),
  };
}
