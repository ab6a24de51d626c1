import type { WireRecordRow } from '../../protocol/log-viewer';

/** Levels of [MS-EVEN6]; audits have 0. The mark says the same as the colour, to whom sees none. */
export const levels: readonly { readonly name: string; readonly mark: string; readonly look: string }[] = [
  { name: 'None', mark: '·', look: 'quiet' },
  { name: 'Critical', mark: '⨂', look: 'error' },
  { name: 'Error', mark: '✕', look: 'error' },
  { name: 'Warning', mark: '▲', look: 'warning' },
  { name: 'Info', mark: '●', look: 'info' },
  { name: 'Verbose', mark: '○', look: 'quiet' },
];

export function levelOf(level: number): (typeof levels)[number] {
  return levels[level] ?? { name: `Level ${level}`, mark: '·', look: 'quiet' };
}

const counts = new Intl.NumberFormat('en-US');

/** `204,000`. */
export function countText(count: number): string {
  return counts.format(count);
}

/** `1 record`, `204,000 records`. */
export function counted(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `Hyper-V-VMMS` of `Microsoft-Windows-Hyper-V-VMMS`: what all have in common tells nothing. */
export function shortProvider(provider: string): string {
  return provider.replace(/^Microsoft-Windows-(?=.)/i, '');
}

/** `0x1A2000`. */
export function placeText(byteOffset: number): string {
  return `0x${byteOffset.toString(16).toUpperCase()}`;
}

/** Characters that turn the reading order around are shown as what they are. */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Text of a log on one line, which can do nothing but be read. */
export function oneLine(text: string): string {
  return text.replace(turning, visible).replace(/\s+/g, ' ');
}

/** The same for text of several lines. */
export function safeText(text: string): string {
  return text.replace(turning, visible);
}

function visible(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A row as a line to paste. */
export function rowText(row: WireRecordRow, time: string): string {
  const { level, provider, eventId, host, channel, recordId, vm, meaning, data } = row;
  const said = [meaning, data === '' ? undefined : data].filter((part) => part !== undefined).join(' | ');
  const parts = [time, levelOf(level).name, `${provider} ${eventId}`, host, channel, `record ${recordId}`];
  return [...parts, ...(vm === undefined ? [] : [`VM ${vm}`]), said].map(oneLine).join('\t');
}
