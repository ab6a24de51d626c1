import type { RecordField } from '../logs/record';
import type { TextEntry } from '../texts/text-kind';
import type { ProductLine, ProductLog } from './model';
import { productOf } from './products';

/** Lines that tell how a log is written, or that a computer has SQL Server. */
const tellsNothing =
  /^sql-writer\/(?:zone|about|rule|initialize|server|instance|user-instances)$|^dpm-job\/(?:vm|node)$/;

/** What the lines say, for runs: each with its mark, its time where it has one, and what it names. */
export function entriesOfProductLog({ lines }: ProductLog): readonly TextEntry[] {
  const server = onlyOne(
    lines.filter(({ product }) => product === 'sql-writer').map((line) => computerOf(line.values['server']?.value)),
  );
  const job = jobOf(lines);
  return lines.filter(({ id }) => !tellsNothing.test(id)).map((line) => entryOf(line, server, job));
}

/** A named instance of SQL Server has its name behind that of the computer. */
function computerOf(server: string | undefined): string | undefined {
  return server?.split('\\')[0];
}

interface Job {
  readonly vm: string | undefined;
  readonly node: string | undefined;
}

function entryOf(line: ProductLine, server: string | undefined, job: Job): TextEntry {
  const { id, product, span, time, written, level, values, tokens } = line;
  const host = product === 'sql-writer' ? server : product === 'dpm-job' ? job.node : undefined;
  const of = (kind: 'file' | 'guid'): string | undefined => tokens.find((token) => token.kind === kind)?.value;
  const vmId = product === 'hyperv-backup-utility' ? of('guid') : undefined;
  const rest = Object.entries(values).filter(([name]) => !named.has(name));
  return {
    span,
    mark: id,
    provider: productOf(product).provider,
    ...(time !== undefined && { time }),
    level,
    ...(host !== undefined && { host }),
    data: fields([
      ['VmName', values['vm']?.value ?? (product === 'dpm-job' ? job.vm : undefined)],
      ['VmId', vmId],
      ['ErrorCode', codeOf(line)],
      ['File', of('file')],
      ['Written', time === undefined ? written?.value : undefined],
      ['Message', level === 2 || level === 3 ? line.message.value.slice(0, 500) : undefined],
      ...rest.map(([name, { value }]) => [name, value] as const),
    ]),
  };
}

/** E_FAIL says nothing where another code stands beside it: Veeam puts it before the code of VSS. */
function codeOf({ tokens }: ProductLine): string | undefined {
  const codes = tokens.filter(({ kind }) => kind === 'code' || kind === 'job').map(({ value }) => value);
  return codes.find((code) => code !== '0x80004005') ?? codes[0];
}

/** These are told by another name, or by the record itself. */
const named: ReadonlySet<string> = new Set(['vm', 'written', 'level', 'thread', 'process', 'task']);

/** A job of DPM is shown in lines of which each tells one thing; where several were pasted, nothing says which is whose. */
function jobOf(lines: readonly ProductLine[]): Job {
  return {
    vm: onlyOne(lines.filter(({ id }) => id === 'dpm-job/vm').map(({ values }) => values['vm']?.value)),
    node: onlyOne(lines.filter(({ id }) => id === 'dpm-job/node').map(({ values }) => values['server']?.value)),
  };
}

function onlyOne(values: readonly (string | undefined)[]): string | undefined {
  const found = new Set(values.filter((value) => value !== undefined));
  return found.size === 1 ? [...found][0] : undefined;
}

function fields(rows: readonly (readonly [string, string | undefined])[]): RecordField[] {
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}
