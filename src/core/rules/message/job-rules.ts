import { jobCodes } from '../../explain/facts/job-codes';
import type { Span } from '../../text/span';
import type { Severity } from '../rule';
import { messageRule, type MessageRule } from './message-input';

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

/** Rules on numbers that are no result codes: those of WMI jobs and of DPM. */
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
