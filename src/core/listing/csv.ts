import type { Part } from './rows';

/** Which column of a table in CSV holds what. */
export interface CsvColumns {
  readonly separator: string;
  /** A path, or a name alone. */
  readonly name: number;
  readonly size: number;
  readonly written: number;
  readonly attributes: number;
}

/** What a row says of a file; a column that is not there is absent. */
export interface CsvRow {
  readonly name: Part;
  readonly size?: Part & { readonly bytes: number };
  readonly written?: Part;
  readonly attributes?: Part;
}

const longest = 4_000;

/** The header of a table of files as `Select-Object` and `ConvertTo-Csv` make it, with the separator of any country. */
export function readCsvHeader(line: string): CsvColumns | undefined {
  if (line.length > longest) return undefined;
  const separator = [',', ';', '\t'].find((one) => line.includes(one));
  if (separator === undefined) return undefined;
  const names = fieldsOf(line, separator).map(({ from, to }) => line.slice(from, to));
  if (!names.every((name) => /^[A-Za-z]{2,40}$/.test(name))) return undefined;
  const name = names.includes('FullName') ? names.indexOf('FullName') : names.indexOf('Name');
  const size = names.indexOf('Length');
  if (name < 0 || (size < 0 && names[name] !== 'FullName')) return undefined;
  return { separator, name, size, written: names.indexOf('LastWriteTime'), attributes: names.indexOf('Attributes') };
}

/** A row below it. */
export function readCsvRow(line: string, columns: CsvColumns): CsvRow | undefined {
  if (line.length > longest) return undefined;
  const fields = fieldsOf(line, columns.separator);
  const name = fields[columns.name];
  if (!name || name.to <= name.from) return undefined;
  const [size, written, attributes] = [columns.size, columns.written, columns.attributes].map((at) => fields[at]);
  const digits = size && line.slice(size.from, size.to);
  return {
    name,
    ...(size && digits !== undefined && /^\d{1,16}$/.test(digits) && { size: { ...size, bytes: Number(digits) } }),
    ...(written && { written }),
    ...(attributes && { attributes }),
  };
}

/** Fields in quotes, in which a separator may stand, or without. */
function fieldsOf(line: string, separator: string): Part[] {
  const fields: Part[] = [];
  let at = 0;
  while (at <= line.length) {
    const isQuoted = line.charAt(at) === '"';
    const close = isQuoted ? line.indexOf('"', at + 1) : -1;
    const next = line.indexOf(separator, Math.max(close, at));
    const end = next < 0 ? line.trimEnd().length : next;
    fields.push(close > 0 ? { from: at + 1, to: close } : { from: at, to: Math.max(at, end) });
    if (next < 0) break;
    at = next + 1;
  }
  return fields;
}
