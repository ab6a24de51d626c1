import { describe, expect, test } from 'vitest';
import { getVm, hostNotes, quotePowerShell, vmParameter } from '../../../src/core/rules/powershell';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import type { HostOs } from '../../../src/core/vmconfig/facts/host-os';
import type { VmConfig } from '../../../src/core/vmconfig/model';
import { vmConfig, type VmConfigOptions } from '../../support/vm-config';

const id = '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41';

function named(name: string | undefined, properties: Record<string, undefined> = {}): VmConfig {
  const raw = { properties: { ...(name === undefined && { name: undefined }), ...properties } };
  const { config } = openVmConfig('mem:///vm.xml', vmConfig({ id, ...(name !== undefined && { name }), raw }));
  if (!config) throw new Error('The built text is a configuration.');
  return config;
}

describe('quotePowerShell', () => {
  test.each([
    ['plain', "'plain'"],
    ['', "''"],
    ["it's", "'it''s'"],
    ['$env:TEMP & $(calc) ; `n "x"', '\'$env:TEMP & $(calc) ; `n "x"\''],
    // PowerShell reads these four as single quotes as well (about_Quoting_Rules).
    ['a\u2018b\u2019c\u201ad\u201be', "'a\u2018\u2018b\u2019\u2019c\u201a\u201ad\u201b\u201be'"],
    ['\u201cdouble\u201d', "'\u201cdouble\u201d'"],
    ['Größe 東京 🖥', "'Größe 東京 🖥'"],
    ['a\r\nb', "('a' + [char]0xd + [char]0xa + 'b')"],
    ["it's\u0000", "('it''s' + [char]0x0)"],
    ['D:\\\u202exdhv.exe', "('D:\\' + [char]0x202e + 'xdhv.exe')"],
    ['\u200bx', "('' + [char]0x200b + 'x')"],
    ['line\u2028end', "('line' + [char]0x2028 + 'end')"],
    ['tag\u{e0041}', "('tag' + [char]::ConvertFromUtf32(0xe0041))"],
    ['half\ud83d', "('half' + [char]0xd83d)"],
  ])('%j is %s', (text, quoted) => {
    expect(quotePowerShell(text)).toBe(quoted);
  });

  test('outside of the quotes nothing of the text is left, whatever it is', () => {
    const pieces = ["'", '\u2019', '\u201a', '"', '$(x)', '`', '\n', '\u202e', ';', 'a', '\u0000', '\u{e0041}', '|'];
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          const quoted = quotePowerShell(a + b + c);
          // The quotes of PowerShell: a string ends at the first single quote of any kind that is not doubled.
          const outside = quoted.replace(/'(?:[^'\u2018\u2019\u201a\u201b]|(['\u2018\u2019\u201a\u201b])\1)*'/g, '');
          expect(outside, quoted).toMatch(/^(?:|[()+ ]|\[char\](?:::ConvertFromUtf32\()?0x[0-9a-f]+)*$/);
        }
      }
    }
  });
});

describe('which VM is meant', () => {
  test.each([
    ['APP01', "'APP01'"],
    ["Anna's VM", "'Anna''s VM'"],
    ['A & B', "'A & B'"],
    ['$env:USERNAME', "'$env:USERNAME'"],
    ['say "x"', '\'say "x"\''],
    [' spaces ', "' spaces '"],
    ['O\u2019Neill', "'O\u2019\u2019Neill'"],
  ])('%j by its name', (name, quoted) => {
    expect(vmParameter(named(name))).toBe(`-VMName ${quoted}`);
    expect(vmParameter(named(name), '-Name')).toBe(`-Name ${quoted}`);
    expect(getVm(named(name))).toBe(`Get-VM -Name ${quoted}`);
  });

  test.each([
    ['a star', 'SQL*'],
    ['a question mark', 'SQL?'],
    ['brackets', 'SQL [old]'],
    ['the escape of wildcards', 'SQL`1'],
    ['a line end', 'SQL&#10;1'],
    ['a tabulator', 'SQL\t1'],
    ['a character that turns the line round', 'SQL\u202e1'],
    ['a character without width', 'SQL\u200b1'],
    ['a control of the upper range', 'SQL\u00851'],
    ['a line separator', 'SQL\u20281'],
    ['nothing but spaces', '   '],
  ])('by its id where the name holds %s', (_, name) => {
    // A reference in the text becomes the character that it stands for.
    const config = named('x');
    const text = vmConfig({
      id,
      name: 'x',
      replace: ['<name type="string">x</name>', `<name type="string">${name}</name>`],
    });
    const withName = openVmConfig('mem:///vm.xml', text).config ?? config;
    expect(withName.name?.value).not.toBe('x');
    expect(vmParameter(withName)).toBe(`-VM (Get-VM -Id '${id}')`);
    expect(getVm(withName)).toBe(`Get-VM -Id '${id}'`);
  });

  test('by its id where there is no name, and by a placeholder where there is no id either', () => {
    expect(vmParameter(named(undefined))).toBe(`-VM (Get-VM -Id '${id}')`);
    expect(vmParameter(named(undefined, { global_id: undefined }))).toBe("-VMName '<VM name>'");
    expect(vmParameter(named('a*', { global_id: undefined }), '-Name')).toBe("-Name '<VM name>'");
    expect(getVm(named(undefined, { global_id: undefined }))).toBe("Get-VM -Name '<VM name>'");
  });
});

describe('what else must be known before a host change', () => {
  const notes = (options: VmConfigOptions, os?: HostOs): string => {
    const { config } = openVmConfig('mem:///vm.xml', vmConfig(options));
    if (!config) throw new Error('The built text is a configuration.');
    return hostNotes({ config, host: { os, source: os ? 'flag' : 'unknown' } });
  };

  test('nothing in the ordinary case', () => {
    for (const os of ['windows-server-2012', 'windows-server-2025', 'windows-client', undefined] as const) {
      expect(notes({}, os)).toBe('');
    }
  });

  test('that older hosts have no cmdlets, by the host or by the configuration version', () => {
    expect(notes({}, 'windows-server-2008-r2')).toMatch(/^ .*Hyper-V Manager\.$/);
    expect(notes({}, 'windows-server-2008')).not.toBe('');
    expect(notes({ version: '2.0' })).toMatch(/Hyper-V Manager\.$/);
    expect(notes({ version: '4.0' })).toBe('');
    expect(notes({ version: '2.0' }, 'windows-server-2012-r2')).toBe('');
  });

  test('that a clustered VM is seen on its node only', () => {
    expect(notes({ clustered: true }, 'windows-server-2016')).toMatch(/^ The VM is clustered: .*\.$/);
    expect(notes({ clustered: true }, 'windows-server-2008-r2')).toMatch(/^ The VM is clustered: .*Hyper-V Manager\.$/);
  });
});
