import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

type Edit = readonly [from: string | RegExp, to: string];

/** A configuration with pieces of its text replaced, one after the other; each must be there. */
export function edited(options: VmConfigOptions, ...edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    const after = text.replace(from, to);
    if (after === text) throw new Error(`"${String(from)}" is not in the text.`);
    return after;
  }, vmConfig(options));
}

/** The text up to a piece and with it: a file that was cut off there. */
export function cutAfter(text: string, piece: string): string {
  const at = text.indexOf(piece);
  if (at < 0) throw new Error(`"${piece}" is not in the text.`);
  return text.slice(0, at + piece.length);
}
