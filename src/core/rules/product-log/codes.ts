import type { MessageToken } from '../../message/model';
import type { ProductLine, ProductLog } from '../../product-log/model';
import { allCodeRows, type CodeRow } from '../message/code-rows';
import { again, grouped, ruleOf, vmWords, type ProductLogRule, type Reporter } from './rule-of';

type Code = MessageToken & { readonly kind: 'code' };

/** A result code in a line of a log: the first place of each code for each VM, the others beside it. */
export function reportCodes(doc: ProductLog, row: CodeRow, report: Reporter): void {
  const found = doc.lines.flatMap((line) =>
    line.tokens.flatMap((token) => (token.kind === 'code' && isMeant(row, line, token) ? [{ line, token }] : [])),
  );
  for (const group of grouped(found, ({ line, token }) => `${token.value} ${line.values['vm']?.value ?? ''}`)) {
    // A line of information may pass on a code that was dealt with.
    const [first] = group.filter(({ line }) => line.level !== 4);
    const { line, token } = first ?? group[0];
    const file = row.alone && fileIn(line);
    const of = vmWords(line);
    const level = first === undefined ? 'info' : row.alone && !file ? row.alone.atMost : undefined;
    report({
      span: token.span,
      message: `${token.value}${of === undefined ? '' : `, ${of}`}: ${row.codes[token.value] ?? ''}${file ? ` ("${file.value}")` : ''}.`,
      ...(level && { atMost: level }),
      related: again(
        group.filter((one) => one.token !== token).map((one) => one.token),
        `${token.value} again.`,
      ),
      fixes: () => [{ title: row.advice }],
    });
  }
}

function isMeant({ codes, needs }: CodeRow, line: ProductLine, { value }: Code): boolean {
  return codes[value] !== undefined && (needs === undefined || fileIn(line) !== undefined);
}

function fileIn({ tokens }: ProductLine): MessageToken | undefined {
  return tokens.find(({ kind }) => kind === 'file');
}

/** Rules that other lines prove too stand in their own files. */
const elsewhere: ReadonlySet<string> = new Set(['HVB078', 'HVB087', 'HVB088']);

/** Rules that a code alone proves. */
export const codeRules: readonly ProductLogRule[] = allCodeRows
  .filter(({ rule }) => !elsewhere.has(rule))
  .map((row) =>
    ruleOf(row.rule, row.severity, (doc, report) => {
      reportCodes(doc, row, report);
    }),
  );
