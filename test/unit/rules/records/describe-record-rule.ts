import { describe, expect, test } from 'vitest';
import { diagnoseRecords, type RecordFinding } from '../../../../src/core/rules/records';
import type { HostOs } from '../../../../src/core/vmconfig/facts/host-os';
import { failure, vm001, vmms } from '../../../fixtures/runs/words';
import { records, type RecordSpec } from '../../../support/records';

/** One record on one host, and what a rule says of it. */
export interface RecordCase {
  readonly os: HostOs;
  readonly provider: string;
  readonly id: number;
  readonly data?: RecordSpec['data'];
  /** `HV01` without it; the guest of VM001 is `VM001`. */
  readonly host?: string;
  /** 22:00:30 without it, which is in the middle of a backup of VM001 where `run` asks for one. */
  readonly at?: string;
  /** A backup of VM001 that runs at 22:00. */
  readonly run?: boolean;
}

/** A rule's cases: each fires with these words, each neighbour is quiet. */
export interface RecordRuleCases {
  readonly fires: readonly (RecordCase & { readonly says: readonly string[]; readonly severity: string })[];
  /** The same id on another build, of another provider, with another code, or when no backup runs. */
  readonly quiet: readonly RecordCase[];
}

const at = (time: string): string => `2014-03-06T${time}`;

/** Two records that only a backup of VM001 logs, whatever the host. */
function backup(os: HostOs): RecordSpec[] {
  const isOld = os === 'windows-server-2008' || os === 'windows-server-2008-r2';
  const id = isOld ? 10102 : 10150;
  return [
    { at: at('22:00:31'), host: 'HV01', provider: vmms, id, level: 2, data: { ...vm001, ...failure('0x80004005') } },
  ];
}

/** All findings of one code for one case. */
export function findingsOfCase(
  code: string,
  one: RecordCase,
  data: RecordSpec['data'] | undefined = one.data,
): readonly RecordFinding[] {
  const spec: RecordSpec = {
    at: at(one.at ?? '22:00:30'),
    host: one.host ?? 'HV01',
    provider: one.provider,
    id: one.id,
    level: 2,
    ...(data !== undefined && { data }),
  };
  const { findings } = diagnoseRecords(records([...(one.run ? backup(one.os) : []), spec]), { hostOs: one.os });
  // A consequence stands under the cause; it is told all the same.
  const under = findings.filter(({ related }) =>
    related.some(({ message }) => message.startsWith(`What followed (${code}): `)),
  );
  return [...findings.filter((finding) => finding.code === code), ...under.filter((finding) => finding.code !== code)];
}

/** The tests of one rule. */
export function describeRecordRule(code: string, { fires, quiet }: RecordRuleCases): void {
  describe(code, () => {
    test.each(fires.map((one) => [`${one.provider} ${one.id} on ${one.os}`, one] as const))(
      'fires on %s',
      (_name, one) => {
        const [finding, ...more] = findingsOfCase(code, one);
        expect(finding, 'a finding').toBeDefined();
        expect(more).toEqual([]);
        const said =
          finding!.code === code
            ? finding!.message
            : (finding!.related.find(({ message }) => message.includes(code))?.message ?? '');
        for (const words of one.says) expect(said).toContain(words);
        if (finding!.code === code) expect(finding!.severity).toBe(one.severity);
        expect(finding!.record).toMatchObject({ byteOffset: expect.any(Number) as number });
        expect(finding!.fixes()[0]?.title).toMatch(/^[A-Z"].*\.$/s);
      },
    );

    test.each(
      quiet.map((one) => [`${one.provider} ${one.id} on ${one.os}${one.run ? '' : ', no backup'}`, one] as const),
    )('is quiet on %s', (_name, one) => {
      expect(findingsOfCase(code, one)).toEqual([]);
    });

    test('a record without its values is told without them', () => {
      for (const one of fires) {
        for (const finding of findingsOfCase(code, one, [])) {
          expect(finding.message).not.toMatch(/undefined|NaN|""|\(\)/);
        }
      }
    });

    test('a record with broken values breaks nothing', () => {
      const broken = ['\u001b[31m\u0000', 'x'.repeat(10_000), '{not-a-guid}', '0xZZ', '', '-99999999999999'];
      for (const one of fires) {
        for (const finding of findingsOfCase(code, one, broken)) {
          expect(finding.code).not.toBe('internal/rule-failed');
          if (finding.code === code) expect(finding.vm?.id).toBeUndefined();
        }
      }
    });
  });
}
