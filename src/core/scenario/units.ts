import type { ScenarioFormat } from './json-schema';

/** Bytes by unit; a unit of 1024, as Windows counts and names it. */
const bytesOf: Readonly<Record<string, number>> = {
  B: 1,
  KB: 2 ** 10,
  MB: 2 ** 20,
  GB: 2 ** 30,
  TB: 2 ** 40,
  PB: 2 ** 50,
};
const secondsOf: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3600, d: 86_400 };

/** A number of things, at most, at least or exactly. */
export interface CountLimit {
  readonly is: 'at-most' | 'at-least' | 'exactly';
  readonly count: number;
}

/** `4 TB` as bytes; `undefined` for anything else. */
export function parseSize(text: string): number | undefined {
  return measured(text, bytesOf, /^(\d{1,15}(?:\.\d{1,6})?) ?(B|[KMGTP]B)$/i, (unit) => unit.toUpperCase());
}

/** `5 MB/s` as bytes a second. */
export function parseRate(text: string): number | undefined {
  const size = /^(.{1,40}?) ?\/ ?s$/.exec(text.trim())?.[1];
  return size === undefined ? undefined : parseSize(size);
}

/** `6 h`, `90 min`, `40 s`, `2 h 30 min` as seconds. */
export function parseDuration(text: string): number | undefined {
  const parts = /^(?:(\d{1,6}(?:\.\d{1,3})?) ?(d|h|min|s))(?: (?:(\d{1,6}) ?(h|min|s)))?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, first = '', unit = '', second, smaller] = parts;
  const base = Number(first) * (secondsOf[unit] ?? 0);
  if (second === undefined || smaller === undefined) return base;
  const per = secondsOf[smaller] ?? 0;
  return per < (secondsOf[unit] ?? 0) ? base + Number(second) * per : undefined;
}

/** `22:00` as minutes after midnight. */
export function parseTimeOfDay(text: string): number | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** `at-most 4`, `at-least 2`, `4`. */
export function parseCountLimit(text: string): CountLimit | undefined {
  const found = /^(?:(at-most|at-least|exactly) )?(\d{1,6})$/.exec(text.trim());
  if (!found) return undefined;
  const word = found[1];
  const is = word === 'at-most' || word === 'at-least' ? word : 'exactly';
  return { is, count: Number(found[2]) };
}

/** `5.0` as Hyper-V prints the version of a configuration. */
export function parseConfigVersion(text: string): { readonly major: number; readonly minor: number } | undefined {
  const found = /^(\d{1,3})\.(\d{1,3})$/.exec(text.trim());
  return found ? { major: Number(found[1]), minor: Number(found[2]) } : undefined;
}

/** How each form is written, as the end of "Write it as"; formats without a form of their own take any text. */
export const formatExamples: Readonly<Record<ScenarioFormat, string | undefined>> = {
  size: '600 GB or 4 TB',
  rate: '5 MB/s',
  duration: '6 h, 90 min or 40 s',
  'time-of-day': "'22:00'",
  'count-limit': 'at-most 4, at-least 2 or 4',
  'config-version': "'5.0'",
  'host-path': undefined,
  file: undefined,
};

/** True for a text of that form. */
export function isOfFormat(format: ScenarioFormat, text: string): boolean {
  switch (format) {
    case 'size':
      return parseSize(text) !== undefined;
    case 'rate':
      return parseRate(text) !== undefined;
    case 'duration':
      return parseDuration(text) !== undefined;
    case 'time-of-day':
      return parseTimeOfDay(text) !== undefined;
    case 'count-limit':
      return parseCountLimit(text) !== undefined;
    case 'config-version':
      return parseConfigVersion(text) !== undefined;
    case 'host-path':
    case 'file':
      return text.trim() !== '';
  }
}

/** Bytes as `1.5 TB`, in units of 1,024. */
export function sizeInWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let at = 0;
  while (value >= 1024 && at < units.length - 1) {
    value /= 1024;
    at++;
  }
  return `${value >= 100 || Number.isInteger(value) ? Math.round(value) : Math.round(value * 10) / 10} ${units[at] ?? ''}`;
}

function measured(
  text: string,
  units: Readonly<Record<string, number>>,
  form: RegExp,
  unitOf: (unit: string) => string,
): number | undefined {
  const found = form.exec(text.trim());
  if (!found) return undefined;
  const [, number = '', unit = ''] = found;
  const per = units[unitOf(unit)];
  return per === undefined ? undefined : Number(number) * per;
}
