import type { KernelLine, KernelLog } from '../../kernel-log/model';
import type { LineId } from '../../kernel-log/line-patterns';
import type { RelatedSpan } from '../rule';

const mostRelated = 5;

/** The lines of these ids, in order. */
export function linesOf({ lines }: KernelLog, ...ids: readonly LineId[]): readonly KernelLine[] {
  return lines.filter(({ id }) => ids.includes(id));
}

/** The same thing again, at most five times: a log of months has it for each backup. */
export function again(lines: readonly KernelLine[]): RelatedSpan[] {
  return lines.slice(0, mostRelated).map(({ message: { span } }) => ({ span, message: 'And again.' }));
}

/** ` 3 times`, or nothing for once. */
export function times(lines: readonly unknown[]): string {
  return lines.length > 1 ? ` ${lines.length} times` : '';
}
