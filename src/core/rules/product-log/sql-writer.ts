import type { ProductLine, ProductLog } from '../../product-log/model';
import { secondsBetween } from '../../product-log/times';
import { codeRowOf, toldCodes } from '../message/code-rows';
import { reportCodes } from './codes';
import { again, ruleOf, type ProductLogRule } from './rule-of';

/**
 * A database of which only some files lie on volumes of the set ("torn"; learn.microsoft.com, "SQL Server VSS Writer logging"). VSS
 * makes 0x800423F0 of it.
 */
const torn = '0x80780002';
/** So long most writers stay frozen (learn.microsoft.com, CVssWriter::Initialize); then VSS calls the snapshot off for them. */
const longestFreezeSeconds = 60;

/** Rules on the log of the SQL Server writer. */
export const sqlWriterRules: readonly ProductLogRule[] = [
  ruleOf('HVB049', 'error', (doc, report) => {
    const found = exceptions(doc).filter(({ code }) => code !== torn && !toldCodes.has(code));
    const [first, ...others] = found;
    if (!first) return;
    report({
      span: first.line.message.span,
      message: `The SQL Server writer failed with ${first.code}${inBackup(doc, first.line)}. If this is a guest, a backup of it by the host fails or is not consistent for its databases.`,
      // The log tells neither whether it is one of a guest, nor whether the backup went on without this writer.
      atMost: 'warning',
      related: again(others.map(({ line }) => line)),
      fixes: () => [
        {
          title:
            "Read the Application log of that computer and second, sources SQLWRITER and SQLVDI: rights of the writer's account and databases that are offline are the known reasons.",
        },
      ],
    });
  }),
  ruleOf('HVB087', 'error', (doc, report) => {
    reportCodes(doc, codeRowOf('HVB087'), report);
    const [first, ...others] = exceptions(doc).filter(({ code }) => code === torn);
    if (!first) return;
    report({
      span: first.line.message.span,
      message: `The SQL Server writer refused the snapshot with ${torn}: a database has files on a volume that is not in the set.`,
      related: again(others.map(({ line }) => line)),
      fixes: () => [
        {
          title:
            'Event 24579 of SQLWRITER of the same second names the database: take every volume with files of it into the backup, or move the files together.',
        },
      ],
    });
  }),
  ruleOf('HVB088', 'error', (doc, report) => {
    reportCodes(doc, codeRowOf('HVB088'), report);
    for (const { lines } of doc.sessions) {
      const abort = lines.find(({ id }) => id === 'sql-writer/abort');
      const freeze = lines.find(({ id }) => id === 'sql-writer/freeze');
      if (!abort?.time || !freeze?.time || lines.some(({ id }) => id === 'sql-writer/thaw')) continue;
      const seconds = secondsBetween(freeze.time, abort.time);
      if (seconds === undefined || seconds < longestFreezeSeconds) continue;
      report({
        span: abort.message.span,
        message: `The snapshot was called off ${seconds} seconds after the SQL Server writer had frozen its databases, without a thaw: writers stay frozen for ${longestFreezeSeconds} seconds.`,
        // Something else may have ended it just then.
        atMost: 'warning',
        related: [{ span: freeze.message.span, message: 'The freeze.' }],
        fixes: () => [{ title: codeRowOf('HVB088').advice }],
      });
    }
  }),
];

function exceptions({ lines }: ProductLog): { readonly line: ProductLine; readonly code: string }[] {
  return lines.flatMap((line) => {
    const code = line.id === 'sql-writer/exception' ? line.tokens.find(({ kind }) => kind === 'code') : undefined;
    return code ? [{ line, code: code.value }] : [];
  });
}

function inBackup({ sessions }: ProductLog, line: ProductLine): string {
  const session = sessions.find(({ lines }) => lines.includes(line));
  const begin = session?.lines[0]?.written?.value;
  if (begin === undefined) return '';
  return ` in the backup that began at ${begin}${session?.outcome === 'aborted' ? ' and was called off' : ''}`;
}
