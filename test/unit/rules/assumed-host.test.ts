import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../support/check-rule';
import { vmConfig } from '../../support/vm-config';

const text = vmConfig({ scsi: [], name: 'A&B' });

describe('a host that nobody named', () => {
  test('is said to be assumed where it decides how severe a finding is, at the version it was taken from', () => {
    const finding = findingsOf(text).find(({ code }) => code === 'HVB001');
    const told = finding?.related.find(({ message }) => message.includes('assumed'));
    expect(told?.message).toContain('Windows Server 2012 R2 is assumed from this version');
    expect(text.slice(told?.span?.start, told?.span?.end)).toBe('1280');
  });

  test('is not spoken of where it decides nothing, or where somebody named it', () => {
    const assumed = (code: string, hostOs?: 'windows-server-2012-r2'): boolean =>
      findingsOf(text, hostOs ? { hostOs } : {}).some(
        (one) => one.code === code && one.related.some(({ message }) => message.includes('assumed')),
      );
    expect(assumed('HVB024')).toBe(false);
    expect(assumed('HVB001', 'windows-server-2012-r2')).toBe(false);
  });
});
