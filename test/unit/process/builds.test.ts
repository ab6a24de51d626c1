import { expect, test } from 'vitest';
import { buildsInWords, buildsOf, matchBuilds } from '../../../src/core/process';
import { intersectBuilds, since2012R2, since2016, spanBuilds, upTo2012 } from '../../../src/core/process/builds';
import { hostOsNames } from '../../../src/core/vmconfig/facts/host-os';

test('a host that is known is inside or outside of a range, one that is not may be', () => {
  expect(matchBuilds(since2012R2, buildsOf('windows-server-2012-r2'))).toBe('yes');
  expect(matchBuilds(since2012R2, buildsOf('windows-server-2025'))).toBe('yes');
  expect(matchBuilds(since2012R2, buildsOf('windows-server-2012'))).toBe('no');
  expect(matchBuilds(upTo2012, buildsOf('windows-server-2008'))).toBe('yes');
  expect(matchBuilds(since2016, {})).toBe('maybe');
  // A client may be Windows 8 or 11.
  expect(matchBuilds(since2016, buildsOf('windows-client'))).toBe('maybe');
});

test('builds are compared by number, not by letter', () => {
  expect(matchBuilds({ from: '6.3.9600' }, { from: '10.0.14393', to: '10.0.14393' })).toBe('yes');
  expect(matchBuilds({ to: '10.0.9999' }, { from: '10.0.14393', to: '10.0.14393' })).toBe('no');
});

test('ranges meet and join', () => {
  expect(intersectBuilds({ from: '6.2.9200' }, { to: '6.3.9600' })).toEqual({ from: '6.2.9200', to: '6.3.9600' });
  expect(intersectBuilds({ from: '10.0.14393' }, { to: '6.3.9600' })).toBeUndefined();
  expect(spanBuilds({ to: '6.1.7601' }, { from: '6.2.9200', to: '6.2.9200' })).toEqual({ to: '6.2.9200' });
  expect(spanBuilds({ from: '6.2.9200' }, { from: '6.3.9600' })).toEqual({ from: '6.2.9200' });
});

test('a range is told by the names of Windows', () => {
  expect(buildsInWords(since2012R2)).toBe('Windows Server 2012 R2 and later');
  expect(buildsInWords(upTo2012)).toBe('Windows Server 2012 and earlier');
  expect(buildsInWords({ from: '6.3.9600', to: '6.3.9600' })).toBe('Windows Server 2012 R2');
  expect(buildsInWords({ from: '6.2.9200', to: '6.3.9600' })).toBe('Windows Server 2012 to Windows Server 2012 R2');
  expect(buildsInWords({})).toBe('any Windows');
  expect(buildsInWords({ from: '10.0.15063' })).toBe('Windows build 10.0.15063 and later');
});

test('every host OS has builds', () => {
  for (const os of hostOsNames) expect(buildsOf(os).from, os).toMatch(/^\d+\.\d+\.\d+$/);
});
