import { pastedLines } from '../text/pasted-lines';
import type { Span } from '../text/span';
import type { DiskshadowText, DshCommand } from './model';
import { OutputReader } from './read-output';
import { readCommand } from './read-command';
import { isSessionLine } from './shape';

/** What diskshadow prints of a whole system is a fraction of it. */
const mostCharacters = 32 * 1024 * 1024;
const longestLine = 16 * 1024;
/** More commands than any script has; what follows is told. */
const mostCommands = 50_000;
/** `->` is printed before each line of a script that runs, the other where somebody types. A quoted mail puts `>` before both. */
const prompt = /^[ \t\u00a0]{0,32}(?:>[ \t]?){0,8}(?:->|DISKSHADOW>)[ \t]{0,8}/i;
const quoted = /^(?:>[ \t]?){1,8}/;
/** What is printed when a variable is put in place of its name, behind the same prompt. */
const echo = /^%[^%\s]{1,200}% = /;

/** Reads a script, or what a session showed. Never throws; each character is looked at a bounded number of times. */
export function readDiskshadow(text: string): DiskshadowText {
  const problems: { span: Span; message: string }[] = [];
  const commands: DshCommand[] = [];
  const comments: Span[] = [];
  const isSession = hasSessionLine(text);
  const output = new OutputReader(problems);
  let run = 0;
  let isCut = text.length > mostCharacters;
  const limits = {
    mostCharacters,
    longestLine,
    problem: (span: Span, message: string): void => {
      problems.push({ span, message });
    },
  };
  for (const { text: line, start } of pastedLines(text, limits)) {
    const asked = isSession ? prompt.exec(line) : quoted.exec(line);
    const from = asked?.[0].length ?? 0;
    const whole = { start, end: start + line.length };
    if (isSession && (!asked || echo.test(line.slice(from)))) {
      if (output.take(line, start, run) === 'banner' && commands.some((one) => one.run === run)) run++;
      continue;
    }
    output.end();
    const found = readCommand(line.slice(from), start + from, whole, run);
    if (found === 'comment') comments.push({ start: start + from, end: whole.end });
    else if (found) {
      if (commands.length === mostCommands) {
        problems.push({ span: { start, end: text.length }, message: `Reading ended after ${mostCommands} commands.` });
        isCut = true;
        break;
      }
      commands.push(found);
      if (found.verb?.name === 'exit') run++;
    }
  }
  const { found } = output.finish();
  const read = [...commands.map(({ span }) => span), ...output.read].sort((a, b) => a.start - b.start);
  return { text, isSession, isCut, commands, comments, problems, read, ...found };
}

function hasSessionLine(text: string): boolean {
  const limits = { mostCharacters, longestLine, problem: (): void => undefined };
  for (const { text: line } of pastedLines(text, limits)) if (isSessionLine(line)) return true;
  return false;
}
