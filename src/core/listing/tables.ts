import type { Part } from './rows';
import { isVmFileName, vmExtension } from './names';

/** Columns of a table that `Select-Object` or `Format-Table` made of files, in their order. */
export type Columns = readonly string[];

/** A file that a line of such a table names; the name may be a path. */
export interface TableRow {
  readonly name: Part;
  readonly size?: Part & { readonly bytes: number };
  readonly written?: Part;
  readonly attributes?: Part;
}

const columnNames = /^[A-Za-z]{2,30}(?:\s{1,1000}[A-Za-z]{2,30}){0,12}$/;

/** The header of a table with names of files: properties have the same names in every language. */
export function readColumns(line: string): Columns | undefined {
  const text = line.slice(0, 4_000).trim();
  if (!columnNames.test(text)) return undefined;
  const columns = text.split(/\s+/);
  const hasName = columns.includes('FullName') || (columns.includes('Name') && columns.includes('Length'));
  return hasName && !columns.includes('Mode') ? columns : undefined;
}

/** The line of dashes under it. */
export function isRuler(line: string): boolean {
  return /^\s{0,1000}-{2,}(?:\s{1,1000}-{2,}){0,12}\s{0,1000}$/.test(line);
}

/** A row with a file of a virtual machine; a path may hold spaces, so its extension tells where it ends. */
export function readTableRow(line: string, columns: Columns): TableRow | undefined {
  if (line.length > 4_000) return undefined;
  vmExtension.lastIndex = 0;
  const found = vmExtension.exec(line);
  if (!found) return undefined;
  const to = found.index + found[0].length;
  const nameAt = columns.findIndex((one) => one === 'FullName' || one === 'Name');
  const sizeAt = columns.indexOf('Length');
  // A number before the name is its length only where the table says so.
  const before =
    sizeAt >= 0 && sizeAt < nameAt ? /^\s{0,1000}(?:.{0,60}\s)?(\d{1,16})\s{1,1000}/.exec(line.slice(0, to)) : null;
  const from = before ? before[0].length : line.length - line.trimStart().length;
  const name = line.slice(from, to);
  if (!isVmFileName(name) || /[*?"<>|]/.test(name)) return undefined;
  const after = line.slice(to);
  const digits =
    sizeAt < nameAt
      ? before?.[1]
      : sizeAt === nameAt + 1
        ? /^\s{1,1000}(\d{1,16})(?=\s|$)/.exec(after)?.[1]
        : /\s(\d{1,16})\s{0,1000}$/.exec(after.slice(-300))?.[1];
  if (digits === undefined) return { name: { from, to } };
  const at =
    sizeAt < nameAt
      ? line.lastIndexOf(digits, from - 1)
      : sizeAt === nameAt + 1
        ? line.indexOf(digits, to)
        : line.lastIndexOf(digits);
  return { name: { from, to }, size: { from: at, to: at + digits.length, bytes: Number(digits) } };
}

/** A line of a list: a property and its value. */
export interface ListLine {
  readonly key: string;
  readonly value: Part;
}

/** `FullName : D:\VMs\root.vhdx`, as `Format-List` prints it. */
export function readListLine(line: string): ListLine | undefined {
  const found = /^\s{0,8}([A-Z][A-Za-z]{1,30})\s{0,40}:(?=\s|$)/.exec(line.slice(0, 200));
  if (found?.[1] === undefined) return undefined;
  const rest = line.slice(found[0].length);
  const value = rest.trim();
  const from = found[0].length + (value === '' ? 0 : rest.indexOf(value));
  return { key: found[1], value: { from, to: from + value.length } };
}
