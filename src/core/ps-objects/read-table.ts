import type { PastedLine } from '../text/pasted-lines';
import type { PsProperty, PsValue } from './model';

/** The line of hyphens below the names of a table: one run for each column. */
const rule = /^[ \t]{0,300}-{1,300}(?:[ \t]{1,300}-{1,300}){0,60}[ \t]{0,300}$/;

export interface Column {
  readonly name: string;
  readonly nameStart: number;
  readonly start: number;
}

/** The columns that a line of names and the rule below it make; nothing where the two do not fit. */
export function columnsOf(header: PastedLine, under: PastedLine): readonly Column[] {
  if (under.text.length > 4000 || !rule.test(under.text)) return [];
  const starts: number[] = [];
  for (const { index } of under.text.matchAll(/-{1,300}/g)) starts.push(index);
  const cells = cut(header, starts);
  const columns = cells.map(({ text, span }, at) => ({ name: text, nameStart: span.start, start: starts[at] ?? 0 }));
  return columns.every(({ name }) => /^[A-Za-z][\w()%. /-]{0,60}(?:\.\.\.|\u2026)?$/.test(name)) ? columns : [];
}

/** The cells of a row, by the columns' places. */
export function rowOf(line: PastedLine, columns: readonly Column[]): PsProperty[] {
  const cells = cut(
    line,
    columns.map(({ start }) => start),
  );
  return columns.flatMap(({ name, nameStart }, at) => {
    const cell = cells[at];
    const value = cell && withCut(cell);
    return value ? [{ name: { value: name, span: { start: nameStart, end: nameStart + name.length } }, value }] : [];
  });
}

/**
 * Cuts a line at the places where the runs of the rule begin. Before a column at the left stands a space; where none does,
 * the column is one of numbers, which stand at the right and are longer than its name.
 */
function cut(line: PastedLine, starts: readonly number[]): PsValue[] {
  const offsets = offsetsOf(line.text, starts);
  const edges = offsets.map((offset, at) => {
    let edge = offset;
    const least = offsets[at - 1] ?? 0;
    while (edge > least && edge <= line.text.length && !/\s/.test(line.text.charAt(edge - 1))) edge--;
    return at === 0 ? 0 : edge;
  });
  return edges.map((edge, at) => cellOf(line, edge, edges[at + 1] ?? line.text.length));
}

function cellOf(line: PastedLine, from: number, to: number): PsValue {
  const raw = line.text.slice(from, Math.max(from, to));
  const text = raw.trim();
  const start = line.start + from + (text === '' ? 0 : raw.indexOf(text));
  return { text, span: { start, end: start + text.length } };
}

/** Windows PowerShell writes three dots, later versions one character. */
function withCut(value: PsValue): PsValue {
  return /(?:\.\.\.|\u2026)$/.test(value.text) ? { ...value, isCut: true } : value;
}

/** Letters of China, Japan and Korea take two places of a window. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;

function offsetsOf(text: string, places: readonly number[]): readonly number[] {
  if (!wide.test(text)) return places;
  const offsets: number[] = [];
  let place = 0;
  for (let at = 0; at <= text.length && offsets.length < places.length; at++) {
    while (offsets.length < places.length && place >= (places[offsets.length] ?? 0)) offsets.push(at);
    place += wide.test(text.charAt(at)) ? 2 : 1;
  }
  while (offsets.length < places.length) offsets.push(text.length);
  return offsets;
}
