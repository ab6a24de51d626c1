import type { RecordField } from '../logs/record';
import type { TextEntry } from '../texts/text-kind';
import type { KernelLine, KernelLog } from './model';
import { patternOf } from './read-kernel-log';

/** The lines about VSS as entries of runs. Seconds since the start of the system and times without a year give no time. */
export function entriesOfKernelLog({ lines }: KernelLog): TextEntry[] {
  return lines.filter(({ id }) => id.startsWith('hv-vss/')).map(toEntry);
}

function toEntry(line: KernelLine): TextEntry {
  const { id, span, stamp, values } = line;
  const data: RecordField[] = Object.entries(values).map(([name, { value }]) => ({ name, value }));
  return {
    span,
    mark: id,
    provider: 'hv_vss',
    ...(stamp.time !== undefined && { time: stamp.time }),
    level: patternOf(line)?.level ?? 0,
    ...(stamp.host && { host: stamp.host.value }),
    data: [...(stamp.written ? [{ name: 'written', value: stamp.written.value.trim() }] : []), ...data],
  };
}
