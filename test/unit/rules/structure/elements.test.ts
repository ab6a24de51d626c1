import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { cutAfter, edited } from './edit';

const count = '<count type="integer">2</count>';

describeRule('vmconfig/stray-text', {
  fires: [
    {
      name: 'between elements',
      text: edited({}, [count, `${count}\n      [|note to self|]\n`]),
      severity: 'warning',
      says: ['"note to self"', '<processors>'],
    },
    { name: 'two pieces', text: edited({}, [count, `[|a|]${count}[|b|]`]) },
    { name: 'in the root', text: edited({}, ['<manifest>', '[|x|]<manifest>']) },
    { name: 'CDATA', text: edited({}, [count, `${count}[|<![CDATA[a]]>|]`]) },
    {
      name: 'in a known group without elements',
      text: edited({}, ['<manifest>', '<savedstate>[|x|]</savedstate><manifest>']),
    },
  ],
  quiet: [
    { name: 'white space and comments', text: edited({}, [count, `\t\r\n<!-- a -->${count} `]) },
    {
      name: 'text of a leaf around a comment',
      text: vmConfig({ notes: 'a', replace: ['>a</notes>', '>a<!-- b -->c</notes>'] }),
    },
  ],
  missing: [{ name: 'an empty group', text: edited({}, ['<manifest>', '<savedstate> </savedstate><manifest>']) }],
  broken: [
    { name: 'what is left of a broken tag', text: edited({}, [count, 'count type="integer">2</count>']) },
    { name: 'a leaf that lost its end tag', text: edited({}, [count, '<count type="integer">2']) },
    { name: 'a leaf that lost a bracket', text: edited({}, [count, '<count type="integer"2</count>']) },
  ],
  fixed: [{ title: 'Remove the text', text: edited({}, [count, `${count} abc`]), writes: `${count} \n` }],
});

describeRule('vmconfig/extra-attribute', {
  fires: [
    {
      name: 'beside the type',
      text: edited({}, [count, '<count type="integer" [|unit="vCPU"|]>2</count>']),
      severity: 'warning',
      says: ['<count>', 'unit'],
    },
    { name: 'several, one finding', text: edited({}, [count, '<count [|a="1"|] type="integer" b="2">2</count>']) },
    { name: 'on a group', text: edited({}, ['<processors>', '<processors [|id="1"|]>']) },
    { name: 'white space to be kept', text: edited({}, ['<notes ', '<notes [|xml:space="preserve"|] ']) },
  ],
  quiet: [{ name: 'the type alone', text: edited({}, [count, "<count  type = 'integer' >2</count>"]) }],
  missing: [{ name: 'no attribute', text: edited({}, [count, '<count>2</count>']) }],
  broken: [
    {
      name: 'without a value, which the parser reports',
      text: edited({}, [count, '<count type="integer" u>2</count>']),
    },
    { name: 'cut off in the value', text: cutAfter(edited({}, [count, '<count type="integer" u="abc">']), 'u="a') },
  ],
  fixed: [
    {
      title: 'Remove the attribute',
      text: edited({}, [count, '<count type="integer" unit="vCPU">2</count>']),
      writes: count,
    },
    {
      title: 'Remove the 2 attributes',
      text: edited({}, [count, '<count a="1" type="integer"\n  b="2">2</count>']),
      writes: count,
    },
  ],
});

describeRule('vmconfig/duplicate-element', {
  fires: [
    {
      name: 'a value with another text',
      text: edited({}, [count, `${count}<[|count|] type="integer">4</count>`]),
      severity: 'warning',
      says: ['<count>', 'other content'],
    },
    {
      name: 'a whole section',
      text: edited({}, ['<manifest>', '<properties /><manifest>'], ['<properties>', '<[|properties|]>']),
    },
    {
      name: 'three times',
      text: edited({}, [count, `${count}<[|count|] type="integer">2</count><[|count|] type="integer">2</count>`]),
    },
    {
      name: 'a drive',
      text: edited({}, ['<drive1>', '<drive0></drive0><drive1>'], ['<drive0></drive0>', '<[|drive0|]></drive0>']),
    },
  ],
  quiet: [
    { name: 'the same name elsewhere', text: vmConfig() },
    { name: 'unknown elements may be a list', text: edited({}, [count, `${count}<node /><node /><node />`]) },
    {
      name: 'measurements repeat',
      text: edited({}, [
        '<owner>',
        '<metrics><devicetype><guid type="string">a</guid></devicetype><devicetype><guid type="string">b</guid></devicetype></metrics><owner>',
      ]),
    },
    { name: 'a list of ids', text: edited({}, ['<Features>', '<Features><Id type="string">x</Id>']) },
  ],
  missing: [{ name: 'the element', text: edited({}, [count, '']) }],
  broken: [
    { name: 'a group without its end', text: edited({}, ['</processors>', '']) },
    { name: 'a broken group', text: edited({}, [count, `${count}<count type="integer">4</count><b`]) },
    { name: 'cut off', text: cutAfter(edited({}, [count, `${count}${count}`]), `${count}<count`) },
  ],
  fixed: [
    {
      title: 'Remove the repetition',
      text: edited({}, [count, `${count}\n      ${count}`]),
      writes: `      ${count}\n      <features>`,
    },
    { title: 'Remove the repetition', text: edited({}, [count, `${count}${count}`]) },
  ],
});
