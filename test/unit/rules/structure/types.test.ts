import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { cutAfter, edited } from './edit';

const count = '<count type="integer">2</count>';
const features = /<limit type="bool">False<\/limit>/;

describeRule('vmconfig/leaf-without-type', {
  fires: [
    {
      name: 'a value without a type',
      text: edited({}, [count, '<[|count|]>2</count>']),
      severity: 'error',
      says: ['<count>', 'integer'],
    },
    { name: 'an empty value that is known as one', text: edited({}, [/<notes .*/, '<[|notes|]></notes>']) },
    { name: 'a value of an unknown name', text: edited({}, [count, `${count}<[|novelty|]>x</novelty>`]) },
    { name: 'the word misspelt', text: edited({}, [count, '<count [|Type|]="integer">2</count>']), says: ['Type'] },
    { name: 'CDATA', text: edited({}, [/<name type="string">APP01/, '<[|name|]><![CDATA[APP01]]>']) },
  ],
  quiet: [
    { name: 'all typed', text: vmConfig() },
    { name: 'an empty container', text: edited({}, ['<manifest>', '<savedstate />\n  <manifest>']) },
    { name: 'an empty element of an unknown name', text: edited({}, [count, `${count}<novelty /><other></other>`]) },
    { name: 'an attribute that is not a type', text: edited({}, [count, '<count tape="2" type="integer">2</count>']) },
  ],
  missing: [{ name: 'the element', text: edited({}, [count, '']) }],
  broken: [
    { name: 'a leaf that was never closed', text: edited({}, [count, '<count>2']) },
    { name: 'a type without a value, which the parser reports', text: edited({}, [count, '<count type>2</count>']) },
    { name: 'a tag that is being typed', text: edited({}, [count, '<cou']) },
    { name: 'cut off in the value', text: cutAfter(edited({}, [count, '<count>2</count>']), '<count>2') },
  ],
  fixed: [
    { title: 'Add type="integer"', text: edited({}, [count, '<count>2</count>']), writes: count },
    {
      title: 'Add type="string"',
      text: edited({}, [/<notes .*/, '<notes></notes>']),
      writes: '<notes type="string"></notes>',
    },
    { title: 'Add type="bool"', text: edited({}, [count, `${count}<novelty>True</novelty>`]) },
    { title: 'Name the attribute type', text: edited({}, [count, '<count Type="integer">2</count>']), writes: count },
  ],
});

describeRule('vmconfig/unknown-type', {
  fires: [
    {
      name: 'a word of another format',
      text: edited({}, [count, '<count type="[|int|]">2</count>']),
      severity: 'error',
      says: ['"int"', '"integer" is likely meant'],
    },
    { name: 'another case', text: edited({}, [count, '<count type="[|Integer|]">2</count>']) },
    { name: 'a slip', text: edited({}, [count, '<count type="[|intger|]">2</count>']) },
    { name: 'boolean', text: edited({}, [features, '<limit type="[|boolean|]">False</limit>']), says: ['"bool"'] },
    { name: 'an empty word', text: edited({}, [count, '<count [|type=""|]>2</count>']), says: ['empty type'] },
    { name: 'under an unknown name', text: edited({}, [count, `${count}<novelty type="[|float|]">2.5</novelty>`]) },
  ],
  quiet: [{ name: 'the four types', text: edited({}, [count, `${count}<novelty type="bytes">AA==</novelty>`]) }],
  missing: [{ name: 'no type at all', text: edited({}, [count, '<count>2</count>']) }],
  broken: [
    { name: 'a type without its closing quote', text: edited({}, [count, '<count type="int>2</count>']) },
    { name: 'cut off in the word', text: cutAfter(vmConfig(), '<count type="int') },
  ],
  fixed: [
    { title: 'Change the type to integer', text: edited({}, [count, '<count type="int64">2</count>']), writes: count },
    { title: 'Change the type to bool', text: edited({}, [features, '<limit type="boolean">False</limit>']) },
    { title: 'Change the type to integer', text: edited({}, [count, '<count type="">2</count>']), writes: count },
    { title: 'Change the type to bytes', text: edited({}, [count, `${count}<novelty type="base64">AA==</novelty>`]) },
  ],
});

describeRule('vmconfig/value-not-of-type', {
  fires: [
    {
      name: 'a word for a number',
      text: edited({}, [count, '<count type="integer">[|two|]</count>']),
      severity: 'error',
      says: ['"two"', 'integer'],
    },
    { name: 'a fraction', text: edited({}, [count, '<count type="integer">[|2.5|]</count>']) },
    { name: 'more than 64 bits', text: edited({}, [count, '<count type="integer">[|99999999999999999999|]</count>']) },
    { name: 'an empty number', text: edited({}, [count, '<[|count|] type="integer"></count>']), says: ['is empty'] },
    { name: 'an empty number without an end tag', text: edited({}, [count, '<[|count|] type="integer" />']) },
    { name: 'a number for a truth value', text: edited({}, [features, '<limit type="bool">[|1|]</limit>']) },
    { name: 'no base64', text: edited({}, [/AICZxvWJzwE=/, '[|AICZ*|]']), says: ['base64'] },
    {
      name: 'the type is the mistake',
      text: edited({}, [count, '<count type="[|bool|]">2</count>']),
    },
  ],
  quiet: [
    { name: 'a negative number', text: edited({}, [count, '<count type="integer">-2</count>']) },
    { name: 'white space around it', text: edited({}, [count, '<count type="integer"> 2\n</count>']) },
    { name: 'a number of 64 bits', text: edited({}, [count, '<count type="integer">18446744073709551615</count>']) },
    { name: 'any text is a string', text: vmConfig({ notes: '<&> True 2' }) },
    { name: 'empty bytes', text: edited({}, [/AICZxvWJzwE=\s*/, '']) },
    {
      name: 'a truth value in another case is softer',
      text: edited({}, [features, '<limit type="bool">false</limit>']),
    },
  ],
  missing: [{ name: 'the element', text: edited({}, [count, '']) }],
  broken: [
    { name: 'a leaf that was never closed', text: edited({}, [count, '<count type="integer">']) },
    { name: 'an end tag that is being typed', text: edited({}, [count, '<count type="integer">2</cou']) },
    { name: 'a reference that is no character', text: edited({}, [count, '<count type="integer">2&#0;</count>']) },
    { name: 'cut off in the value', text: cutAfter(vmConfig(), '<count type="integer">') },
  ],
  fixed: [
    { title: 'Change the type to integer', text: edited({}, [count, '<count type="bool">2</count>']), writes: count },
    { title: 'Write True', text: edited({}, [features, '<limit type="bool">yes</limit>']), writes: '>True</limit>' },
    { title: 'Write False', text: edited({}, [features, '<limit type="bool">0</limit>']), writes: '>False</limit>' },
    { title: 'Write 4096', text: edited({}, [count, '<count type="integer">0x1000</count>']), writes: '>4096</count>' },
    { title: 'Change the type to string', text: edited({}, [count, `${count}<novelty type="integer">two</novelty>`]) },
  ],
});

