import type { Kind } from '../evidence/kinds';
import { plainSpaces } from '../text/plain-spaces';
import { openAs, type OpenedAs } from './open-as';
import type { TextDoc, TextKind } from './text-kind';
import { diskshadow } from './diskshadow';
import { message } from './message';
import { kernelLog } from './kernel-log';
import { listing } from './listing';
import { powershell } from './powershell';
import { productLog } from './product-log';
import { scenario } from './scenario';
import { vssadmin } from './vssadmin';
import { wbadmin } from './wbadmin';

/** One kind, with the type of its documents behind it. */
interface Row extends Pick<TextKind<never>, 'kind' | 'isIn'> {
  readonly open: (text: string, uri: string) => OpenedAs;
}

/** Every kind of text that is read, in the order in which what they say is told. Another kind is another row. */
const rows: readonly Row[] = [
  row(vssadmin),
  row(diskshadow),
  row(powershell),
  row(listing),
  row(kernelLog),
  row(wbadmin),
  row(productLog),
  row(message),
  row(scenario),
];

/** The rows by kind. */
export const textKinds: ReadonlyMap<Kind, Row> = new Map(rows.map((one) => [one.kind, one]));

/** True for a text that is read as a whole; logs of events are read as streams (`isLogKind`). */
export function isTextKind(kind: Kind): boolean {
  return textKinds.has(kind);
}

function row<Doc extends TextDoc>(kind: TextKind<Doc>): Row {
  // YAML does tell spaces apart.
  const plain = kind.kind === 'scenario' ? (text: string) => text : plainSpaces;
  return {
    kind: kind.kind,
    isIn: (text) => kind.isIn(plain(text)),
    open: (text, uri) => openAs(kind, plain(text), uri),
  };
}
