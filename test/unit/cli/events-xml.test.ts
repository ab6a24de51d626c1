import { describe, expect, test } from 'vitest';
import { allLogs, applicationLog, vmmsAdmin } from '../../fixtures/events';
import { eventsToXml } from '../../support/events-to-xml';
import { writeEvtx } from '../../support/evtx-writer';
import { hvbackup } from './harness';

interface Line {
  readonly source: { readonly path: string; readonly byteOffset: number };
}

function linesOf(stdout: string): Line[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

const withoutSource = (stdout: string): unknown[] => linesOf(stdout).map((line) => ({ ...line, source: undefined }));
const xmlOf = (name: string): string => `<Events>${eventsToXml(allLogs[name] ?? []).join('\r\n')}</Events>`;

describe('events', () => {
  test.each(Object.entries(allLogs))('%s as XML gives the lines of the .evtx', async (name, list) => {
    const files = { 'a.evtx': writeEvtx(list).bytes, 'a.xml': xmlOf(name) };
    const fromEvtx = await hvbackup(['events', 'a.evtx', '--all'], { files });
    const fromXml = await hvbackup(['events', 'a.xml', '--all'], { files });
    expect([fromXml.code, withoutSource(fromXml.stdout)]).toEqual([0, withoutSource(fromEvtx.stdout)]);
    expect(linesOf(fromXml.stdout).map(({ source }) => source.byteOffset)).toEqual(
      [...files['a.xml'].matchAll(/<Event /g)].map(({ index }) => index),
    );
    expect(fromXml.stderr).toContain(`hvbackup: a.xml: ${list.length} of ${list.length} record(s) shown,`);
  });

  test('a pasted event on standard input, in UTF-16 as PowerShell writes it', async () => {
    const [event = ''] = eventsToXml(applicationLog);
    const stdin = Uint8Array.from(Buffer.from(`\ufeff${event}\r\n`, 'utf16le'));
    const { code, stdout } = await hvbackup(['events', '-', '--all'], { stdin });
    expect([code, linesOf(stdout).map(({ source }) => source)]).toEqual([0, [{ path: '-', byteOffset: 2 }]]);
  });

  test('a broken event is said with its place', async () => {
    const events = eventsToXml(vmmsAdmin);
    const broken = events.map((event, at) => (at === 1 ? event.replace('</Channel>', '') : event)).join('\n');
    const { code, stdout, stderr } = await hvbackup(['events', 'a.xml', '--all'], { files: { 'a.xml': broken } });
    expect([code, linesOf(stdout).length]).toEqual([0, events.length - 1]);
    const place = `not read: ${(events[1]?.length ?? 0) - '</Channel>'.length} bytes at ${(events[0]?.length ?? 0) + 1}: `;
    expect(stderr).toContain(`${place}The event is not well-formed XML: "System" ends where "Channel" is open.`);
  });

  test('names are hidden in event XML as well', async () => {
    const { stdout, stderr } = await hvbackup(['events', 'a.xml', '--all', '--anonymize'], {
      files: { 'a.xml': xmlOf('VMMS-Admin') },
    });
    expect(linesOf(stdout)).toHaveLength(vmmsAdmin.length);
    expect(stdout + stderr).not.toMatch(/contoso|HV01|SQL-02|LNX1/i);
  });
});

test('runs are found in event XML as in .evtx', async () => {
  const files = { 'a.evtx': writeEvtx(vmmsAdmin).bytes, 'a.xml': xmlOf('VMMS-Admin') };
  const runsOf = async (name: string): Promise<readonly { readonly outcome: string; readonly vm: unknown }[]> => {
    const { stdout } = await hvbackup(['runs', name, '--format', 'json'], { files });
    return (JSON.parse(stdout) as { readonly runs: { outcome: string; vm: unknown; start: unknown }[] }).runs.map(
      ({ outcome, vm, start }) => ({ outcome, vm, start }),
    );
  };
  const fromXml = await runsOf('a.xml');
  expect(fromXml.length).toBeGreaterThan(0);
  expect(fromXml).toEqual(await runsOf('a.evtx'));
});

test('check finds the same in event XML as in .evtx', async () => {
  const files = { 'a.evtx': writeEvtx(vmmsAdmin).bytes, 'a.xml': xmlOf('VMMS-Admin') };
  const codesOf = async (name: string): Promise<readonly string[]> => {
    const { stdout } = await hvbackup(['check', name, '--format', 'json'], { files });
    return (JSON.parse(stdout) as { readonly findings: { code: string }[] }).findings.map(({ code }) => code);
  };
  const fromXml = await codesOf('a.xml');
  expect(fromXml.length).toBeGreaterThan(0);
  expect(fromXml).toEqual(await codesOf('a.evtx'));
});
