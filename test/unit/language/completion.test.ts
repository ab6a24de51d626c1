import { describe, expect, test } from 'vitest';
import { complete, type CompletionItem } from '../../../src/core/language';
import { checkVmConfig } from '../../../src/core/rules/check-config';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { deviceClasses } from '../../../src/core/vmconfig/facts/devices';
import { childElements, innerSpan, textContent, walkElements } from '../../../src/core/xml';
import { damages, truncations } from '../../support/mutation';
import { vmConfig } from '../../support/vm-config';
import { fullConfig, open, textOf } from './open';

const config = (inside: string): string => `<configuration>${inside}</configuration>`;
const bank = (inside: string): string =>
  config(
    `<settings><memory><bank>${inside}</bank></memory></settings><properties><version type="integer">1280</version></properties>`,
  );

function itemsAt(marked: string): readonly CompletionItem[] {
  const { doc, at } = open(marked);
  return complete(doc, at);
}

function labels(marked: string): string[] {
  return [...itemsAt(marked)]
    .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    .map(({ label }) => label);
}

/** What an editor makes of a snippet that is left at once: each stop keeps its text, a choice its first. */
function plainSnippet(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+\|((?:\\.|[^|\\])*)\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$\d+/g,
    (_all, escaped?: string, choices?: string, text?: string) =>
      escaped ?? (choices?.split(/(?<!\\),/)[0] ?? text ?? '').replace(/\\(.)/g, '$1'),
  );
}

function apply(text: string, { edit: { span, newText }, isSnippet }: CompletionItem): string {
  return text.slice(0, span.start) + (isSnippet ? plainSnippet(newText) : newText) + text.slice(span.end);
}

/** The text after the item whose label begins so was taken. */
function take(marked: string, label: string): string {
  const { doc, at, text } = open(marked);
  const item = complete(doc, at).find((one) => one.label.startsWith(label));
  if (!item) throw new Error(`No item "${label}" but ${JSON.stringify(complete(doc, at).map((one) => one.label))}.`);
  return apply(text, item);
}

