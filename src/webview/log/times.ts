import { clockOf, type Clock } from '../../core';

/** The zone of this computer, as a choice. */
export const localZone = 'local';

const clocks = new Map<string, Clock>();

/** What Intl and core call a choice. */
export function zoneName(choice: string): string {
  return choice === localZone ? Intl.DateTimeFormat().resolvedOptions().timeZone : choice;
}

function clockOfChoice(choice: string): Clock {
  let clock = clocks.get(choice);
  if (!clock) clocks.set(choice, (clock = clockOf(zoneName(choice))));
  return clock;
}

/** `2014-03-06 22:00:13.000`; the number alone for a time that no clock has shown. */
export function timeText(time: string, isCredible: boolean, choice: string): string {
  if (!isCredible) return `not credible (${time})`;
  const clock = clockOfChoice(choice);
  return `${clock.day(BigInt(time))} ${clock.clock(BigInt(time))}`;
}

/** `2014-03-06 22:00:13.0000000 UTC+1`: all that the record holds. */
export function wholeTime(time: string, isCredible: boolean, choice: string): string {
  return isCredible ? clockOfChoice(choice).whole(BigInt(time)) : `not credible (FILETIME ${time})`;
}

/** Whether a name is one that times can be shown in. */
export function isZone(name: string): boolean {
  return name === localZone || clockOf(name).isKnown;
}

/** All zones that can be chosen, those that most readers want first; the one that is chosen is among them. */
export function zoneChoices(chosen: string): readonly { readonly value: string; readonly label: string }[] {
  const local = zoneName(localZone);
  const names = Intl.supportedValuesOf('timeZone');
  const isListed = [localZone, 'UTC', ...names].includes(chosen);
  return [
    { value: 'UTC', label: 'UTC' },
    { value: localZone, label: `Local (${local})` },
    ...(isListed ? [] : [{ value: chosen, label: chosen }]),
    ...names.map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  ];
}
