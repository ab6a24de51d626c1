import { describe, expect, test } from 'vitest';
import { checkLogs, type ReadLog } from '../../../src/core/report/check-logs';
import { ids, writerList } from '../../support/vssadmin';
import { hvbackup } from '../cli/harness';
import { readExport } from '../logs/exports/read-export';

const event = (source: string, id: number, message: string): string =>
  `Log Name:      Application\nSource:        ${source}\nDate:          3/21/2014 10:00:13 PM\nEvent ID:      ${id}\nTask Category: None\nLevel:         Error\nKeywords:      Classic\nUser:          N/A\nComputer:      HV07\nDescription:\n${message}\n\n`;

async function codes(text: string): Promise<string[]> {
  const { records, coverage } = await readExport(text);
  const log: ReadLog = { path: 'a.txt', uri: 'mem:///export', coverage, records };
  const { inputs } = checkLogs([log]);
  return inputs.flatMap(({ findings }) => findings.map(({ code, severity }) => `${code} ${severity}`));
}

describe('a few events that were copied as text', () => {
  test('are judged as their messages, where no backup stands beside them', async () => {
    expect(await codes(event('VSS', 8194, 'It failed. hr = 0x80070005, no'))).toEqual(['HVB054 info']);
    expect(await codes(event('VSS', 8229, 'A writer refused with 0x800423f2, too late'))).toEqual(['HVB088 error']);
    expect(await codes(event('VSS', 12289, 'It failed. hr = 0x8000ffff'))).toEqual(['HVB105 info']);
    expect(
      await codes(event('Microsoft-Windows-FailoverClustering', 5120, `'CSV1' ('D') 'STATUS_X(c00000b5)'`)),
    ).toEqual(['HVB143 warning']);
  });

  test('what a rule on records tells is not told twice', async () => {
    const text = event(
      'Microsoft-Windows-Hyper-V-VMMS',
      19100,
      `'VM1' failed (0x80070299). (x 3F2504E0-4F89-41D3-9A0C-0305E82C3301)`,
    );
    expect(await codes(text)).toEqual(['HVB197 warning']);
  });

  test('a log of many is no paste: there an event alone is noise', async () => {
    const one = event('VSS', 8194, 'It failed. hr = 0x80070005, no');
    expect(await codes(one.repeat(21))).toEqual([]);
  });

  test('other pastes beside them are no backup', async () => {
    const files = {
      'e/event.txt': event('VSS', 8194, 'It failed. hr = 0x80070005, no'),
      'e/writers.txt': writerList([{ name: 'System Writer', id: ids.system, state: 1 }]),
    };
    const { stdout } = await hvbackup(['check', 'e'], { files });
    expect(stdout).toContain('info HVB054');
  });

  test('beside a backup the rules know more', async () => {
    const backup = event(
      'Microsoft-Windows-Hyper-V-VMMS',
      10150,
      `'VM1' failed (0x80004005). (x 3F2504E0-4F89-41D3-9A0C-0305E82C3301)`,
    );
    const found = await codes(backup + event('VSS', 8194, 'It failed. hr = 0x80070005, no'));
    expect(found).toContain('HVB122 error');
    expect(found).not.toContain('HVB054 info');
  });
});