describe('elements', () => {
  test('after "<": what the parent may hold and does not hold yet', () => {
    const found = labels(bank('<size type="integer">1024</size><$0'));
    expect(found).toEqual([
      'dynamic_memory_enabled',
      'limit',
      'priority',
      'reservation',
      'target_memory_buffer',
      'backing_type',
    ]);
  });

  test('what belongs to other versions comes last, what is only named before it', () => {
    const found = labels(config('<$0<properties><version type="integer">1280</version></properties>'));
    expect(found.slice(0, 4)).toEqual(['global_settings', 'manifest', 'savedstate', 'settings']);
    expect(found).toContain('security');
    expect(found.indexOf('security')).toBeGreaterThan(found.indexOf('import'));
  });

  test('a leaf is written whole, with its type', () => {
    expect(take(bank('<$0'), 'limit')).toBe(bank('<limit type="integer">1048576</limit>'));
    expect(itemsAt(bank('<$0')).find(({ label }) => label === 'limit')?.edit.newText).toBe(
      'limit type="integer">${1:1048576}</limit>',
    );
  });

  test('a leaf of few values lets one be chosen', () => {
    const { edit } =
      itemsAt(config('<global_settings><snapshots><us$0</snapshots></global_settings>')).find(
        ({ label }) => label === 'user_type',
      ) ?? {};
    expect(edit?.newText).toBe('user_type type="integer">${1|3,2,4,5|}</user_type>');
  });

  test('a container is opened and closed, with the line end of the file', () => {
    expect(take('<configuration>\n  <$0\n</configuration>', 'manifest')).toBe(
      '<configuration>\n  <manifest>\n  \n</manifest>\n</configuration>',
    );
    expect(take('<configuration>\r\n  <$0\r\n</configuration>', 'manifest')).toBe(
      '<configuration>\r\n  <manifest>\r\n  \r\n</manifest>\r\n</configuration>',
    );
  });

  test('the whole half-typed name is replaced', () => {
    expect(take(bank('\n<prio$0ri\n<size type="integer">1</size>'), 'priority')).toBe(
      bank('\n<priority type="integer">5000</priority>\n<size type="integer">1</size>'),
    );
  });

  test('a bracket that is there already is taken too', () => {
    expect(take(bank('<prio$0>'), 'priority')).toBe(bank('<priority type="integer">5000</priority>'));
  });

  test('of a tag that has more than its name only the name is replaced', () => {
    expect(take(bank('<si$0 type="integer">1</size>'), 'size')).toBe(bank('<size type="integer">1</size>'));
    expect(take(bank('<si$0/>'), 'size')).toBe(bank('<size/>'));
    expect(take(bank('<si$0>1</size>'), 'size')).toBe(bank('<size>1</size>'));
    expect(itemsAt(bank('<si$0 type="integer">1</size>')).some(({ isSnippet }) => isSnippet)).toBe(false);
  });

  test('without "<", in the text of a container', () => {
    expect(take(bank('\n  prio$0\n'), 'priority')).toBe(bank('\n  <priority type="integer">5000</priority>\n'));
    expect(take(bank('\n  $0\n'), 'priority')).toBe(bank('\n  <priority type="integer">5000</priority>\n'));
  });

  test('what may repeat is offered again', () => {
    const metrics = (inside: string): string =>
      config(`<global_settings><metrics>${inside}</metrics></global_settings>`);
    expect(labels(metrics('<devicetype></devicetype><$0'))).toEqual(['devicetype']);
  });

  test('the root, where there is none', () => {
    expect(labels('$0')).toEqual(['configuration']);
    expect(labels('<$0')).toEqual(['configuration']);
    expect(labels('<?xml version="1.0"?>\n<con$0')).toEqual(['configuration']);
    expect(labels('<configuration></configuration>\n<$0')).toEqual([]);
  });

  test('a leaf that was not closed does not hide what its parent may hold', () => {
    expect(labels(bank('\n<size type="integer">\n<$0\n'))).toContain('limit');
  });

  test('where nothing is known, nothing is offered', () => {
    expect(labels(config('<unheard_of><$0</unheard_of>'))).toEqual([]);
    expect(labels(bank('<size type="integer">1<$0/size>'))).toEqual([]);
    expect(labels(config('<![CDATA[<$0]]>'))).toEqual([]);
    expect(labels('<?xml $0?><configuration/>')).toEqual([]);
    expect(labels('<!DOCTYPE <$0><configuration/>')).toEqual([]);
  });

  test('documentation says what it is, since when, and how sure that is', () => {
    const type = itemsAt(config('<global_settings><snapshots><$0</snapshots></global_settings>')).find(
      ({ label }) => label === 'user_type',
    );
    expect(type?.detail).toBe('integer');
    expect(type?.documentation).toContain('What kind of checkpoint a user gets.');
    expect(type?.documentation).toContain('`4` Production only');
    expect(type?.documentation).toContain('Known from configuration version 8.0 on.');
    expect(type?.documentation).toContain('Source:');
  });
});

describe('numbered elements', () => {
  const ide = '_83f8638b-8dca-4152-9eda-2ca8b33039b4_';
  const scsi = '_d422512d-0000-4000-8000-00000000abcd_';
  const scsiEntry =
    '<manifest><vdev001><device type="string">d422512d-2bf2-4752-809d-7b82b5fcb1b4</device>' +
    '<instance type="string">D422512D-0000-4000-8000-00000000ABCD</instance></vdev001></manifest>';

  test('the next free one, up to the last there is', () => {
    expect(labels(config(`<${ide}><controller0/><$0</${ide}>`))).toContain('controller1');
    const full = labels(config(`<${ide}><controller0/><controller1/><$0</${ide}>`));
    expect(full.filter((label) => label.startsWith('controller'))).toEqual([]);
    const drives = '<drive0/><drive2/>';
    expect(labels(config(`<${scsi}><controller0>${drives}<$0</controller0></${scsi}>${scsiEntry}`))).toEqual([
      'drive1',
    ]);
    expect(labels(config(`<${ide}><controller0><drive0/><drive1/><$0</controller0></${ide}>`))).toEqual([]);
  });

  test('a drive comes with its path and what is in it', () => {
    expect(take(config(`<${scsi}><controller0><$0</controller0></${scsi}>${scsiEntry}`), 'drive0')).toContain(
      '<drive0>\n  <pathname type="string"></pathname>\n  <type type="string">VHD</type>\n</drive0>',
    );
    const floppy = '_8f0d2762-0b00-4e04-af4f-19010527cb93_';
    expect(take(config(`<${floppy}><controller0><$0</controller0></${floppy}>`), 'drive0')).toContain('>VFD<');
  });
});

