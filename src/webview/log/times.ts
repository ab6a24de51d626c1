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

/** All zones that can be chosen, those that most readers want first. */
export function zoneChoices(): readonly { readonly value: string; readonly label: string }[] {
  const local = zoneName(localZone);
  return [
    { value: 'UTC', label: 'UTC' },
    { value: localZone, label: `Local (${local})` },
    ...Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') })),
  ];
}
