import { sameHost, type EvidencePlace, type Observation, type Run } from '../runs';
import { factsOf } from '../vmconfig/facts/host-os';
import { spanIdOf, traceIdOf } from './otlp-ids';
import { attributesOf, type OtlpAttribute } from './otlp-values';

/** The limits that SDKs and viewers share by default (OpenTelemetry specification, "Span Limits"); what is left out is counted. */
export const mostEvents = 128;
/** Of links on one span. */
export const mostLinks = 128;
/** Records of one run in logs; a damaged or made log can have any number. */
export const mostRecords = 10_000;

/** What the spans and log records of one observation share. */
export class OtlpScene {
  readonly scope: object;
  private readonly corrections: ReadonlyMap<string, bigint>;
  private readonly sets = new Map<string, Run[]>();

  constructor(
    private readonly observation: Observation,
    version: string,
  ) {
    this.scope = { name: 'hvbackup', version };
    this.corrections = new Map(
      observation.clocks.map(({ host, correctionMs }) => [host, BigInt(Math.round(correctionMs)) * 10_000n]),
    );
    for (const run of observation.runs) {
      if (run.setId === undefined) continue;
      const known = this.sets.get(run.setId);
      if (known) known.push(run);
      else this.sets.set(run.setId, [run]);
    }
  }

  /** FILETIME units that were added to the times of a computer. */
  correctionOf(host: string): bigint {
    return this.corrections.get(host) ?? 0n;
  }

  timeOf({ time, host }: EvidencePlace): bigint {
    return time + this.correctionOf(host);
  }

  traceOf(run: Run): string {
    return traceIdOf(run, this.correctionOf(run.host));
  }

  rootOf(run: Run): string {
    return spanIdOf(this.traceOf(run), 'backup');
  }

  /** The other runs of its snapshot set. */
  partnersOf(run: Run): readonly Run[] {
    return run.setId === undefined ? [] : (this.sets.get(run.setId) ?? []).filter((one) => one !== run);
  }

  /**
   * A computer as a resource. What Windows it runs is said only where it is known. One of which only texts tell may run anything;
   * `system` says what they show.
   */
  resourceOf(
    host: string,
    system: 'windows' | 'linux' | undefined = 'windows',
  ): { readonly attributes: readonly OtlpAttribute[] } {
    const os = this.hostOsOf(host);
    const facts = os === undefined ? undefined : factsOf(os);
    const correction = this.correctionOf(host);
    return {
      attributes: attributesOf({
        'service.name': 'hyper-v-backup',
        'host.name': host === '' ? undefined : host,
        'os.type': system,
        'os.description': facts?.name,
        'hvb.clock_offset_ns': correction === 0n ? undefined : correction * 100n,
      }),
    };
  }

  hostOsOf(host: string): Run['hostOs'] {
    return this.observation.hosts.find(({ name }) => name === host || sameHost(name, host))?.hostOs;
  }
}
