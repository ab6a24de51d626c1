import { clockOf, durationInWords, isPredicted, plannedTime, secondsBetween, type Clock, type Run } from '../../core';

/** The zone of this computer, as a choice. */
export const localZone = 'local';

const clocks = new Map<string, Clock>();

/** The clock of a choice; one for each, since a clock remembers what it has looked up. */
export function clockOfChoice(choice: string): Clock {
  const known = clocks.get(choice);
  if (known) return known;
  const made = clockOf(zoneName(choice));
  clocks.set(choice, made);
  return made;
}

/** What Intl and core call a choice. */
export function zoneName(choice: string): string {
  return choice === localZone ? Intl.DateTimeFormat().resolvedOptions().timeZone : choice;
}

/** Whether a name is one that times can be shown in. */
export function isZone(name: string): boolean {
  return clockOf(name).isKnown;
}

/** `22:00:08`, for the list. */
export function clockText(time: bigint, choice: string): string {
  return clockOfChoice(choice)
    .clock(time)
    .replace(/\.\d+$/, '');
}

/** `22:00:08.441`, for records and steps. */
export function preciseClock(time: bigint, choice: string): string {
  return clockOfChoice(choice).clock(time);
}

/** The day that a time falls on in a zone: `2014-03-06`. */
export function dayOf(time: bigint, choice: string): string {
  return clockOfChoice(choice).day(time) || 'no date';
}

/** `2014-03-06 22:00:08`. */
export function timeText(time: bigint, choice: string): string {
  return `${dayOf(time, choice)} ${clockText(time, choice)}`;
}

/** When a run was; of a predicted one that it is predicted, and the hour that the plan says. */
export function runTime(run: Pick<Run, 'origin' | 'start'>, choice: string): string {
  if (!isPredicted(run)) return timeText(run.start, choice);
  const planned = plannedTime(run.start);
  return planned === undefined ? 'predicted' : `predicted, ${planned}`;
}

/** In the place of the day of a run that is predicted: it sorts behind every date, and so first. */
export const predictedDay = 'predicted';

/** `Thursday 2014-03-06`, for a heading. */
export function dayHeading(day: string): string {
  if (day === predictedDay) return 'Predicted, not observed';
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : `${weekday.format(date)} ${day}`;
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });

/** How long, in the words of the picture. */
export function durationText(units: bigint): string {
  return durationInWords(secondsBetween(0n, units));
}

/** All zones that can be chosen, those that most readers want first. */
export function zoneChoices(): readonly { readonly value: string; readonly label: string }[] {
  const local = zoneName(localZone);
  return [
    { value: 'UTC', label: 'UTC' },
    { value: localZone, label: `Local (${local})` },
    ...Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  ];
}
