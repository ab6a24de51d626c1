import type { RecordField } from '../logs/record';
import type { TextEntry } from '../texts/text-kind';
import type { ProductLine, ProductLog } from './model';
import { productOf, products, type ProductId } from './products';

/** Lines that tell how a log is written, or that a computer has SQL Server. */
const tellsNothing =
  /^sql-writer\/(?:zone|about|rule|initialize|server|instance|user-instances)$|^hyperv-backup-utility\/host$|^dpm-job\/(?:vm|node)$/;

/** What the lines say, for runs: each with its mark, its time where it has one, and what it names. */
export function entriesOfProductLog({ lines }: ProductLog): readonly TextEntry[] {
  const hosts = new Map(products.map(({ id }) => [id, computerIn(lines, id)]));
  const vm = onlyOne(lines.filter(({ id }) => id === 'dpm-job/vm').map(({ values }) => values['vm']?.value));
  return lines
    .filter(({ id }) => !tellsNothing.test(id))
    .map((line) => entryOf(line, hosts.get(line.product), line.product === 'dpm-job' ? vm : undefined));
}

/**
 * The computer that lines of a product name, where it is one: several pastes may stand in one text, and nothing says which line is whose.
 * A named instance of SQL Server has its name behind that of the computer.
 */
function computerIn(lines: readonly ProductLine[], product: ProductId): string | undefined {
  const own = lines.filter((line) => line.product === product);
  return onlyOne(own.map(({ values }) => values['server']?.value.split('\\')[0]));
}

function entryOf(line: ProductLine, host: string | undefined, jobVm: string | undefined): TextEntry {
  const { id, product, span, time, written, level, values, tokens } = line;
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
      ['VmName', values['vm']?.value ?? jobVm],
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

function onlyOne(values: readonly (string | undefined)[]): string | undefined {
  const found = new Set(values.filter((value) => value !== undefined));
  return found.size === 1 ? [...found][0] : undefined;
}

function fields(rows: readonly (readonly [string, string | undefined])[]): RecordField[] {
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [{ name, value }]));
}
