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

/** Longer texts, or more lines, are a log or something else in which a code stands. */
const mostLines = 60;

/** True for a short text in which something stands that can be looked up: a code that is known, an event, a code of a WMI job. */
export function isLooseMessage(text: string): boolean {
  if (text.length >= sniffLimit) return false;
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.length > mostLines) return false;
  return lines.some((line) => {
    const head = headIn(line);
    if (head?.id !== undefined) return true;
    return tokensIn(line).some(
      ({ kind, value }) => kind === 'event' || kind === 'job' || (kind === 'code' && isKnownCode(value)),
    );
  });
}
