import { headIn } from '../message/heads';
import { hasShape } from '../message/shapes';
import { isKnownCode, tokensIn } from '../message/tokens';
import { hasVssBlocks } from '../message/vss-blocks';
import { sniffLimit } from './sniff-text';

/** `Microsoft-Windows-Hyper-V-VMMS-Admin/19100`, alone at the beginning of a line. */
const fullHead =
  /^[ \t]{0,40}(?:Microsoft-Windows-)?Hyper-V-[A-Za-z-]{3,60}(?:\/[A-Z][a-z]{2,20})?[/ ]\d{1,5}[ \t]{0,4}(?:[:\uff1a]|\r?$)/m;
/** A name in quotation marks, and behind it a code in brackets and the id of the VM: `'VM01' ... (0x80070020). (... GUID)`. */
const vmMessage =
  /[(\uff08]0x[0-9a-f]{8}[)\uff09][^'"()\uff08\uff09]{0,30}[(\uff08][^()\n]{0,60}[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[)\uff09.]/i;
const vssMessage = /hr = 0x[0-9a-f]{8}/i;

/** True for a text in which the message of an event stands that can be told by its form. */
export function isMessageIn(text: string): boolean {
  return fullHead.test(text) || hasShape(text) || vmMessage.test(text) || (vssMessage.test(text) && hasVssBlocks(text));
}

/** `Event 3: workshop`: without the word id a small number is that of a programme, a ticket or a race. */
const numbered = /\bevents?[ _-]?#?\d{1,3}(?!\d)/i;

/** Longer texts, or more lines, are a log or something else in which a code stands. */
const mostLines = 60;

/** True for a short text in which something stands that can be looked up: a code that is known, an event, a code of a WMI job. */
export function isLooseMessage(text: string): boolean {
  if (text.length >= sniffLimit) return false;
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > mostLines || isProgram(lines)) return false;
  return lines.some((line) => {
    const head = headIn(line);
    const isOfList = numbered.test(line) && !head?.providers;
    if (head?.id !== undefined && !isOfList) return true;
    return tokensIn(line).some(
      ({ kind, value }) =>
        (kind === 'event' && !isOfList) || kind === 'job' || kind === 'rule' || (kind === 'code' && isKnownCode(value)),
    );
  });
}

/** How lines of programs and pages end or begin; sentences, lines of logs and what tools print do neither. */
const programLine = /(?:[{};>]|\)\)|=>)\s*$|^\s*(?:<[a-z!/?]|#\s?(?:include|define|pragma|if|endif)\b|[-+@]{2})/i;
const leastOfProgram = 3;

/** True where a third of the lines is of a program: a code that it compares with has happened to nobody. */
function isProgram(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  const found = written.filter((line) => programLine.test(line.slice(-400))).length;
  return found >= leastOfProgram && found * 3 >= written.length;
}
