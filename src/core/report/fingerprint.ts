import type { ReportFinding } from './check-report';

/** The name says what goes into it: a changed recipe needs a new number, or old baselines would match by accident. */
export const fingerprintName = 'hvbackup/codeVmMessage/v1';

/**
 * One fingerprint for each finding, the same on the next run as long as rule, VM (or file) and message are: a line that
 * moves does not change it. A finding on a record is told by the record's id as well, which never changes: the same failure
 * of another night is another finding. Equal findings are told apart by their order.
 */
export function fingerprints(findings: readonly ReportFinding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, vm, path, message, record }) => {
    const basis = [code, vm?.id ?? vm?.name ?? path, message, ...(record ? [path, record.id] : [])].join('\0');
    const count = seen.get(basis) ?? 0;
    seen.set(basis, count + 1);
    return hash(`${basis}\0${count}`);
  });
}

/** FNV-1a over UTF-16 units, twice with different beginnings for 64 bits. Not a secret, only a short name. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x050c5d1f;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000193);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
