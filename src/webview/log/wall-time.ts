/** 1970-01-01 as FILETIME, which counts in 100 ns. */
const unixEpoch = 116_444_736_000_000_000n;

/** What a clock of a zone shows (`2014-03-06T22:00` or with seconds) as FILETIME; `undefined` for any other text. */
export function filetimeOfWall(text: string, zone: string): bigint | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part || 0));
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  if (Number.isNaN(wall)) return undefined;
  // The offset of a zone depends on the time, which is looked for: the second guess is right but in the hour that is skipped.
  let at = wall - offsetMs(wall, zone);
  at = wall - offsetMs(at, zone);
  return BigInt(at) * 10_000n + unixEpoch;
}

function offsetMs(at: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour') % 24, of('minute'), of('second')) - at;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}
