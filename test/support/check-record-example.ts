import { diagnoseRecords } from '../../src/core/rules/records';
import { parseHostOs, type HostOs } from '../../src/core/vmconfig/facts/host-os';
import { records, wholeCoverage, type RecordSpec } from './records';

/** An example of a rule page: a few records, what is known of the host, and what span of the log was read without a gap. */
export interface RecordExample {
  readonly hostOs: HostOs;
  readonly readWhole?: readonly [from: string, to: string];
  readonly records: readonly RecordSpec[];
}

interface Written {
  readonly hostOs: string;
  readonly readWhole?: readonly [string, string];
  readonly records: readonly {
    readonly time: string;
    readonly computer: string;
    readonly provider: string;
    readonly eventId: number;
    readonly data: NonNullable<RecordSpec['data']>;
  }[];
}

/** Reads the JSON block of a page; a slip in it is a mistake in the page. */
export function recordExample(json: string): RecordExample {
  // The pages are ours, and a wrong shape fails in the test that reads it.
  const { hostOs, readWhole, records: written } = JSON.parse(json) as Written;
  const os = parseHostOs(hostOs);
  if (!os) throw new Error(`No host OS: ${hostOs}`);
  return {
    hostOs: os,
    ...(readWhole && { readWhole }),
    records: written.map(({ time, computer, provider, eventId, data }) => ({
      at: time,
      host: computer,
      provider,
      id: eventId,
      level: 2,
      data,
    })),
  };
}

/** The codes that are found in an example; what stands under its cause counts as well. */
export function codesOfExample({ hostOs, readWhole, records: specs }: RecordExample): string[] {
  const all = records(specs);
  const coverage = readWhole && wholeCoverage(all, ...readWhole);
  const { findings } = diagnoseRecords(all, { hostOs, ...(coverage && { coverage }) });
  const under = findings.flatMap(({ related }) =>
    related.flatMap(({ message }) => /^What followed \((\S+)\): /.exec(message)?.[1] ?? []),
  );
  return [...findings.map(({ code }) => code), ...under];
}
