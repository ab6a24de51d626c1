import { dpmCodes } from './facts/dpm-codes';
import { resultCodes, type ResultCode } from './facts/hresults';
import { jobCodes } from './facts/job-codes';
import type { ExplanationMatch } from './explanation';
import { relatedRules } from './rule-advice';

const byCode = new Map(resultCodes.map((row) => [row.code, row]));
const byName = new Map(resultCodes.flatMap((row) => row.names.map((name): [string, ResultCode] => [name, row])));
const byShown = new Map(resultCodes.flatMap((row) => (row.shownAs ? [[row.shownAs.toLowerCase(), row] as const] : [])));
const winFacility = 0x80070000;

/** Result codes: hexadecimal, decimal with or without sign, `%%2147942480` of event XML, a symbolic name, a last error of vssadmin. */
export function resultMatches(text: string): ExplanationMatch[] {
  const named = byName.get(text.toUpperCase()) ?? byShown.get(text.toLowerCase().replace(/^last error[\s:=]*/, ''));
  if (named) return [toMatch(named)];
  const code = readResultCode(text);
  if (code === undefined) return [];
  const row = byCode.get(code) ?? (code <= 0xffff ? byCode.get(winFacility + code) : undefined);
  if (row) return [toMatch(row)];
  return code >= 0x80000000 ? [unknownCode(code)] : [];
}

/** As an unsigned number of 32 bits; `undefined` for text of another form. */
function readResultCode(text: string): number | undefined {
  const bare = text.replace(/^(?:hresult|hr|error(?: code)?|win32(?: error)?|code|status)[\s:=#]+/i, '');
  const hasWord = bare !== text;
  const hex = /^0x([0-9a-f]{1,8})$/i.exec(bare) ?? /^((?:8|c)[0-9a-f]{7}|0004[0-9a-f]{4})h?$/i.exec(bare);
  if (hex?.[1] !== undefined) return Number.parseInt(hex[1], 16);
  const decimal = /^(?:%%)?(-?\d{1,10})$/.exec(bare);
  if (decimal?.[1] === undefined) return undefined;
  const value = Number(decimal[1]);
  if (value < 0) return value >= -0x80000000 ? value >>> 0 : undefined;
  // A bare small number is an event or a state; only a word before it makes it an error of Windows.
  if (value <= 0xffff) return hasWord && value > 0 ? value : undefined;
  return value <= 0xffffffff ? value : undefined;
}

function toMatch({ code, names, meaning, rules, shownAs, source }: ResultCode): ExplanationMatch {
  const [name, ...others] = names;
  return {
    kind: 'hresult',
    id: hex(code),
    title: name === undefined ? hex(code) : `${hex(code)} ${name}`,
    meaning,
    variants: [],
    details: [
      ...(others.length > 0 ? [{ label: 'Also named', text: others.join(', ') }] : []),
      ...(shownAs === undefined ? [] : [{ label: 'vssadmin prints', text: shownAs }]),
      { label: 'Decimal', text: decimals(code) },
    ],
    rules: relatedRules(rules),
    notes: [],
    sources: [source],
  };
}

function unknownCode(code: number): ExplanationMatch {
  const facility = (code >>> 16) & 0x1fff;
  const low = code & 0xffff;
  const isWin32 = code - low === winFacility;
  return {
    kind: 'hresult',
    id: hex(code),
    title: `${hex(code)}, not in our tables`,
    meaning: isWin32
      ? `By its form it is the Windows error ${low}; on a Windows computer, net helpmsg ${low} shows its text.`
      : `By its form it is a failure of facility ${facility} with code ${low}; what it means depends on the component that gave it.`,
    variants: [],
    details: [{ label: 'Decimal', text: decimals(code) }],
    rules: [],
    notes: [],
    sources: [],
  };
}

/** Return codes of WMI methods and jobs. */
export function jobMatches(text: string): ExplanationMatch[] {
  const number = /^(?:(?:wmi|job|return|error|errorcode|value|code)[\s:=#]+)*(\d{1,5}|0x[0-9a-f]{4})$/i.exec(text)?.[1];
  const row = number === undefined ? undefined : jobCodes.find(({ code }) => code === Number(number));
  if (!row) return [];
  return [
    {
      kind: 'job-code',
      id: String(row.code),
      title: `WMI job or method code ${row.code}`,
      meaning: row.meaning,
      variants: [],
      details: [],
      rules: relatedRules(row.rules),
      notes: [],
      sources: [row.source],
    },
  ];
}

/** Messages of DPM: `DPM 30112`, `ID 30112`, `(ID 30112 Details: ...)`; a number alone where it is too long for anything else. */
export function dpmMatches(text: string): ExplanationMatch[] {
  const [, word, digits] =
    /^\(?((?:dpm|mabs)(?: (?:id|error))?[\s:#]{1,4}|id[\s:]{1,4})?(\d{3,5})\b(?!\.)/i.exec(text) ?? [];
  const isWhole = word !== undefined || digits === text;
  const row = digits !== undefined && isWhole ? dpmCodes.find(({ id }) => id === Number(digits)) : undefined;
  // 104 alone is an event.
  if (!row || (word === undefined && row.id < 1000)) return [];
  return [
    {
      kind: 'product-code',
      id: `DPM ${row.id}`,
      title: `Message ${row.id} of Data Protection Manager`,
      meaning: row.meaning,
      variants: [],
      details: [],
      rules: relatedRules(row.rules),
      notes: [],
      sources: [row.source],
    },
  ];
}

/** Every symbolic name, for a hint at what was meant. */
export const codeNames: readonly string[] = [...byName.keys()];

function hex(code: number): string {
  return `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
}

function decimals(code: number): string {
  return code >= 0x80000000 ? `${code | 0} or ${code}` : String(code);
}
