import type { KernelLog } from '../kernel-log/model';
import { patternOf } from '../kernel-log/read-kernel-log';
import { codeSpan, escapeMarkdown } from '../report/markdown';
import { countUntil } from '../text/count-until';
import { touches } from '../text/span';
import type { Hover } from './hover';

/**
 * Error numbers of Linux that a freeze can end with (asm-generic/errno.h); which of them a file system gives is its own.
 */
const errors: Readonly<Record<string, string>> = {
  '2': 'there is no such file or device',
  '3': 'there is no such process: no daemon listens',
  '5': 'reading or writing failed',
  '13': 'permission denied; SELinux can be the reason',
  '16': 'it is in use, or frozen already',
  '22': 'not valid; from the driver: no daemon is connected',
  '30': 'the file system is read-only',
  '95': 'the file system cannot be frozen',
  '110': 'it took too long',
};

/** Explains the line under the cursor in the log of a Linux guest. */
export function hoverKernelLog(doc: KernelLog, offset: number): Hover | undefined {
  const line = lineAt(doc, offset);
  if (line) {
    const { error } = line.values;
    const words = error && errors[error.value.replace('-', '')];
    const blocks = [
      escapeMarkdown(patternOf(line)?.meaning ?? ''),
      ...(error && words !== undefined ? [`Error ${codeSpan(error.value)}: ${escapeMarkdown(words)}.`] : []),
    ];
    return { span: line.message.span, markdown: blocks.join('\n\n') };
  }
  const unit = doc.units.find(({ name }) => touches(name.span, offset));
  return (
    unit && {
      span: unit.name.span,
      markdown: 'The daemon that freezes the file systems of a Linux guest while its host takes a snapshot.',
    }
  );
}

/** Lines stand in the order of the text. */
function lineAt({ lines }: KernelLog, offset: number): KernelLog['lines'][number] | undefined {
  const line = lines[countUntil(lines, ({ message }) => message.span.start, offset) - 1];
  return line && touches(line.message.span, offset) ? line : undefined;
}
