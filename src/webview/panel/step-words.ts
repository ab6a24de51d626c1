import { actorFacts, recordName, stepsOf, type Run, type RunStep } from '../../core';
import { durationText, preciseClock } from './times';

/** From whom to whom, in the words of an administrator. */
export function arrowWords({ from, to }: RunStep): string {
  return from === to ? actorFacts[from].name : `${actorFacts[from].name} \u2192 ${actorFacts[to].name}`;
}

/** When, as a table and the details say it; empty where no record has a time. */
export function whenWords({ start, end }: RunStep, timeZone: string): string {
  const at = start ?? end;
  return at === undefined ? '' : preciseClock(at, timeZone);
}

export function lastsWords({ start, end }: RunStep): string {
  return start === undefined || end === undefined || start === end ? '' : durationText(end - start);
}

/** What the step is, by the model of its generation. */
export function whatStepIs({ generation }: Run, { id }: RunStep): string | undefined {
  return stepsOf(generation).find((step) => step.id === id)?.what;
}

/** Whether a step has the text that is searched for, in anything that is said of it. */
export function matchesSearch(step: RunStep, search: string): boolean {
  const text = search.trim().toLowerCase();
  if (text === '') return true;
  const words = [
    step.label,
    step.id,
    step.status,
    step.note ?? '',
    actorFacts[step.from].name,
    actorFacts[step.to].name,
  ];
  const records = step.evidence.map((place) => `${place.provider} ${recordName(place)} ${place.host}`);
  return [...words, ...records].some((one) => one.toLowerCase().includes(text));
}
