/** Scripts and sessions of diskshadow for tests, in the shapes that its sessions print; every id and name is made up. */

export const banner = [
  'Microsoft DiskShadow version 1.0',
  'Copyright (C) 2013 Microsoft Corporation',
  'On computer:  HV01,  3/6/2014 10:00:00 PM',
  '',
].join('\n');

export const ids = {
  hyperV: '66841cd4-6ded-4f4b-8f17-fd23f8ddc3de',
  system: 'e8132975-6f93-4464-a53e-1050253ae220',
  set: '9a1b7c00-0001-4000-8000-000000000001',
  copy: '9a1b7c00-0002-4000-8000-000000000001',
  volume: '0b51c6d2-0001-4000-8000-00000000000d',
  software: 'b5946137-7b9f-4925-af80-51abd60b20d5',
} as const;

/** Commands with the prompt that stands before each line of a script, or of a person who types. */
export function session(commands: readonly string[], output = '', prompt: '-> ' | 'DISKSHADOW> ' = '-> '): string {
  return `${banner}\n${commands.map((one) => `${prompt}${one}`).join('\n')}\n${output}`;
}

/** What is printed where a command fails; `mark` puts the code into the markers of a test. */
export function failure(code: string, mark = false): string {
  const shown = mark ? `[|${code}|]` : code;
  return `\nThe last operation failed.\n        - Returned HRESULT: ${shown}\n        - Error text: VSS_E_SOMETHING\n`;
}

/** A session that ends with a result code. */
export function failed(code: string, mark = true): string {
  return session(['begin backup', 'add volume d: alias data', 'create'], failure(code, mark));
}

export interface ListedWriter {
  readonly name?: string;
  readonly id?: string;
  /** The number; markers of a test may stand in it. */
  readonly status?: string;
  readonly failure?: string;
}

export function writersStatus(writers: readonly ListedWriter[]): string {
  const rows = writers.map(
    ({ name = 'System Writer', id = ids.system, status = '1 (VSS_WS_STABLE)', failure: code = '0x00000000' }) =>
      [
        `* WRITER ${name}`,
        `        - Status: ${status}`,
        `        - Writer Failure code: ${code} (S_SOMETHING)`,
        `        - Writer ID: {${id}}`,
        '        - Instance ID: {5d2f0a10-7c31-4e9a-8b55-000000000001}',
      ].join('\n'),
  );
  return session(
    ['list writers status'],
    `\nListing writer status ...\n\n${rows.join('\n\n')}\n\n${writers.length} writers listed.\n`,
  );
}

export function providers(
  rows: readonly { readonly id: string; readonly type: string; readonly name: string }[],
): string {
  const shown = rows.map(({ id, type, name }) =>
    [
      `* ProviderID: ${id}`,
      `        Type: ${type}`,
      `        Name: ${name}`,
      '        Version: 1.0.0.7',
      '        CLSID: {65ee1dba-8ff4-4a58-ac1c-000000000001}',
    ].join('\n'),
  );
  return session(['list providers'], `\n${shown.join('\n\n')}\n\n${rows.length} providers registered.\n`);
}

/** What create prints of one copy. */
export function shadow(attributes = 'No_Auto_Release Persistent Differential', alias = 'data'): string {
  return [
    `Alias ${alias} for shadow ID {${ids.copy}} set as environment variable.`,
    `Alias VSS_SHADOW_SET for shadow set ID {${ids.set}} set as environment variable.`,
    '',
    `Querying all shadow copies with the shadow copy set ID {${ids.set}}`,
    '',
    `\t* Shadow copy ID = {${ids.copy}}\t\t%${alias}%`,
    `\t\t- Shadow copy set: {${ids.set}}\t%VSS_SHADOW_SET%`,
    '\t\t- Original count of shadow copies = 1',
    `\t\t- Original volume name: \\\\?\\Volume{${ids.volume}}\\ [D:\\]`,
    '\t\t- Creation time: 3/6/2014 10:00:07 PM',
    '\t\t- Shadow copy device name: \\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy4',
    '\t\t- Originating machine: HV01.example.test',
    '\t\t- Service machine: HV01.example.test',
    '\t\t- Not exposed',
    `\t\t- Provider ID: {${ids.software}}`,
    `\t\t- Attributes:  ${attributes}`,
    '',
    'Number of shadow copies listed: 1',
    '',
  ].join('\n');
}