describeRule('vmconfig/bool-case', {
  fires: [
    {
      name: 'lower case',
      text: edited({}, [features, '<limit type="bool">[|false|]</limit>']),
      severity: 'warning',
      says: ['"false"', 'False'],
    },
    { name: 'upper case', text: edited({}, [features, '<limit type="bool">[|TRUE|]</limit>']) },
  ],
  quiet: [
    { name: 'as Hyper-V writes it', text: vmConfig() },
    { name: 'a string', text: vmConfig({ notes: 'true' }) },
  ],
  missing: [{ name: 'the element', text: edited({}, [features, '']) }],
  broken: [{ name: 'half a word', text: cutAfter(edited({}, [features, '<limit type="bool">true</limit>']), '>tru') }],
  fixed: [
    { title: 'Write True', text: edited({}, [features, '<limit type="bool"> tRUE </limit>']), writes: '> True <' },
  ],
});

describeRule('vmconfig/type-differs', {
  fires: [
    {
      name: 'a number as a string',
      text: edited({}, [count, '<count type="[|string|]">2</count>']),
      severity: 'warning',
      says: ['inferred', 'integer'],
    },
    { name: 'under a numbered name', text: edited({}, [/(<device0 type=")string(">)Optical/, '$1[|bytes|]$2']) },
  ],
  quiet: [
    { name: 'the types of real files', text: vmConfig() },
    { name: 'an unknown element', text: edited({}, [count, `${count}<novelty type="string">2</novelty>`]) },
    {
      name: 'an element whose type was never seen',
      text: edited({ replication: { server: 'HV02' } }, [/(<recovery_server_port type=")integer/, '$1string']),
    },
  ],
  missing: [{ name: 'the element', text: edited({}, [count, '']) }],
  broken: [
    { name: 'never closed', text: edited({}, [count, '<count type="string">2']) },
    { name: 'cut off', text: cutAfter(edited({}, [count, '<count type="string">2</count>']), '<count type="string">') },
  ],
  fixed: [
    { title: 'Change the type to integer', text: edited({}, [count, '<count type="string">2</count>']), writes: count },
  ],
});

describeRule('vmconfig/type-on-container', {
  fires: [
    {
      name: 'a group with a type',
      text: edited({}, ['<processors>', '<processors [|type="string"|]>']),
      severity: 'warning',
      says: ['<processors>', '<count>'],
    },
    { name: 'a value that holds an element', text: edited({}, [count, '<count [|type="integer"|]>2<b /></count>']) },
    {
      name: 'a known group as a value',
      text: edited({}, ['<manifest>', '<savedstate [|type="string"|]>x</savedstate><manifest>']),
    },
  ],
  quiet: [
    { name: 'as Hyper-V writes it', text: vmConfig() },
    { name: 'an unknown value', text: edited({}, [count, `${count}<novelty type="string">x</novelty>`]) },
  ],
  missing: [{ name: 'the element', text: edited({}, [count, '']) }],
  broken: [
    { name: 'an end tag is missing', text: edited({}, [count, '<count type="integer">\n']) },
    { name: 'cut off', text: cutAfter(edited({}, ['<processors>', '<processors type="string">']), '<count') },
  ],
  fixed: [
    {
      title: 'Remove the type',
      text: edited({}, ['<processors>', '<processors type="string">']),
      writes: '<processors>\n',
    },
    {
      title: 'Remove the type',
      text: edited({}, ['<manifest>', '<savedstate type="string"></savedstate>\n  <manifest>']),
      writes: '<savedstate></savedstate>',
    },
  ],
});

describe('one mistake on a leaf gives one finding', () => {
  test.each([
    ['<count>two</count>', 'vmconfig/leaf-without-type'],
    ['<count type="int">two</count>', 'vmconfig/unknown-type'],
    ['<count type="bool">2</count>', 'vmconfig/value-not-of-type'],
    ['<count type="integer">two</count>', 'vmconfig/value-not-of-type'],
    ['<count Type="integer">2</count>', 'vmconfig/leaf-without-type'],
    ['<count type="integer" type="integer">2</count>', 'xml/duplicate-attribute'],
    ['<count type="integer" unit>2</count>', 'xml/attribute-without-value'],
    ['<count type="string">2<b /></count>', 'vmconfig/type-on-container'],
  ])('%s', (leaf, code) => {
    expect(findingsOf(edited({}, [count, leaf])).map((finding) => finding.code)).toEqual([code]);
  });
});
