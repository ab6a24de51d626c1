import { filetimeFromIso, zoneOffset } from '../../core';
import { lastOf } from '../command';
import type { ParsedArgs, UsageProblem } from '../args';

/** Reads `--since` and `--until`; `undefined` where it is not given. A time without a zone is one of `--time-zone`, else UTC. */
export function timeOf(args: ParsedArgs, name: 'since' | 'until'): bigint | undefined | UsageProblem {
  const given = lastOf(args, name);
  if (given === undefined) return undefined;
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d{1,7})?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(given.trim());
  const [, day = '', clock = '00:00', seconds = ':00', fraction = '', zone] = match ?? [];
  const local = match && filetimeFromIso(`${day}T${clock}${seconds}${fraction}Z`);
  if (local === undefined || local === null) {
    return {
      problem: `--${name} cannot be "${given}"; it is a time such as 2014-03-06T22:00, 2014-03-06T22:00:01.1234567Z or 2014-03-06.`,
    };
  }
  const offset = zoneOffset(zone ?? lastOf(args, 'time-zone') ?? 'Z', local);
  return offset === undefined ? zoneProblem(args) : local - offset;
}

/** Checks `--time-zone` where no time makes use of it. */
export function zoneProblem(args: ParsedArgs): UsageProblem | undefined {
  const zone = lastOf(args, 'time-zone');
  if (zone === undefined || zoneOffset(zone, 0n) !== undefined) return undefined;
  return {
    problem: `--time-zone cannot be "${zone}"; it is Z, an offset such as +01:00 or a name such as Europe/Berlin.`,
  };
}

/** The clock errors of hosts (`--clock-offset HV01=-42`: its clock is 42 seconds behind), in FILETIME units. */
export class ClockOffsets {
  private readonly byHost = new Map<string, bigint>();

  constructor(args: ParsedArgs) {
    for (const given of args.options.get('clock-offset') ?? []) {
      const at = given.lastIndexOf('=');
      this.byHost.set(given.slice(0, at).toLowerCase(), BigInt(Math.round(Number(given.slice(at + 1)) * 10_000_000)));
    }
  }

  get isEmpty(): boolean {
    return this.byHost.size === 0;
  }

  /** What the clock of a host said too much; a host may be named with or without its domain. */
  of(host: string): bigint {
    const name = host.toLowerCase();
    return this.byHost.get(name) ?? this.byHost.get(name.split('.')[0] ?? '') ?? 0n;
  }

  /** The smallest and the largest of them, and of none. */
  get range(): readonly [least: bigint, most: bigint] {
    const all = [0n, ...this.byHost.values()];
    return [all.reduce((a, b) => (b < a ? b : a)), all.reduce((a, b) => (b > a ? b : a))];
  }
}
