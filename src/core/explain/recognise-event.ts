import type { HostOs } from '../vmconfig/facts/host-os';
import { eventProviders, eventRows, providerOf, type EventProvider, type EventRow } from './facts/events';
import { stepOf } from './event-step';
import type { ExplainOptions, ExplanationMatch } from './explanation';
import { isIn, nameOf } from './hosts';
import { readEventQuery, type EventQuery } from './read-event-query';
import { relatedRules } from './rule-advice';

/** Events of a number, one match for each provider that has it. */
export function eventMatches(text: string, options: ExplainOptions): ExplanationMatch[] {
  const query = readEventQuery(text);
  return query ? eventsOf(query, options) : [];
}

function eventsOf({ id, providers = eventProviders }: EventQuery, options: ExplainOptions): ExplanationMatch[] {
  const rows = byId.get(id) ?? [];
  return providers.flatMap((provider) => {
    const own = rows.filter((row) => row.provider === provider.key);
    return own.length > 0 ? [toMatch(provider, id, own, options)] : [];
  });
}

const byId = new Map<number, EventRow[]>();
for (const row of eventRows) for (const id of row.ids) byId.set(id, [...(byId.get(id) ?? []), row]);

function toMatch(
  provider: EventProvider,
  id: number,
  rows: readonly EventRow[],
  options: ExplainOptions,
): ExplanationMatch {
  // What a guest logs follows the guest's own Windows, whatever the host is.
  const hostOs = provider.side === 'guest' ? undefined : options.hostOs;
  const [only] = rows;
  const isSame = rows.length === 1 && only?.from === undefined && only?.to === undefined;
  const step = isSame && only ? stepOf(only, id, hostOs) : undefined;
  const holding = rows.filter((row) => isIn(row, hostOs) !== false);
  return {
    kind: 'event',
    id: `${provider.name}/${id}`,
    title: `Event ${id} of ${provider.name}`,
    ...(isSame && only && { meaning: only.meaning }),
    variants: rows.map((row) => toVariant(row, id, hostOs)),
    details: [
      { label: 'Log', text: `${provider.channel}${provider.side === 'guest' ? ', inside the guest' : ''}` },
      ...(step === undefined ? [] : [{ label: 'Step', text: step }]),
    ],
    rules: relatedRules((holding.length > 0 ? holding : rows).flatMap((row) => row.rules)),
    notes: notesOn(provider, rows, hostOs),
    sources: [...new Set(rows.map((row) => row.source))],
  };
}

function toVariant(row: EventRow, id: number, hostOs: HostOs | undefined): ExplanationMatch['variants'][number] {
  const { from, to, meaning, rules, evidence } = row;
  const step = stepOf(row, id, hostOs);
  const applies = hostOs === undefined ? undefined : isIn(row, hostOs);
  return {
    ...(from && { from }),
    ...(to && { to }),
    meaning,
    rules,
    ...(step && { step }),
    evidence,
    ...(applies !== undefined && { applies }),
  };
}

function notesOn(provider: EventProvider, rows: readonly EventRow[], hostOs: HostOs | undefined): string[] {
  const known = hostOs !== undefined && hostOs !== 'windows-client';
  if (known && rows.every((row) => isIn(row, hostOs) === false))
    return [`No meaning of this id on ${nameOf(hostOs)} is known.`];
  const notes = rows.length > 1 && !known ? ['Which meaning holds depends on the host.'] : [];
  if (provider.side === 'guest')
    notes.push('What counts is the Windows version and the integration components of the guest.');
  const isLater = known && isIn({ to: provider.provedTo }, hostOs) === false;
  if (isLater)
    notes.push(
      `No message catalogue of ${nameOf(hostOs)} could be read, the newest is ${nameOf(provider.provedTo)}; the meaning is very likely the same.`,
    );
  else if (hostOs === 'windows-server-2008')
    notes.push(
      'No message catalogue of Windows Server 2008 could be read, the oldest is Windows Server 2008 R2; the meaning is very likely the same.',
    );
  else if (!known && rows.some((row) => row.to === undefined))
    notes.push(
      `Read from message catalogues up to ${nameOf(provider.provedTo)}; later hosts very likely mean the same.`,
    );
  return notes;
}

/** Known ids that are next to a number, nearest first, each as `VMMS 10103`. */
export function nearestEvents({ id, providers }: EventQuery, most: number): string[] {
  const keys = providers && new Set(providers.map(({ key }) => key));
  return [...byId.entries()]
    .flatMap(([known, rows]) =>
      rows.filter((row) => !keys || keys.has(row.provider)).map((row) => ({ known, name: shortName(row.provider) })),
    )
    .sort((a, b) => Math.abs(a.known - id) - Math.abs(b.known - id) || a.known - b.known)
    .map(({ known, name }) => `${name} ${known}`)
    .filter((label, at, all) => all.indexOf(label) === at)
    .slice(0, most);
}

function shortName(key: EventRow['provider']): string {
  return providerOf(key).name.replace(/^Microsoft-Windows-(?:Hyper-V-)?/, '');
}
