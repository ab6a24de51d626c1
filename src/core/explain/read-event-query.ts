import { providersNamed, type EventProvider } from './facts/events';

/** An event as a person writes it. */
export interface EventQuery {
  readonly id: number;
  /** Absent: no provider was named. */
  readonly providers?: readonly EventProvider[];
}

/** The longest name of a provider and its channel, twice. */
const longestEventQuery = 200;
const words = /\b(?:event|events|eventid|id|source|provider|channel|log|of|from|in|on)\b/gi;

/** Reads `10103`, `event id 10103`, `VMMS 10103`, `Microsoft-Windows-Hyper-V-VMMS/Admin: 10103`; `undefined` for another form. */
export function readEventQuery(text: string): EventQuery | undefined {
  if (text.length > longestEventQuery) return undefined;
  const numbers = [...text.matchAll(/\d+/g)];
  const [number] = numbers;
  if (numbers.length !== 1 || !number || number[0].length > 5) return undefined;
  const after = text.slice(number.index + number[0].length);
  // A sign, a bracket or a hexadecimal prefix makes it another form.
  if (/[-[%.\w]$/.test(text.slice(0, number.index)) || /^[\]\w.%-]/.test(after)) return undefined;
  const rest = `${text.slice(0, number.index)} ${after}`
    .replace(words, ' ')
    .replace(/[:=,;#()/\s]+/g, ' ')
    .trim();
  const id = Number(number[0]);
  if (rest === '') return { id };
  const providers = providersNamed(rest);
  return providers.length > 0 ? { id, providers } : undefined;
}