describe('devices', () => {
  const add = (text: string): string => text.replace('\n  </manifest>', '\n    <$0\n  </manifest>');

  test('one whole manifest entry per class that can still be added, with the next number', () => {
    const items = itemsAt(add(vmConfig()));
    expect(items.every(({ kind, label }) => kind === 'device' && label.startsWith('vdev014 '))).toBe(true);
    const listed = 11;
    expect(items.length).toBe(deviceClasses.length - listed);
    expect(items.map(({ label }) => label)).toContain('vdev014 SCSI controller');
    expect(items.map(({ label }) => label)).not.toContain('vdev014 Heartbeat');
  });

  test('the gap is filled first', () => {
    const items = itemsAt(config('<manifest><vdev001/><vdev003/><$0</manifest>'));
    expect(items.filter(({ kind }) => kind === 'device')[0]?.label).toMatch(/^vdev002 /);
  });

  test('what this version and generation would list comes first', () => {
    const second = vmConfig({ generation: 2 });
    expect(labels(add(second)).slice(0, 2)).toEqual(['vdev014 Network adapter', 'vdev014 SCSI controller']);
    const recent = vmConfig({ generation: 2, version: '9.0' });
    const found = labels(add(recent));
    expect(found.findIndex((label) => label.endsWith('Virtual TPM'))).toBeLessThan(
      found.findIndex((label) => label.endsWith('IDE controller')),
    );
  });

  test('an integration service that was taken away comes back as Hyper-V writes it', () => {
    const before = vmConfig({ vss: 'absent' });
    const after = openVmConfig('mem:///vm.xml', take(add(before), 'vdev013 Backup'));
    const entry = after.config?.manifest?.entries.at(-1);
    expect(after.problems).toEqual([]);
    expect(entry?.element.name).toBe('vdev013');
    expect(entry && childElements(entry.element).map((leaf) => [leaf.name, textContent(leaf).value])).toEqual([
      ['device', '5ced1297-4598-4915-a5fc-ad21bb4d02a4'],
      ['flags', '1'],
      ['instance', '5CED1297-4598-4915-A5FC-AD21BB4D02A4'],
      ['name', 'Microsoft VSS Component'],
    ]);
  });

  test('with its entry, its number and its node a SCSI controller leaves nothing to complain about', () => {
    const codesOf = (text: string): string[] =>
      checkVmConfig(openVmConfig('mem:///vm.xml', text)).map(({ code }) => code);
    const before = vmConfig({ scsi: [] });
    const entry = take(add(before), 'vdev013 SCSI controller').replace(
      /(<manifest>\s*<size type="integer">)12</,
      '$113<',
    );
    const instance =
      /<instance type="string">([^<]+)<\/instance>\s*<name type="string">Synthetic SCSI/.exec(entry)?.[1] ?? '';
    const after = take(
      entry.replace('  <global_settings>', '  <$0\n  <global_settings>'),
      `_${instance.toLowerCase()}_`,
    );
    expect(codesOf(before)).toContain('HVB001');
    expect(codesOf(after)).not.toContain('HVB001');
    // Where among its siblings a node stands is the writer's choice here, not the completion's.
    expect(codesOf(after).filter((code) => !codesOf(before).includes(code) && !code.includes('order'))).toEqual([]);
  });

  test('new instances are not in the file yet, and stay the same while the editor asks again', () => {
    const instanceOf = (text: string): string | undefined =>
      /instance type="string">\$\{1:([^}]+)\}/.exec(
        itemsAt(text).find(({ label }) => label.endsWith(' SCSI controller'))?.edit.newText ?? '',
      )?.[1];
    const first = instanceOf(add(vmConfig()));
    expect(first).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
    expect(instanceOf(add(vmConfig()))).toBe(first);
    expect(instanceOf(add(vmConfig({ id: 'F00C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41' })))).not.toBe(first);
    const taken = vmConfig({ raw: { [`_${(first ?? '').toLowerCase()}_`]: { VDEVVersion: ['integer', '256'] } } });
    expect(instanceOf(add(taken))).not.toBe(first);
  });

  test('the node of an entry that has none, and of emulated devices that need no entry', () => {
    const items = itemsAt(vmConfig().replace('<manifest>', '<$0\n  <manifest>'));
    const nodes = items.filter(({ kind }) => kind === 'device').map(({ label }) => label);
    expect(nodes[0]).toBe('_197f74e3-b84b-46de-8ae6-82f1cd181cdc_ Synthetic keyboard');
    expect(nodes).toContain('_e51b7ef6-4a7f-4780-aaae-d4b291aacd2e_ Real-time clock');
    expect(nodes.some((label) => label.endsWith('IDE controller'))).toBe(false);
    expect(new Set(nodes).size).toBe(nodes.length);
  });

  test('a damaged file with very many devices gives a short list', () => {
    const entries = Array.from({ length: 5_000 }, (_, at) => {
      const guid = `a1b2c3d4-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
      return `<vdev${at + 1}><instance type="string">${guid}</instance></vdev${at + 1}>`;
    }).join('');
    expect(itemsAt(config(`<$0<manifest>${entries}</manifest>`)).length).toBeLessThan(200);
    expect(itemsAt(config(`<manifest>${entries}<$0</manifest>`)).length).toBeLessThan(100);
  });
});

describe('attributes', () => {
  test('the type, where it is missing and belongs', () => {
    expect(take(bank('<size $0>1</size>'), 'type')).toBe(bank('<size type="integer">1</size>'));
    expect(take(bank('<size ty$0p>1</size>'), 'type')).toBe(bank('<size type="integer">1</size>'));
    expect(take(bank('<size ty$0="integer">1</size>'), 'type')).toBe(bank('<size type="integer">1</size>'));
    expect(take(config('<unheard_of $0/>'), 'type')).toBe(config('<unheard_of type="string"/>'));
    expect(take(bank('<size $0\n'), 'type')).toBe(bank('<size type="integer"\n'));
  });

  test('nowhere else', () => {
    expect(labels(bank('<size type="integer" $0>1</size>'))).toEqual([]);
    expect(labels(bank('<size type="integer"$0>1</size>'))).toEqual([]);
    expect(labels(config('<manifest $0></manifest>'))).toEqual([]);
    expect(labels(bank('<size type="integer">1</size $0>'))).toEqual([]);
    expect(labels(bank('<size other="$0">1</size>'))).toEqual([]);
  });

  test('the four types, the expected one first', () => {
    expect(labels(bank('<size type="$0">1</size>'))).toEqual(['integer', 'string', 'bool', 'bytes']);
    expect(labels(config('<unheard_of type="$0">1</unheard_of>'))).toEqual(['string', 'integer', 'bool', 'bytes']);
  });

  test.each([
    ['the whole word is replaced', '<size type="st$0ring">1</size>', '<size type="integer">1</size>'],
    ['single quotes stay', "<size type='$0'>1</size>", "<size type='integer'>1</size>"],
    ['a missing quote is added', '<size type="in$0>1</size>', '<size type="integer">1</size>'],
    ['missing quotes are added', '<size type=$0>1</size>', '<size type="integer">1</size>'],
    ['an unquoted value is replaced', '<size type=in$0t>1</size>', '<size type="integer">1</size>'],
    [
      'a half-typed tag',
      '<size type="in$0\n<limit type="integer">1</limit>',
      '<size type="integer"\n<limit type="integer">1</limit>',
    ],
  ])('%s', (_name, before, after) => {
    expect(take(bank(before), 'integer')).toBe(bank(after));
  });
});

describe('values', () => {
  test('an enumeration with its meanings', () => {
    const items = itemsAt(
      config('<global_settings><snapshots><user_type type="integer">$0</user_type></snapshots></global_settings>'),
    );
    expect(items.map(({ label, detail }) => [label, detail])).toEqual([
      ['2', 'None, checkpoints are disabled'],
      ['3', 'Production, else standard'],
      ['4', 'Production only'],
      ['5', 'Standard'],
    ]);
  });

  test('the whole value is replaced, spaces in it and all, but not the white space around it', () => {
    const typeId = (value: string): string =>
      config(`<properties><type_id type="string">${value}</type_id></properties>`);
    expect(take(typeId('\n  Virtual $0Machines\n'), 'Snapshots')).toBe(typeId('\n  Snapshots\n'));
    expect(take(typeId('Virtual $0\nMachines'), 'Snapshots')).toBe(typeId('Snapshots\nMachines'));
    expect(take(typeId('Virtual \r\nMachi$0nes'), 'Snapshots')).toBe(typeId('Virtual \r\nSnapshots'));
  });

  test('True and False, by the vocabulary or by the type', () => {
    expect(labels(bank('<dynamic_memory_enabled type="bool">F$0</dynamic_memory_enabled>'))).toEqual(['True', 'False']);
    expect(labels(bank('<dynamic_memory_enabled>$0</dynamic_memory_enabled>'))).toEqual(['True', 'False']);
    expect(labels(config('<unheard_of type="bool">$0</unheard_of>'))).toEqual(['True', 'False']);
    expect(take(config('<unheard_of type="bool">tr$0ue</unheard_of>'), 'True')).toBe(
      config('<unheard_of type="bool">True</unheard_of>'),
    );
  });

  test('device classes with their names, those of this version first', () => {
    const text = vmConfig().replace(
      '5ced1297-4598-4915-a5fc-ad21bb4d02a4</device>',
      '5ced$01297-4598-4915-a5fc-ad21bb4d02a4</device>',
    );
    const items = itemsAt(text);
    expect(items).toHaveLength(deviceClasses.length);
    expect(items.find(({ label }) => label === 'SCSI controller d422512d-2bf2-4752-809d-7b82b5fcb1b4')?.detail).toBe(
      'class of SCSI controller',
    );
    const found = labels(text);
    const place = (name: string): number => found.findIndex((label) => label.startsWith(name));
    expect(place('SCSI controller')).toBeLessThan(place('Super I/O chip'));
    const after = take(text, 'SCSI controller');
    expect(after).toContain(
      '<device type="string">d422512d-2bf2-4752-809d-7b82b5fcb1b4</device>\n      <flags type="integer">1</flags>\n      <instance type="string">5CED1297',
    );
  });

  test('the instance of a fixed device, in the case of this version', () => {
    const text = (version: '2.0' | '5.0'): string =>
      vmConfig({ version }).replace(/(<instance type="string">)5ced1297[^<]*/i, '$1$$0');
    expect(labels(text('5.0'))).toEqual(['5CED1297-4598-4915-A5FC-AD21BB4D02A4']);
    expect(labels(text('2.0'))).toEqual(['5ced1297-4598-4915-a5fc-ad21bb4d02a4']);
  });

  test('the instance of another device: the nodes that no entry names', () => {
    const scsi = '5B0D9C52-7A51-4C38-8D3A-1C9F7E2B6A10';
    expect(labels(vmConfig().replace(`>${scsi}<`, '>$0<'))).toEqual([scsi]);
  });

  test('the number of entries, and the id that stands in the file twice', () => {
    expect(labels(vmConfig().replace(/(<manifest>\s*<size type="integer">)\d+/, '$1$$0'))).toEqual(['13']);
    const id = '7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41';
    expect(labels(vmConfig().replace(`logical_id type="string">${id}`, 'logical_id type="string">$0'))).toEqual([id]);
    expect(labels(vmConfig().replace(`global_id type="string">${id}`, 'global_id type="string">$0'))).toEqual([id]);
  });

  test('nothing where anything may stand', () => {
    expect(labels(config('<properties><name type="string">A$0</name></properties>'))).toEqual([]);
    expect(
      labels(config('<properties><last_powered_on_time type="integer">$0</last_powered_on_time></properties>')),
    ).toEqual([]);
    expect(labels(bank('<size type="integer">$0</size>'))).toEqual([]);
  });
});

describe('end tags', () => {
  test('after "</": the element that is open', () => {
    expect(take('<configuration>\n <manifest>\n </$0\n <properties/>\n</configuration>', 'manifest')).toBe(
      '<configuration>\n <manifest>\n </manifest>\n <properties/>\n</configuration>',
    );
    expect(take(bank('<size type="integer">1</$0'), 'size')).toBe(bank('<size type="integer">1</size>'));
    expect(take(bank('<size type="integer">1</si$0>'), 'size')).toBe(bank('<size type="integer">1</size>'));
    expect(take(bank('<size type="integer">1</si$0ze>'), 'size')).toBe(bank('<size type="integer">1</size>'));
    expect(labels('</$0')).toEqual([]);
  });

  test('after "<": only where it is missing', () => {
    expect(take('<configuration>\n<manifest>\n<$0', '/manifest')).toBe('<configuration>\n<manifest>\n</manifest>');
    expect(labels('<configuration><manifest><$0</manifest></configuration>')).not.toContain('/manifest>');
  });

  test('right behind a bracket nothing comes up that a new line would accept, but the end tag', () => {
    const behind = itemsAt('<configuration>\n  <manifest>$0\n');
    expect(behind.map(({ label, kind, edit }) => [label, kind, edit.newText])).toEqual([
      ['</manifest>', 'tag', '$0</manifest>'],
    ]);
    expect(labels('<configuration>\n  <manifest>$0\n  </manifest>\n</configuration>')).toEqual([]);
    expect(labels('<configuration>\n  <manifest></manifest>$0\n</configuration>')).toEqual([]);
    expect(labels('<configuration><manifest/>$0</configuration>')).toEqual([]);
  });

  test('a name with the signs of a snippet is written as it stands', () => {
    expect(take('<configuration><a$1}>$0', '</a$1}>')).toBe('<configuration><a$1}></a$1}>');
  });
});

describe('suppression comments', () => {
  test('the words', () => {
    expect(labels(config('<!-- $0 -->'))).toEqual(['hvb-disable-next-line', 'hvb-disable']);
    expect(take(config('<!-- hvb-dis$0 -->'), 'hvb-disable-next-line')).toBe(config('<!-- hvb-disable-next-line -->'));
    expect(take(config('<!-- hvb-dis$0able -->'), 'hvb-disable-next-line')).toBe(
      config('<!-- hvb-disable-next-line -->'),
    );
    expect(take(config('<!--hvb$0-->'), 'hvb-disable-next-line')).toBe(config('<!--hvb-disable-next-line-->'));
  });

  test('in a comment that is not closed yet', () => {
    expect(take('<configuration>\n<!-- hvb-dis$0\n<manifest/></configuration>', 'hvb-disable-next-line')).toBe(
      '<configuration>\n<!-- hvb-disable-next-line\n<manifest/></configuration>',
    );
    expect(labels('<configuration><!-- hvb-disable $0')).toContain('HVB001');
  });

  test('then the codes with their titles, but for those that are named', () => {
    const items = itemsAt(config('<!-- hvb-disable-next-line HVB003, HV$0B002 xml/tag-not-closed -->'));
    const codes = items.map(({ label }) => label);
    expect(codes).toContain('HVB001');
    expect(codes).toContain('xml/element-not-closed');
    expect(codes).not.toContain('HVB003');
    expect(codes).not.toContain('xml/tag-not-closed');
    expect(items.every(({ kind, detail }) => kind === 'code' && detail !== undefined && detail !== '')).toBe(true);
    expect(take(config('<!-- hvb-disable HV$0B002 -->'), 'HVB001')).toBe(config('<!-- hvb-disable HVB001 -->'));
  });

  test('the code that is taken silences the finding', () => {
    const text = vmConfig({
      scsi: [],
      replace: [/^(\s*)<configuration>/m, '<!-- hvb-disable $0 -->\n$1<configuration>'],
    });
    expect(checkVmConfig(openVmConfig('mem:///vm.xml', take(text, 'HVB001'))).map(({ code }) => code)).not.toContain(
      'HVB001',
    );
  });

  test('other comments are left alone', () => {
    expect(labels(config('<!-- this$0 -->'))).toEqual([]);
    expect(labels(config('<!-- about $0 -->'))).toEqual([]);
    expect(labels(config('<!$0-- hvb-disable -->'))).toEqual([]);
    expect(labels(config('<!-- hvb-disable --$0>'))).toEqual([]);
  });
});

describe('what is taken leaves the document as sound as it was', () => {
  const documents: readonly string[] = [
    fullConfig(),
    vmConfig({ generation: 2, version: '9.0', vtpm: true }),
    vmConfig({ version: '2.0', crlf: true }),
  ];

  test.each(documents)('every element, in every container', (text) => {
    const { document } = openVmConfig('mem:///vm.xml', text);
    let taken = 0;
    for (const element of walkElements(document)) {
      if (!element.endTag || element.attributes.length > 0) continue;
      const at = innerSpan(element).end;
      const half = `${text.slice(0, at)}<${text.slice(at)}`;
      for (const item of complete(openVmConfig('mem:///vm.xml', half), at + 1)) {
        expect(openVmConfig('mem:///vm.xml', apply(half, item)).problems, `${element.name}: ${item.label}`).toEqual([]);
        taken++;
      }
    }
    expect(taken).toBeGreaterThan(50);
  });

  test.each(documents)('every value, in every leaf', (text) => {
    const { document } = openVmConfig('mem:///vm.xml', text);
    let taken = 0;
    for (const element of walkElements(document)) {
      if (element.attributes.length === 0) continue;
      const { span } = textContent(element);
      for (const item of complete(openVmConfig('mem:///vm.xml', text), span.end)) {
        const after = openVmConfig('mem:///vm.xml', apply(text, item));
        expect(after.problems).toEqual([]);
        expect(textOf(after.text, item.edit.span).startsWith(item.edit.newText.slice(0, 1))).toBe(true);
        taken++;
      }
    }
    expect(taken).toBeGreaterThan(50);
  });
});

describe('broken documents', () => {
  test('nothing throws at any offset, and edits hold the cursor within its line', () => {
    const text = fullConfig();
    const crlf = vmConfig({ crlf: true, version: '2.0' });
    for (const damaged of [...damages(text, 1009), ...truncations(text, 2503), ...damages(crlf, 2003)]) {
      const doc = openVmConfig('mem:///vm.xml', damaged);
      const faults: string[] = [];
      for (let at = 0; at <= damaged.length; at += 7) {
        for (const { edit, label } of complete(doc, at)) {
          const { start, end } = edit.span;
          const isSound = label.trim() !== '' && start <= at && at <= end && end <= damaged.length;
          if (!isSound || /[\r\n]/.test(damaged.slice(start, end))) faults.push(`${label} at ${at}`);
        }
      }
      expect(faults, damaged).toEqual([]);
    }
  });

  test.each([
    '',
    '<',
    '</',
    '<!',
    '<!-',
    '<!--',
    '<!-->',
    '<configuration',
    '<configuration ',
    '<configuration type',
    '<configuration type=',
    '<a b="',
    '<>',
    '</>',
    '&',
    ']]>',
    '\ud83d<',
  ])('every offset of %j, and outside of it', (text) => {
    const doc = openVmConfig('mem:///vm.xml', text);
    for (let at = -1; at <= text.length + 1; at++) expect(() => complete(doc, at)).not.toThrow();
  });
});
