import { isMessageIn } from '../evidence/message-shape';
import { sniffLimit } from '../evidence/sniff-text';
import { sniffPlainText } from '../evidence/sniff-plain-text';
import { hoverMessage } from '../language/hover-message';
import { foldingMessage, outlineMessage } from '../language/outline-message';
import { readMessage, type MessageText } from '../message';
import { privateValuesOfMessage } from '../report/private-message';
import { checkMessage } from '../rules/message/check-message';
import type { TextKind } from './text-kind';

/** Messages of events, codes and ids without a record around them. */
export const message: TextKind<MessageText> = {
  kind: 'message',
  isIn: isMessageIn,
  // In a text of another kind a code alone belongs to what the text is, which tells more of it.
  read: (text) => readMessage(text, sniffPlainText(text.slice(0, sniffLimit), '') === 'message'),
  check: checkMessage,
  hover: hoverMessage,
  outline: outlineMessage,
  folding: foldingMessage,
  privateValues: privateValuesOfMessage,
};
