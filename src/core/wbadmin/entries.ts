import type { RecordField } from '../logs/record';
import type { TextEntry } from '../texts/text-kind';
import type { WbadminText } from './model';
import { patternOfStep } from './read-wbadmin';

/** Versions, with their time in UTC, and the lines of a session, which have none. */
export function entriesOfWbadmin({ versions, steps }: WbadminText): TextEntry[] {
  const listed = versions.map(({ span, identifier, time, written, target }): TextEntry => {
    const data: RecordField[] = [
      { name: 'identifier', value: identifier.value },
      ...(written ? [{ name: 'written', value: written.value }] : []),
      ...(target ? [{ name: 'target', value: target.value }] : []),
    ];
    return { span, mark: 'wbadmin/version', provider: 'wbadmin', time, level: 4, data };
  });
  const done = steps
    .filter(({ id }) => id !== 'wbadmin/log')
    .map((step): TextEntry => ({
      span: step.span,
      mark: step.id,
      provider: 'wbadmin',
      level: patternOfStep(step)?.level ?? 0,
      data: Object.entries(step.values).map(([name, { value }]) => ({ name, value })),
    }));
  return [...listed, ...done].sort((a, b) => a.span.start - b.span.start);
}
