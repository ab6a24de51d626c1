/** The zone of this computer, as a setting and a choice. */
const local = 'local';

/** Whether times can be shown in it: `local`, `UTC`, or a name that this platform knows. */
export function isTimeZone(zone: string): boolean {
  if (zone === local) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    // That is how Intl tells that it does not know a name.
    return false;
  }
}

/** As Intl and core name it. */
export function zoneName(zone: string): string {
  return zone === local ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
}

/** Milliseconds between the epochs of FILETIME (1601) and of JavaScript (1970). */
const epochMs = 11_644_473_600_000n;

/** `6 Mar 2014, 22:00:13` in a zone and the language of VS Code; the bare number for a time that no clock has shown. */
export function shownTime(filetime: string, zone: string, language: string): string {
  const ms = Number(BigInt(filetime) / 10_000n - epochMs);
  const date = new Date(ms);
  if (Number.isNaN(date.getTime())) return `FILETIME ${filetime}`;
  return new Intl.DateTimeFormat(language, { timeZone: zone, dateStyle: 'medium', timeStyle: 'medium' }).format(date);
}
