/** 100 ns units in a minute. */
const minute = 600_000_000n;
const unixEpoch = 116_444_736_000_000_000n;

/**
 * How far a zone is ahead of UTC at a local time, in FILETIME units; `undefined` for no zone. A zone is `Z`, an offset such as
 * `+01:00`, or a name that the platform knows.
 */
export function zoneOffset(zone: string, local: bigint): bigint | undefined {
  if (/^(?:z|utc|gmt)$/i.test(zone)) return 0n;
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (fixed) {
    const size = BigInt(60 * Number(fixed[2]) + Number(fixed[3])) * minute;
    return fixed[1] === '-' ? -size : size;
  }
  const format = formatOf(zone);
  if (!format) return undefined;
  // Looked up twice: first as if the time were UTC, then at the time that this gives, right but in the hour of a change.
  const first = offsetAt(format, local);
  return offsetAt(format, local - first);
}

/** Making one takes longer than using it, and a log has one zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = formats.get(zone);
  if (known) return known;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' });
    formats.set(zone, format);
    return format;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function offsetAt(format: Intl.DateTimeFormat, utc: bigint): bigint {
  const name = format
    .formatToParts(new Date(Number((utc - unixEpoch) / 10_000n)))
    .find(({ type }) => type === 'timeZoneName')?.value;
  const match = /([+-])(\d\d):(\d\d)/.exec(name ?? '');
  const size = BigInt(60 * Number(match?.[2] ?? 0) + Number(match?.[3] ?? 0)) * minute;
  return match?.[1] === '-' ? -size : size;
}
