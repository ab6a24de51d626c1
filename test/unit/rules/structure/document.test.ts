import { expect, test } from 'vitest';
import { registry } from '../../../../src/core/rules/registry';
import { checkRule, findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { cutAfter, edited } from './edit';

const utf8 = { name: 'utf-8', bom: false } as const;
const utf16 = { name: 'utf-16le', bom: true } as const;
const western = { name: 'windows-1252', bom: false } as const;

describeRule('vmconfig/encoding-mismatch', {
  fires: [
    {
      name: 'UTF-8 that declares UTF-16',
      text: edited({}, ['UTF-16', '[|UTF-16|]']),
      encoding: utf8,
      severity: 'error',
      says: ['UTF-8', 'UTF-16'],
    },
    { name: 'UTF-16 that declares UTF-8', text: edited({}, ['UTF-16', '[|UTF-8|]']), encoding: utf16 },
    {
      name: 'single quotes',
      text: edited({}, ['encoding="UTF-16"', "encoding = '[|utf-16|]'"]),
      encoding: utf8,
    },
    {
      name: 'UTF-16BE that declares UTF-16LE',
      text: edited({}, ['UTF-16', '[|UTF-16LE|]']),
      encoding: { name: 'utf-16be' },
    },
    {
      name: 'letters of Windows-1252 under UTF-8',
      text: edited({ name: 'Büro' }, ['UTF-16', '[|UTF-8|]']),
      encoding: western,
    },
  ],
  quiet: [
    { name: 'as Hyper-V writes it', text: vmConfig(), encoding: utf16 },
    { name: 'the other byte order', text: vmConfig(), encoding: { name: 'utf-16be' } },
    { name: 'an editor that does not tell', text: vmConfig() },
    { name: 'UTF-8 that says so', text: edited({ name: 'Büro' }, ['UTF-16', 'utf-8']), encoding: utf8 },
    { name: 'ASCII under UTF-8, opened as Windows-1252', text: edited({}, ['UTF-16', 'UTF-8']), encoding: western },
    {
      name: 'Windows-1252 that says so',
      text: edited({ name: 'Büro' }, ['UTF-16', 'Windows-1252']),
      encoding: western,
    },
    {
      name: 'an encoding that the decoder does not know',
      text: edited({ name: 'Büro' }, ['UTF-16', 'windows-1251']),
      encoding: western,
    },
    { name: 'the word in a comment', text: edited({}, [/<\?xml.*\?>/, '<!-- encoding="UTF-16" -->']), encoding: utf8 },
  ],
  missing: [
    { name: 'no declaration', text: edited({}, [/<\?xml.*\?>\n/, '']), encoding: utf8 },
    { name: 'a declaration without an encoding', text: edited({}, [' encoding="UTF-16"', '']), encoding: utf8 },
  ],
  broken: [
    { name: 'cut off in the word', text: '<?xml version="1.0" encoding="UTF-1', encoding: utf8 },
    { name: 'a declaration that never ends', text: edited({}, ['?>', '']), encoding: utf16 },
  ],
  fixed: [
    { title: 'Declare UTF-8', text: vmConfig(), encoding: utf8, writes: '<?xml version="1.0" encoding="UTF-8"' },
    { title: 'Declare UTF-16', text: edited({}, ['UTF-16', 'utf-8']), encoding: utf16, writes: 'encoding="UTF-16"' },
    { title: 'Declare windows-1252', text: edited({ name: 'Büro' }, ['UTF-16', 'UTF-8']), encoding: western },
  ],
});

describeRule('vmconfig/no-configuration', {
  fires: [
    {
      name: 'another root',
      text: '<[|domain|] type="kvm"><name>x</name></domain>',
      says: ['<domain>'],
      severity: 'error',
    },
    {
      name: 'a root with a slip',
      text: edited({}, ['<configuration>', '<[|Configuration|]>'], ['</configuration>', '</Configuration>']),
      says: ['likely by a slip'],
    },
    {
      name: 'a root with a prefix',
      text: edited({}, ['<configuration>', '<[|v:configuration|]>'], ['</configuration>', '</v:configuration>']),
    },
    { name: 'nothing in it', text: '<[|configuration|] />' },
    { name: 'the configuration of a .NET program', text: '<[|configuration|]><appSettings /></configuration>' },
  ],
  quiet: [
    { name: 'a configuration', text: vmConfig() },
    { name: 'a piece of one', text: '<configuration><properties /></configuration>' },
  ],
  missing: [
    { name: 'an empty file, which the parser reports', text: '' },
    { name: 'no element, which the parser reports', text: '<!-- nothing -->' },
  ],
  broken: [
    { name: 'the root half typed', text: '<config' },
    { name: 'cut off before the first section', text: '<configuration>\n  <!-- ' },
    { name: 'a lone bracket', text: '<' },
  ],
  fixed: [
    {
      title: 'Name the root element configuration',
      text: edited({}, ['<configuration>', '<Configuration>'], ['</configuration>', '</Configuration>']),
      writes: '</configuration>',
    },
  ],
});

test.each([
  '',
  ' ',
  '\u0000\u0001junk',
  '<',
  '<a',
  '<a>',
  '<!--',
  '<configuration',
  '<configuration>',
  '<configuration/>',
])('a document without a configuration is never silent: %j', (text) => {
  expect(findingsOf(text)).not.toEqual([]);
});

describeRule('vmconfig/root-attributes', {
  fires: [
    {
      name: 'a namespace',
      text: edited({}, ['<configuration>', '<configuration [|xmlns="urn:x"|]>']),
      severity: 'info',
      says: ['xmlns'],
    },
    {
      name: 'two attributes, one finding',
      text: edited({}, ['<configuration>', '<configuration [|a="1"|] type="string">']),
    },
  ],
  quiet: [{ name: 'as Hyper-V writes it', text: vmConfig() }],
  missing: [{ name: 'no root', text: '' }],
  broken: [{ name: 'an attribute without a value', text: edited({}, ['<configuration>', '<configuration xmlns>']) }],
  fixed: [
    {
      title: 'Remove the 2 attributes',
      text: edited({}, ['<configuration>', '<configuration xmlns="urn:x"\n  b="2">']),
      writes: '<configuration>\n',
    },
  ],
});

const comment = (body: string): readonly [string, string] => ['<manifest>', `<!-- ${body} -->\n  <manifest>`];

describeRule('vmconfig/unknown-suppression', {
  fires: [
    {
      name: 'a code that no finding has',
      text: edited({}, comment('hvb-disable [|HVB999|] HVB001')),
      severity: 'hint',
      says: ['HVB999'],
    },
    { name: 'another case', text: edited({}, comment('hvb-disable-next-line [|hvb001|]')), says: ['HVB001'] },
    { name: 'a slip', text: edited({}, comment('hvb-disable [|vmconfig/manifest-sise|]')) },
    { name: 'no code', text: edited({}, ['<manifest>', '[|<!-- hvb-disable -->|]<manifest>']), says: ['no code'] },
    {
      name: 'a word that is not understood',
      text: edited({}, ['<manifest>', '[|<!-- hvb-disable-nextline HVB001 -->|]<manifest>']),
      says: ['hvb-disable-nextline'],
    },
  ],
  quiet: [
    { name: 'known codes', text: edited({}, comment('hvb-disable HVB001, xml/invalid-name vmconfig/bool-case')) },
    { name: 'another comment', text: edited({}, comment('see hvb-disable in the manual')) },
  ],
  missing: [{ name: 'no comment', text: vmConfig() }],
  broken: [
    { name: 'a comment without its end', text: cutAfter(edited({}, comment('hvb-disable HVB001 x')), 'HVB001') },
    { name: 'half a code', text: cutAfter(edited({}, comment('hvb-disable [|HV|]x')), 'HV|]') },
  ],
  fixed: [
    { title: 'Write HVB001', text: edited({}, comment('hvb-disable hvb001')), writes: 'hvb-disable HVB001' },
    { title: 'Write vmconfig/bool-case', text: edited({}, comment('hvb-disable vmconfig/boolcase')) },
  ],
});

test('every code of the registry that a configuration can have is suppressed without a hint', () => {
  const onConfigs = registry.filter(({ inspects }) => inspects.includes('configuration'));
  const codes = onConfigs.map(({ code }) => code).join(' ');
  checkRule('vmconfig/unknown-suppression', edited({}, comment(`hvb-disable-next-line ${codes}`)));
});
