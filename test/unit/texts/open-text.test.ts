import { expect, test } from 'vitest';
import { openText } from '../../../src/core/texts';
import { asJson } from '../../support/powershell';

/** More than a message has in a line. */
const objects = Array.from({ length: 200 }, (_, at) => ({
  type: 'VMSnapshot',
  properties: { VMName: `VM${at}`, Name: 'Before the update', SnapshotType: { word: 'Standard', number: 0 } },
}));
const json = asJson(objects)
  .replace(/\r?\n\s*/g, '')
  .concat('\n');
const head = 'Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\nIt failed.\n\n';
const problems = (text: string): readonly string[] =>
  openText('message', text)?.problems.map(({ span }) => text.slice(span.start, span.start + 1)) ?? [];

test('what one kind could not read and another did is no problem', () => {
  const text = `${head}${json}`;
  expect(json.length).toBeGreaterThan(8192);
  expect(openText('message', text)?.kinds).toEqual(['message', 'powershell']);
  expect(problems(text)).toEqual([]);
});

test('what none could read is one, before or behind what another did', () => {
  const long = `${'x'.repeat(9000)}\n`;
  expect(problems(`${head}${long}${json}`)).toEqual(['x']);
  expect(problems(`${head}${json}${long}`)).toEqual(['x']);
  expect(problems(`${head}${long}`)).toEqual(['x']);
});
