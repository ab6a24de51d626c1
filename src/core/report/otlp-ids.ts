import type { Run } from '../runs';
import { sha256 } from '../text/sha256';

/**
 * The trace of a run: the first 16 bytes of SHA-256 over these lines, joined by line feeds: `hvbackup/trace/v1`, the host in lower case
 * without its domain, the id of the VM (its name in lower case where no record has the id), the id of the snapshot set or nothing, and
 * the time of the first record of the run on that host, as FILETIME as it was logged. So a second export gives the same trace, also
 * with the logs of a guest beside it, which may begin earlier, and with a clock that is corrected.
 */
export function traceIdOf(run: Run, correction: bigint): string {
  const { host, vm, setId } = run;
  const [label = ''] = host.toLowerCase().split('.');
  const parts = [
    'hvbackup/trace/v1',
    label,
    vm.id ?? vm.name.toLowerCase(),
    setId ?? '',
    String(firstLogged(run, correction)),
  ];
  return notEmpty(sha256(parts.join('\n')).slice(0, 32));
}

function firstLogged({ host, steps, start }: Run, correction: bigint): bigint {
  return (
    steps
      .flatMap(({ evidence }) => evidence.flatMap((place) => (place.host === host ? [place.time] : [])))
      .reduce<bigint | undefined>((first, time) => (first === undefined || time < first ? time : first), undefined) ??
    start - correction
  );
}

/** A span of a trace: the first 8 bytes of SHA-256 over `hvbackup/span/v1`, the trace and the name of the step; `backup` is the root. */
export function spanIdOf(traceId: string, step: string): string {
  return notEmpty(sha256(['hvbackup/span/v1', traceId, step].join('\n')).slice(0, 16));
}

/** An id of nothing but zeros is invalid by the specification of OpenTelemetry. */
function notEmpty(id: string): string {
  return /[^0]/.test(id) ? id : id.replace(/0$/, '1');
}
