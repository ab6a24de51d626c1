import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/core/explain';

/** What "Explain This Line" asks with a line of a document. */
describe('a line is explained by everything in it that has a meaning', () => {
  test.each([
    [
      'Microsoft-Windows-Hyper-V-VMMS-Admin/19100: it failed (0x80070299)',
      ['event Microsoft-Windows-Hyper-V-VMMS/19100', 'hresult 0x80070299'],
    ],
    ['2014-03-06 failed: Code: [0x8004231f]. VSSControl: -2147212300', ['hresult 0x8004231F', 'hresult 0x800423F4']],
    ['   Writer Id: {66841cd4-6ded-4f4b-8f17-fd23f8ddc3de}', ['guid 66841cd4-6ded-4f4b-8f17-fd23f8ddc3de']],
    ['   Status: [8] Fehler', ['writer-state [8]']],
    ["'D:\\VMs\\X-AutoRecovery.avhdx' is left", ['file-name auto-recovery']],
    ['  ReturnValue : 32775', ['job-code 32775']],
    ['paused because of STATUS_IO_TIMEOUT(c00000b5)', ['hresult 0xC00000B5']],
    ['set context persistent', []],
  ])('%s', (line, wanted) => {
    expect(explain(line).matches.map(({ kind, id }) => `${kind} ${id}`)).toEqual(wanted);
  });

  test('several lines, in their order', () => {
    const { matches, note } = explain('Quelle: VSS\nVSS 8194: x\nhr = 0x80070005');
    expect(matches.map(({ id }) => id)).toEqual(['VSS/8194', '0x80070005']);
    expect(note).toContain('inside the text');
  });
});
