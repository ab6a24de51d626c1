import { describe, expect, test } from 'vitest';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { good2012R2 } from '../../fixtures/runs/good';
import { systemLog, vmmsAdmin } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { expectGolden } from '../../support/golden';
import { expectOtlp } from '../../support/otlp/validate';
import { logsOf } from '../../support/records-to-evtx';
import { hvbackup } from './harness';

const log = {
  files: { 'logs/VMMS-Admin.evtx': writeEvtx(vmmsAdmin).bytes, 'logs/System.evtx': writeEvtx(systemLog).bytes },
};
const night = {
  files: Object.fromEntries(Object.entries(logsOf(good2012R2)).map(([name, bytes]) => [`logs/${name}`, bytes])),
};

describe('events --format ecs', () => {
  test('golden', async () => {
    const { code, stdout } = await hvbackup(['events', 'logs', '--all', '--format', 'ecs'], log);
    expect(code).toBe(0);
    expectGolden('cli/events-ecs', stdout);
  });

  test('gives the records that ndjson gives, in the same order', async () => {
    const ids = async (format: string): Promise<string[]> => {
      const { stdout } = await hvbackup(['events', 'logs', '--all', '--format', format], log);
      return [...stdout.matchAll(/"record_?[iI]d":"(\d+)"/g)].map(([, id = '']) => id);
    };
    expect(await ids('ecs')).toEqual(await ids('ndjson'));
    expect((await ids('ecs')).length).toBeGreaterThan(3);
  });

  test('--anonymize', async () => {
    const { stdout } = await hvbackup(['events', 'logs', '--all', '--format', 'ecs', '--anonymize'], night);
    expect(stdout).not.toMatch(/VM001|HV01|corp\.example/);
    expect(stdout.split('\n')).toHaveLength(good2012R2.length + 1);
  });
});

describe('runs --format otlp', () => {
  test('is valid, with the coverage on standard error', async () => {
    const { code, stdout, stderr } = await hvbackup(['runs', 'logs', '--format', 'otlp'], night);
    expect(code).toBe(0);
    const { spans, logs } = expectOtlp(stdout);
    expect(spans.length).toBeGreaterThan(3);
    expect(logs.length).toBeGreaterThan(3);
    expect(stderr).toMatch(/^Coverage: \d+ of \d+ records tell of backups\.$/m);
    expect(stderr).toContain('no gap in record ids');
  });

  test('the two signals apart are the two together', async () => {
    const of = async (format: string): Promise<string[]> =>
      (await hvbackup(['runs', 'logs', '--format', format], night)).stdout.split('\n').sort();
    const [both, traces, logs] = [await of('otlp'), await of('otlp-traces'), await of('otlp-logs')];
    expect(both).toEqual([...new Set([...traces, ...logs])].sort());
    expect(traces.length).toBeGreaterThan(1);
    expect(logs.length).toBeGreaterThan(1);
  });

  test('--anonymize and --vm', async () => {
    const hidden = await hvbackup(['runs', 'logs', '--format', 'otlp', '--anonymize'], night);
    expect(hidden.stdout + hidden.stderr).not.toMatch(/VM001|HV01|corp\.example/);
    expect(expectOtlp(hidden.stdout).spans.length).toBeGreaterThan(3);
    const none = await hvbackup(['runs', 'logs', '--format', 'otlp-traces', '--vm', 'VM999'], night);
    expect(none.stdout).toBe('');
    expect(none.stderr).toContain('no run of a VM "VM999" was found');
  });

  test('is no format of --compare', async () => {
    const { code, stderr } = await hvbackup(['runs', 'logs', '--format', 'otlp', '--compare', 'last'], night);
    expect(code).toBe(2);
    expect(stderr).toContain('--compare has no format otlp');
  });
});

test('SARIF gives the offset of the record in its log', async () => {
  const files = Object.fromEntries(
    Object.entries(logsOf(failedCheckpoint[0]!.records)).map(([name, bytes]) => [`logs/${name}`, bytes]),
  );
  const { stdout } = await hvbackup(['check', 'logs', '--format', 'sarif'], { files });
  const sarif = JSON.parse(stdout) as {
    runs: {
      results: {
        locations: { physicalLocation: { artifactLocation: { uri: string }; region: { byteOffset: number } } }[];
        properties: { recordId: string };
      }[];
    }[];
  };
  const results = sarif.runs[0]!.results;
  expect(results.length).toBeGreaterThan(0);
  for (const { locations, properties } of results) {
    const { artifactLocation, region } = locations[0]!.physicalLocation;
    const bytes = files[artifactLocation.uri]!;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    // [MS-EVEN6] 2.2.17: a record begins with two asterisks and two zeros, its length and its record id.
    expect(view.getUint32(region.byteOffset, true)).toBe(0x2a2a);
    expect(String(view.getBigUint64(region.byteOffset + 8, true))).toBe(properties.recordId);
  }
});

describe('runs --format otlp over many hosts', () => {
  const hosts = Array.from({ length: 6 }, (_, at) => `HV0${at}.contoso.test`);
  const files = Object.fromEntries(
    hosts.flatMap((host, at) =>
      Object.entries(logsOf(ofHost(host, at))).map(([name, bytes]) => [`logs/${at}/${name}`, bytes] as const),
    ),
  );

  /** The same night on another host, with VMs of its own. */
  function ofHost(host: string, at: number): typeof good2012R2 {
    const own = (text: string): string =>
      text
        .replace(/^VM001$/, `VM00${at}`)
        .replace(/([0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{11})[0-9A-F]/gi, `$1${at}`);
    return good2012R2.map((record) => ({
      ...record,
      host,
      data: record.data.map((field) => ({ ...field, value: own(field.value) })),
    }));
  }

  test('gives the lines of each host by itself, whatever is read together', async () => {
    expect(Object.keys(files).length).toBeGreaterThan(8);
    const all = await hvbackup(['runs', 'logs', '--format', 'otlp-traces'], { files });
    const each: string[] = [];
    for (const at of hosts.keys()) {
      const own = Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith(`logs/${at}/`)));
      each.push((await hvbackup(['runs', 'logs', '--format', 'otlp-traces'], { files: own })).stdout);
    }
    expect(all.stdout.split('\n').sort()).toEqual(each.join('').split('\n').concat(['']).slice(0, -1).sort());
    expect(all.stderr.match(/^Coverage: /gm)).toHaveLength(1);
  });

  test('finds one VM among them', async () => {
    const { stdout, stderr } = await hvbackup(['runs', 'logs', '--format', 'otlp-traces', '--vm', 'VM003'], { files });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('no run of a VM');
    const none = await hvbackup(['runs', 'logs', '--format', 'otlp-traces', '--vm', 'VM999'], { files });
    expect(none.stderr.match(/no run of a VM "VM999"/g)).toHaveLength(1);
  });
});
