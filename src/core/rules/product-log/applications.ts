import { vssGuid } from '../../explain/recognise-guid';
import type { ProductLine, ProductLog } from '../../product-log/model';
import type { HostOs } from '../../vmconfig/facts/host-os';
import { codeRowOf } from '../message/code-rows';
import { reportCodes } from './codes';
import { again, grouped, ruleOf, vmWords, type ProductLogRule } from './rule-of';

/** The Microsoft iSCSI Target's (RULES.md, HVB102). */
const iscsiTarget = '2f900f90-00e9-440e-873a-96ca5eb079e5';

/** From 2012 R2 on nothing is rolled back inside of a snapshot of the array. */
const notSince2012R2: readonly HostOs[] = [
  'windows-server-2012-r2',
  'windows-server-2016',
  'windows-server-2019',
  'windows-server-2022',
  'windows-server-2025',
];

/** Windows error 32, in hexadecimal as Bareos prints it. */
const sharingViolation = '20';

interface Limit {
  readonly says: string;
  readonly advice: string;
}

/** Three limits that are taken for one another (Veeam's KB1377 and KB2825). */
const limits: Readonly<Record<string, Limit>> = {
  'veeam/prepare-timeout': {
    says: 'the writers of the guest were not ready for a freeze in the time that Veeam waits for them, 900 seconds unless it was changed',
    advice:
      "Look in the guest for what makes writers slow, such as virus scanners or a writer with very many files; Veeam's limit for the preparation can be raised. It is another limit than the 60 seconds (Exchange: 20) that writers stay frozen, and than the 1200 seconds that a guest keeps its snapshot.",
  },
  'veeam/freeze-timeout': {
    says: 'the snapshot took longer than writers stay frozen, 60 seconds and 20 for Exchange, a limit of VSS that cannot be raised',
    advice:
      'Make the snapshot faster: fewer jobs and VMs at once, less load on the storage, and less to write in the guest at that time. Raising the 900 seconds of the preparation changes nothing here.',
  },
  'veeam/keep-alive': {
    says: 'the guest let go of its snapshot, because for 1200 seconds, unless that was changed, it did not hear from the backup server',
    advice:
      'Look at the network between backup server and guest and at what kept the job waiting; Veeam has a setting for how long a guest keeps its snapshot. It is another limit than the 900 seconds of the preparation and the 60 of the freeze.',
  },
};

