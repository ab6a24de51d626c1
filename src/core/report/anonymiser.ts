import type { LogRecord } from '../logs/record';
import { privateValuesOfHost, privateValuesOfRecord } from '../logs/records/anonymise-records';
import type { Run } from '../runs';
import { textHider } from './anonymise';
import { withoutLogName, type PrivateValue } from './private-values';
import { Pseudonyms } from './pseudonyms';
import type { RunsReport } from './runs-report';

/** What an export is made of, as much of it as there is. */
export interface AnonymousSource {
  /** All of a reading, whatever part of it is exported: then the same word has the same pseudonym in every export. */
  readonly report?: RunsReport;
  readonly runs?: readonly Run[];
  readonly records?: Iterable<LogRecord>;
  /** What was found to be the customer's own before, of records that are not at hand any more. */
  readonly values?: Iterable<PrivateValue>;
}

/**
 * A function that puts pseudonyms in the place of what is the customer's own: names of VMs and hosts, accounts, folders and files,
 * domains, e-mail addresses, SIDs, MAC and IP addresses. It is the same for all exports of a reading: pass every text through it
 * before it is cut, drawn or escaped (`hideInRuns` does so for a report). Kept: GUIDs, event ids, codes, times, words of ours.
 */
export function anonymiser({
  report,
  runs = [],
  records = [],
  values = [],
}: AnonymousSource): (text: string) => string {
  const found: PrivateValue[] = [...values];
  // Without a spread: a reading has more values than a call takes arguments.
  const take = (more: readonly PrivateValue[]): void => {
    for (const value of more) found.push(value);
  };
  for (const record of records) take(privateValuesOfRecord(record));
  if (report) take(valuesOfReport(report));
  for (const run of runs) take(valuesOfRun(run));
  const names = new Pseudonyms();
  // A guest's computer, a folder and a disk may be called as their VM is: it is the VM that one looks for.
  for (const value of found) if (value.kind === 'vm') names.add(value);
  for (const value of found) if (value.kind !== 'vm') names.add(value);
  return textHider(names);
}

function valuesOfReport({ inputs, observation, findings }: RunsReport): PrivateValue[] {
  return [
    ...observation.runs.flatMap(valuesOfRun),
    ...observation.hosts.flatMap(({ name, vm }) => [...privateValuesOfHost(name), ...vmValue(vm)]),
    ...observation.clocks.flatMap(({ host }) => privateValuesOfHost(host)),
    ...findings.flatMap(({ vm }) => vmValue(vm?.name)),
    ...inputs.flatMap(({ path, coverage }) => [
      pathValue(path),
      ...coverage.spans.flatMap(({ host }) => privateValuesOfHost(host)),
    ]),
  ];
}

function valuesOfRun({ vm, host, files, steps, story }: Run): PrivateValue[] {
  const places = [
    ...steps.flatMap(({ evidence }) => evidence),
    ...story.flatMap(({ place, also }) => [place, ...also]),
  ];
  return [
    ...vmValue(vm.name),
    ...privateValuesOfHost(host),
    ...files.filter(({ named }) => named).map(({ path }) => pathValue(path)),
    // A run rests on thousands of records of a few computers and logs.
    ...[...new Set(places.map((place) => place.host))].flatMap(privateValuesOfHost),
    ...[...new Set(places.map(({ uri }) => uri))].map(pathValue),
  ];
}

function vmValue(name: string | undefined): PrivateValue[] {
  return name === undefined || name.trim() === '' ? [] : [{ kind: 'vm', text: name }];
}

function pathValue(path: string): PrivateValue {
  return { kind: 'path', text: withoutLogName(path) };
}
