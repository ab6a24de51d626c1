import { jobCodes } from '../../explain/facts/job-codes';
import type { Span } from '../../text/span';
import type { Severity } from '../rule';
import { fileBeside, messageRule, type MessageRule } from './message-input';

/** A message of DPM by its number. */
export interface DpmRow {
  readonly rule: string;
  readonly severity: Severity;
  /** DPM puts the number of a message behind it: `(ID 30112 Details: ...)` (learn.microsoft.com, "DPM error codes"). */
  readonly id: number;
  readonly meaning: string;
  readonly advice: string;
}

/** Messages of DPM that a rule knows, here and in a job that was pasted whole. */
export const dpmRows: readonly DpmRow[] = [
  {
    rule: 'HVB193',
    severity: 'error',
    id: 30112,
    meaning:
      'DPM met an error of a VSS writer that can pass; which writer, and why, stands in the events of that minute',
    advice:
      'Read the VMMS, VSS and guest events of the same minute and the state of the writers on the host and in the guest.',
  },
  {
    rule: 'HVB194',
    severity: 'error',
    id: 32612,
    meaning: 'DPM could not begin, because another backup runs on the Cluster Shared Volume',
    advice: 'Let one job after the other run on a volume; DPM has settings for how often and how long it tries again.',
  },
];

/** Numbers of WMI jobs that mean more where a VHD Set is named beside them (RULES.md, HVB177 and HVB181). */
export const setRows: readonly {
  readonly rule: string;
  readonly code: string;
  readonly means: string;
  readonly advice: string;
}[] = [
  {
    rule: 'HVB177',
    code: '32770',
    means: 'is known of a shared disk that is a Cluster Shared Volume inside of the guest cluster',
    advice:
      'Inside of the guest cluster, use the disk as a plain cluster disk and not as a Cluster Shared Volume, or back up from inside of the guests.',
  },
  {
    rule: 'HVB181',
    code: '32775',
    means: 'is known of a shared disk that is offline in the guest cluster or has no owner',
    advice: 'Bring the shared disk online in the guest cluster, with one owner, and run the job again.',
  },
];

/** Rules on what is neither an event nor a result code: numbers of WMI jobs and of DPM, and words of the Best Practices Analyzer. */
export const jobRules: readonly MessageRule[] = [
  messageRule('HVB175', 'error', ({ doc }, report) => {
    for (const { code, meaning } of jobCodes) {
      const [first, ...others] = doc.tokens.filter(({ kind, value }) => kind === 'job' && Number(value) === code);
      if (!first) continue;
      report({
        span: first.span,
        message: `${code} is what a job of Hyper-V's WMI ends with. ${meaning}`,
        related: again(others, code),
        fixes: () => [
          {
            title:
              'Find the VMMS event of the same minute (10150, 16612 to 16642), which says why; check rights and the backup service in the guest.',
          },
        ],
      });
    }
  }),
  ...setRows.map(({ rule, code, means, advice }) =>
    messageRule(rule, 'error', ({ doc }, report) => {
      for (const token of doc.tokens) {
        if (token.kind !== 'job' || token.value !== code) continue;
        const set = fileBeside(doc, token.span, /\.vhds$/i);
        if (!set) continue;
        report({
          span: token.span,
          message: `${code} beside the VHD Set "${set.value}" ${means}.`,
          // The number has other reasons, too.
          atMost: 'warning',
          related: [{ span: set.span, message: 'The VHD Set.' }],
          fixes: () => [{ title: advice }],
        });
      }
    }),
  ),
  messageRule('HVB139', 'warning', ({ doc }, report) => {
    const [first, ...others] = doc.tokens.filter(({ kind, value }) => kind === 'rule' && value === 'HVB139');
    if (!first) return;
    report({
      span: first.span,
      message:
        'The Best Practices Analyzer says that VMs were not backed up for a week: what has changed since then is lost if a VM or its storage fails.',
      related: others.slice(0, 5).map(({ span }) => ({ span, message: 'The same finding.' })),
      fixes: () => [
        {
          title:
            'Back the VMs up with what Windows Server brings along, keep it on a schedule, and try a restore; a VM whose replica, or primary, is backed up may be left out',
          powershell: "wbadmin start backup -backupTarget:'<volume>' -hyperv:'<VM name>' -quiet",
          safety:
            'Run it on the host; the target is a volume for nothing but backups (a network share keeps the last run alone). Not for VMs on a Cluster Shared Volume. It changes no VM.',
        },
      ],
    });
  }),
  ...dpmRows.map(({ rule, severity, id, meaning, advice }) =>
    messageRule(rule, severity, ({ doc }, report) => {
      // In a text of another kind the number is read by what that is.
      if (!doc.isAlone) return;
      const found = [...doc.text.slice(0, mostLooked).matchAll(new RegExp(String.raw`\(ID:?\s{1,3}(${id})\b`, 'g'))];
      const [first, ...others] = found.map(({ index, 0: whole }) => {
        const end = index + whole.length;
        return { span: { start: end - String(id).length, end } };
      });
      if (!first) return;
      report({
        span: first.span,
        message: `DPM ${id}: ${meaning}.`,
        related: again(others, id),
        fixes: () => [{ title: advice }],
      });
    }),
  ),
];

/** A message of DPM has some hundred characters. */
const mostLooked = 1024 * 1024;

function again(places: readonly { readonly span: Span }[], number: number): { span: Span; message: string }[] {
  return places.slice(0, 5).map(({ span }) => ({ span, message: `${number} again.` }));
}