/** Rules on lines of backup applications that are more than a code. */
export const applicationRules: readonly ProductLogRule[] = [
  ruleOf('HVB078', 'error', (doc, report) => {
    reportCodes(doc, codeRowOf('HVB078'), report);
    const found = doc.lines.filter(
      ({ id, values }) => id === 'bareos/disk-not-opened' && values['error']?.value === sharingViolation,
    );
    for (const [first, ...others] of grouped(found, ({ values }) => values['path']?.value ?? '')) {
      const { path, error } = first.values;
      report({
        span: error?.span ?? first.message.span,
        message: `The disk "${path?.value ?? ''}" could not be opened: another process holds it open.`,
        related: again(others),
        fixes: () => [
          {
            title:
              'See whether VMMS event 19100 stands before it: a merge that failed after the backup before leaves the disk in use, and a reference point that Bareos left is a known reason. Else find who has the file open.',
          },
        ],
      });
    }
  }),
  {
    ...ruleOf('HVB102', 'error', (doc, report) => {
      const found = doc.lines.filter(
        ({ id, values }) => id === 'dpm/provider' && values['provider']?.value.toLowerCase() === iscsiTarget,
      );
      const [first, ...others] = found;
      if (!first?.values['provider']) return;
      const hasFailed = doc.lines.some(
        ({ id, values, tokens }) =>
          (id === 'dpm-job/message' && values['number']?.value === '30112') ||
          tokens.some(({ kind, value }) => kind === 'code' && value === '0x800423F3'),
      );
      report({
        span: first.values['provider'].span,
        message: `A volume is served by the provider "${vssGuid(iscsiTarget)?.name ?? iscsiTarget}", which supports no auto-recovery: on Windows Server 2008 R2 and 2012 the disks of running VMs cannot be rolled back in its snapshots.`,
        // Only with VMMS event 10111, which is no part of this log, it is proved to be the reason.
        atMost: hasFailed ? 'warning' : 'info',
        related: again(others),
        fixes: () => [
          {
            title:
              'Look for VMMS event 10111 of the same minute; if it is there, let DPM use the provider of Windows and one backup at a time on each volume.',
          },
        ],
      });
    }),
    severityByHost: Object.fromEntries(notSince2012R2.map((os) => [os, 'off' as const])),
  },
  ruleOf('HVB159', 'error', ({ lines }, report) => {
    const found = lines.flatMap((line) => {
      const share = shareIn(line);
      const token = line.tokens.find(({ kind, value }) => kind === 'code' && value === '0x80070005');
      const isDenied = line.product === 'hyperv-backup-utility' && line.level !== 4;
      return isDenied && share !== undefined && token ? [{ line, share, token }] : [];
    });
    for (const [first, ...others] of grouped(
      found,
      ({ line, share }) => `${share} ${line.values['vm']?.value ?? ''}`,
    )) {
      const of = vmWords(first.line);
      report({
        span: first.token.span,
        message: `Access to the share "${first.share}" was denied${of === undefined ? '' : ` when ${of} was exported to it`}: an export writes with the computer account of the host, not with that of whoever started it.`,
        // The script says what was denied, not to whom.
        atMost: 'warning',
        related: again(others.map(({ token }) => token)),
        fixes: () => [
          {
            title:
              'Give the computer accounts of all hosts (DOMAIN\\HOST$) full access to the share and to its folder; a storage that knows no such accounts needs the way of the script that copies files instead of exporting to it.',
          },
        ],
      });
    }
  }),
  ruleOf('HVB200', 'error', ({ lines }, report) => {
    const found = lines.filter(({ id }) => limits[id]);
    for (const [first, ...others] of grouped(found, (line) => `${line.id} ${line.values['vm']?.value ?? ''}`)) {
      const { says, advice } = limits[first.id] ?? { says: '', advice: '' };
      const of = vmWords(first);
      const set = first.values['seconds'];
      const waited = set && set.value !== '900' ? ` This time it was ${set.value} seconds.` : '';
      report({
        span: first.message.span,
        message: `${of === undefined ? 'A limit of Veeam or VSS was reached' : `A limit was reached for ${of}`}: ${says}.${waited}`,
        related: again(others),
        fixes: () => [{ title: advice }],
      });
    }
  }),
  ruleOf('HVB213', 'error', (doc, report) => {
    for (const line of doc.lines.filter(({ id }) => id === 'avamar/checkpoint-failed'))
      report({
        span: line.message.span,
        message: `${vmWords(line) ?? 'A VM'} was left out of the backup, because Hyper-V made no checkpoint of it; the job may end as if it had worked.`,
        // The line tells of the VM alone, not of how the job ended.
        atMost: 'warning',
        fixes: () => [
          {
            title:
              'Treat the VM as not backed up: read the log that the line names and the VMMS log of the same minute (10150, 18012), and look for a checkpoint that an earlier backup left.',
          },
        ],
      });
    for (const { line, end } of failedButFinished(doc))
      report({
        span: line.message.span,
        message: `${vmWords(line) ?? 'A VM'} was not backed up, though the log ends with "${end.message.value.replace(/\.$/, '')}".`,
        related: [{ span: end.message.span, message: 'The end of the log.' }],
        fixes: () => [
          {
            title:
              'Treat the VM as not backed up: the lines before say why. The script prints its last line whatever came of the VMs.',
          },
        ],
      });
  }),
];

/** The share that a line names. */
function shareIn({ message }: ProductLine): string | undefined {
  return /(?<![\w.\\])\\\\[\w.-]{1,255}\\[^\\\s'"<>|*?:]{1,80}/.exec(message.value)?.[0];
}

/** VMs that failed in a run of the utility which came to its end. */
function failedButFinished({ lines }: ProductLog): { readonly line: ProductLine; readonly end: ProductLine }[] {
  const own = lines.filter(({ product }) => product === 'hyperv-backup-utility');
  const found: { readonly line: ProductLine; readonly end: ProductLine }[] = [];
  let failed: ProductLine[] = [];
  for (const line of own) {
    if (line.id === 'hyperv-backup-utility/begin') failed = [];
    if (line.id === 'hyperv-backup-utility/failed') failed.push(line);
    if (line.id !== 'hyperv-backup-utility/end') continue;
    for (const one of failed) found.push({ line: one, end: line });
    failed = [];
  }
  return found;
}
