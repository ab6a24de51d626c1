import { expect, test } from 'vitest';
import { hover, openVmConfig } from '../../../src/core';
import { vmConfig } from '../../support/vm-config';

function hoverOn(guid: string): string | undefined {
  const text = vmConfig({ replace: ['<properties>', `<properties><note type="string">${guid}</note>`] });
  return hover(openVmConfig('mem:///vm.xml', text), text.indexOf(guid) + 4)?.markdown;
}

test.each([
  ['66841cd4-6ded-4f4b-8f17-fd23f8ddc3de', '**Microsoft Hyper-V VSS Writer** (VSS writer)'],
  ['{B5946137-7B9F-4925-AF80-51ABD60B20D5}', '**Microsoft Software Shadow Copy provider 1.0** (VSS provider)'],
])('hover on %s in a configuration says what explain says', (guid, says) => {
  expect(hoverOn(guid)).toContain(says);
});

test('a GUID of nothing known says no writer', () => {
  expect(hoverOn('01234567-89ab-cdef-0123-456789abcdef') ?? '').not.toContain('VSS');
});
