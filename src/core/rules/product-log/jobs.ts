import { jobCodes } from '../../explain/facts/job-codes';
import type { MessageToken } from '../../message/model';
import type { ProductLine, ProductLog } from '../../product-log/model';
import { dpmRows, setRows } from '../message/job-rules';
import { again, grouped, ruleOf, vmWords, type ProductLogRule } from './rule-of';

/** Rules on numbers that are no result codes: those of WMI jobs and of DPM. */
export const jobRules: readonly ProductLogRule[] = [
  ruleOf('HVB175', 'error', (doc, report) => {
    for (const { code, meaning } of jobCodes) {
      const found = jobTokens(doc, String(code));
      for (const [first, ...others] of grouped(found, ({ line }) => line.values['vm']?.value ?? '')) {
        const of = vmWords(first.line);
        report({
          span: first.token.span,
          message: `${code}${of === undefined ? '' : `, ${of},`} is what a job of Hyper-V's WMI ends with. ${meaning}`,
          related: again(
            others.map(({ token }) => token),
            `${code} again.`,
          ),
          fixes: () => [
            {
              title:
                'Find the VMMS event of the same minute (10150, 16612 to 16642), which says why; check rights and the backup service in the guest.',
            },
          ],
        });
      }
    }
  }),
  ...setRows.map(({ rule, code, means, advice }) =>
    ruleOf(rule, 'error', (doc, report) => {
      for (const { line, token } of jobTokens(doc, code)) {
        const set = line.tokens.find(({ kind, value }) => kind === 'file' && /\.vhds$/i.test(value));
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
  ...dpmRows.map(({ rule, severity, id, meaning, advice }) =>
    ruleOf(rule, severity, ({ lines }, report) => {
      const found = lines.filter(
        (line) => line.id === 'dpm-job/message' && line.values['number']?.value === String(id),
      );
      const [first, ...others] = found.flatMap(({ values }) => values['number'] ?? []);
      if (!first) return;
      report({
        span: first.span,
        message: `DPM ${id}: ${meaning}.`,
        related: again(others, `${id} again.`),
        fixes: () => [{ title: advice }],
      });
    }),
  ),
];

function jobTokens(
  { lines }: ProductLog,
  code: string,
): { readonly line: ProductLine; readonly token: MessageToken }[] {
  return lines.flatMap((line) =>
    line.tokens.filter(({ kind, value }) => kind === 'job' && value === code).map((token) => ({ line, token })),
  );
}
