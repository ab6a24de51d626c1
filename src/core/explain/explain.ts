import { headIn } from '../message/heads';
import { queryOf, tokensIn } from '../message/tokens';
import { editDistance } from '../xml/similar-name';
import type { ExplainOptions, Explanation, ExplanationMatch, Recogniser } from './explanation';
import { codeNames, dpmMatches, jobMatches, resultMatches } from './recognise-code';
import { readEventQuery } from './read-event-query';
import { eventMatches, nearestEvents } from './recognise-event';
import { fileMatches } from './recognise-file';
import { guidMatches, readGuid } from './recognise-guid';
import { ruleCodes, ruleMatches } from './recognise-rule';
import { topicMatches, topicNames } from './recognise-topic';
import { stateNames, writerStateMatches } from './recognise-writer';

/** A path of Windows may have 32,767 characters; nothing that can be explained is longer. */
const longestQuery = 32_768;
const longestShown = 200;
const mostPieces = 16;

/** In the order in which the matches of an ambiguous text come. */
const recognisers: readonly Recogniser[] = [
  ruleMatches,
  writerStateMatches,
  jobMatches,
  dpmMatches,
  resultMatches,
  eventMatches,
  guidMatches,
  fileMatches,
  topicMatches,
];

/**
 * What an event id, a result or job code, a writer state, a GUID, a rule code or a file name means; of longer text, the codes
 * inside it. Never throws; text longer than any path is answered without being read.
 */
export function explain(query: string, options: ExplainOptions = {}): Explanation {
  const shown = shorten(query);
  const make = (matches: readonly ExplanationMatch[], note?: string): Explanation => ({
    query: shown,
    ...(options.hostOs && { hostOs: options.hostOs }),
    matches,
    ...(note !== undefined && { note }),
  });
  if (query.length > longestQuery)
    return make([], `The text has ${query.length} characters and was not read. ${whatCanBeAsked}`);
  const text = unquoted(query);
  if (text === '') return make([], `Nothing was asked. ${whatCanBeAsked}`);
  const matches = recognise(text, options);
  if (matches.length > 0) return make(matches);
  const inside = explainPieces(text, options);
  if (inside.length > 0) return make(inside, 'These are the codes inside the text.');
  return make([], nothingKnown(text));
}

function recognise(text: string, options: ExplainOptions): ExplanationMatch[] {
  return recognisers.flatMap((recogniser) => recogniser(text, options));
}

function unquoted(query: string): string {
  const text = query.trim();
  const inner = /^(["'`]).*\1$/s.test(text) ? text.slice(1, -1).trim() : text;
  return inner.replace(/[.,;!?]{1,3}$/, '');
}

/** For showing; never cut inside a character of two units. */
function shorten(query: string): string {
  return query.length > longestShown ? `${query.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '')}...` : query;
}

/** What is a code wherever it stands, beside what a message has (message/tokens.ts). Each alternative begins with a fixed word: no backtracking. */
const pieces = new RegExp(
  [
    String.raw`\bHVB\d{3}(?!\d)`,
    String.raw`\b(?:VSS_[EWS]_?|ERROR_|E_|VM_E_)[A-Z_]{3,60}`,
    String.raw`\bstate[ :]{0,3}\[\d{1,2}\]`,
    String.raw`\(ID:? \d{3,5}(?= Details: )`,
  ].join('|'),
  'gi',
);
/** Of a long text, as much is searched as a message has. */
const longestSearched = 8192;

/** Of a line or of several: the event that its head names, then everything in it that has a meaning by itself, in its order. */
function explainPieces(text: string, options: ExplainOptions): ExplanationMatch[] {
  const searched = text.slice(0, longestSearched);
  const found = new Map<string, ExplanationMatch>();
  const queries = searched.split(/\r\n|\r|\n/).flatMap((line) => [...headQueries(line), ...queriesIn(line)]);
  for (const query of [...new Set(queries)].slice(0, mostPieces))
    for (const match of recognise(query, options)) found.set(`${match.kind} ${match.id}`, match);
  return [...found.values()];
}

function headQueries(line: string): string[] {
  const { id, providers = [] } = headIn(line) ?? {};
  if (id === undefined) return [];
  return providers.length === 0 ? [String(id)] : providers.map(({ name }) => `${name} ${id}`);
}

function queriesIn(line: string): string[] {
  const own = [...line.matchAll(pieces)].map(({ index, 0: query }) => ({ at: index, query }));
  const tokens = tokensIn(line).map((token) => ({ at: token.span.start, query: queryOf(token) }));
  return [...own, ...tokens].sort((a, b) => a.at - b.at).map(({ query }) => query);
}

const whatCanBeAsked =
  'What can be asked: an event id (10103, VMMS 10103), an HRESULT (0x80070050, -2147024816, VSS_E_PROVIDER_VETO), a WMI job code (32768), a message of DPM (DPM 30112), a writer state ([8] Failed), the name of a VSS writer, the GUID of a writer, provider or device, a rule code (HVB001), a file name (D-AutoRecovery.avhdx), a topic (restore, domain controller, leftovers).';

function nothingKnown(text: string): string {
  if (readGuid(text) !== undefined)
    return 'This GUID is no VSS writer, VSS provider, event provider or device class that is known. Ids of VMs, checkpoints and disks differ from system to system, so no table can explain them.';
  const event = readEventQuery(text);
  const near = event ? nearestEvents(event, 3) : nearestNames(text);
  return [
    'Nothing is known about it.',
    event && wmiTwin(event.id),
    near.length > 0 && `Nearest known: ${near.join(', ')}.`,
    whatCanBeAsked,
  ]
    .filter((part) => typeof part === 'string')
    .join(' ');
}

/** VMMS and its workers have most events twice: with the name of the VM under an even id, and short, for WMI, under the next. */
function wmiTwin(id: number): string | undefined {
  const isTwin = id % 2 === 1 && eventMatches(`VMMS ${id - 1}`, {}).length > 0;
  return isTwin ? `It is likely the short form of VMMS ${id - 1} that WMI gets; logs have that one.` : undefined;
}

function nearestNames(text: string): string[] {
  if (text.length > 64) return [];
  const limit = Math.max(1, Math.floor(text.length / 3));
  const near = [...ruleCodes(), ...codeNames, ...stateNames, ...topicNames]
    .map((name) => ({ name, distance: editDistance(name.toLowerCase(), text.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  // Only what is as near as the nearest: the rest is noise.
  return near
    .filter(({ distance }) => distance === near[0]?.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}
