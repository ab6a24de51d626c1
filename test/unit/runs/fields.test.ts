import { expect, test } from 'vitest';
import { fieldOf, guidOf, hresultOf } from '../../../src/core/runs/fields';
import { records } from '../../support/records';
import { vmms } from '../../fixtures/runs/words';

test.each([
  ['0x80070020', '0x80070020'],
  ['0X800423f4', '0x800423F4'],
  ['%%2147942432', '0x80070020'],
  ['2147942432', '0x80070020'],
  ['-2147024864', '0x80070020'],
  ['2155348129', '0x807800A1'],
  ['0x0', undefined],
  ['0', undefined],
  ['', undefined],
  [undefined, undefined],
  ['0x123456789', undefined],
  ['99999999999', undefined],
  ['Zugriff verweigert', undefined],
])('the code in %s is %s', (text, code) => {
  expect(hresultOf(text)).toBe(code);
});

test('a GUID is told from anything else', () => {
  expect(guidOf('{5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01}')).toBe('5b0e1d2a-4c11-4a5b-9e0f-0a1b2c3d4e01');
  expect(guidOf('5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E0')).toBeUndefined();
  expect(guidOf(undefined)).toBeUndefined();
});

test('a well-known name wins over the position, and nothing is made up', () => {
  const [named, bare] = records([
    { at: '2014-03-06T22:00:00', host: 'HV01', provider: vmms, id: 10150, data: { VmId: 'x', VmName: 'VM001' } },
    { at: '2014-03-06T22:00:00', host: 'HV01', provider: vmms, id: 10150, data: ['VM002', '  '] },
  ]);
  expect(fieldOf(named!, 1, 'vmName')).toBe('VM001');
  expect(fieldOf(named!, 1)).toBe('x');
  expect(fieldOf(bare!, 1, 'vmName')).toBe('VM002');
  expect(fieldOf(bare!, 2)).toBeUndefined();
  expect(fieldOf(bare!, 3)).toBeUndefined();
  expect(fieldOf(bare!, 0)).toBeUndefined();
  expect(fieldOf(bare!, 'Absent')).toBeUndefined();
});
