import type { LineId } from '../../kernel-log/line-patterns';
import type { KernelLine, KernelLog, UnitStatus } from '../../kernel-log/model';
import type { Span } from '../../text/span';
import type { Fix } from '../rule';
import { again, linesOf, times } from './repeated';
import { ruleOf, type KernelLogRule, type Reporter } from './rule-of';

/** What only a daemon that runs brings about. */
const signsOfLife: readonly LineId[] = [
  'hv-vss/connected',
  'hv-vss/handshake',
  'hv-vss/freeze',
  'hv-vss/freeze-failed',
  'hv-vss/freeze-refused',
  'hv-vss/freeze-of',
  'hv-vss/thaw',
  'hv-vss/thaw-of',
  'hv-vss/check',
];

const fix: Fix = {
  title:
    'In the guest install the package with the VSS daemon (hyperv-daemons or hypervvssd, linux-cloud-tools of the running kernel, hyper-v) and enable its service; until then take its backups as crash-consistent.',
};

/** Whether the daemon is there that freezes the file systems of a Linux guest. */
export const daemonRules: readonly KernelLogRule[] = [
  ruleOf('HVB042', 'warning', (doc, report) => {
    reportNotReached(doc, report);
    const alive = lifeOf(doc);
    reportEnded(doc, alive, report);
    // A list of units or packages has no time, so whatever shows a daemon that runs stands against it.
    if (alive.length > 0) return;
    reportUnits(doc, report);
    reportPackages(doc, report);
  }),
];

/** The kernel was asked and had nobody to hand that to: this backup failed, whatever came later. */
function reportNotReached(doc: KernelLog, report: Reporter): void {
  const found = linesOf(doc, 'hv-vss/not-reached', 'hv-vss/not-ready');
  const [first, ...others] = found;
  const last = found.at(-1);
  if (!first || !last) return;
  const later = lifeOf(doc).find(({ start }) => start > last.span.end);
  const error = first.values['error']?.value;
  report({
    span: first.message.span,
    message: `The host asked for a snapshot${times(found)} and the kernel could not reach the VSS daemon${error === undefined ? '' : ` (error ${error}${errorWords(error)})`}: the host was told that it failed.`,
    ...(later && { atMost: 'info' as const }),
    related: [...again(others), ...(later ? [{ span: later, message: 'Later the daemon is there.' }] : [])],
    fixes: () => [fix],
  });
}

function reportEnded(doc: KernelLog, alive: readonly Span[], report: Reporter): void {
  const found = linesOf(doc, 'hv-vss/no-device', 'hv-vss/not-registered', 'hv-vss/no-transport');
  const [first, ...others] = found;
  const last = found.at(-1);
  if (!first || !last || alive.some(({ start }) => start > last.span.end)) return;
  report({
    span: first.message.span,
    message: endedWords(first),
    related: again(others),
    fixes: () => [
      {
        title:
          'See that the host offers the service "Backup (volume snapshot)" to this VM, that hv_utils is loaded, and that kernel and daemon are of one version; then start the daemon again.',
      },
    ],
  });
}

function endedWords({ id, values, message }: KernelLine): string {
  const number = values['error']?.value;
  const error = number === undefined ? '' : ` (error ${number}${values['words'] ? `, ${values['words'].value}` : ''})`;
  if (id === 'hv-vss/no-device')
    return `The VSS daemon ended because the kernel has no device for it${error}: the host does not offer the service to this VM, or hv_utils is not loaded.`;
  if (id === 'hv-vss/no-transport')
    return 'The kernel could not make the device through which the VSS daemon is asked.';
  return `The VSS daemon ended because the kernel did not take it${error === '' ? ` ("${message.value}")` : error}.`;
}

function reportUnits({ units }: KernelLog, report: Reporter): void {
  for (const unit of units) {
    const name = unit.name.value;
    if (unit.isMissing) {
      report({
        span: unit.name.span,
        message: `This system has no unit ${name}; where its distribution gives the VSS daemon no other name, the daemon is not installed.`,
        atMost: 'info',
        fixes: () => [fix],
      });
      continue;
    }
    const trouble = troubleOf(unit);
    if (trouble === undefined) continue;
    report({
      span: unit.active?.span ?? unit.enabled?.span ?? unit.name.span,
      message: `The VSS daemon ${name} ${trouble}: nothing freezes the file systems of this guest when the host asks for a snapshot.`,
      related: unit.condition ? [{ span: unit.condition.span, message: 'Why systemd did not start it.' }] : [],
      fixes: () => [fix],
    });
  }
}

/** `disabled` alone proves nothing: rules of udev start the daemon where the host offers the service. */
function troubleOf({ active, enabled }: UnitStatus): string | undefined {
  if (!active) return enabled?.value === 'masked' ? 'is masked, so nothing can start it' : undefined;
  if (/^failed\b/.test(active.value)) return 'has failed';
  if (/^inactive\b/.test(active.value)) return 'is not running';
  return undefined;
}

function reportPackages({ packages, units }: KernelLog, report: Reporter): void {
  for (const { value, span } of packages) {
    const isWhole = value === 'hypervvssd';
    // The other package only brings the first, which may have been installed without it; and a unit that is there shows a daemon.
    if (!isWhole && (units.some(({ isMissing }) => !isMissing) || packages.some((one) => one.value === 'hypervvssd')))
      continue;
    report({
      span,
      message: isWhole
        ? 'The package hypervvssd with the VSS daemon is not installed: nothing freezes the file systems of this guest when the host asks for a snapshot.'
        : 'The package hyperv-daemons, which brings the VSS daemon hypervvssd, is not installed.',
      ...(!isWhole && { atMost: 'info' as const }),
      fixes: () => [fix],
    });
  }
}

function lifeOf({ lines, units }: KernelLog): readonly Span[] {
  const running = units.filter(({ active }) => active !== undefined && /^active\b/.test(active.value));
  return [...lines.filter(({ id }) => signsOfLife.includes(id)), ...running]
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
}

/** Error numbers that the transport of the driver returns (drivers/hv/hv_utils_transport.c, net/connector). */
function errorWords(error: string): string {
  return error === '-22' || error === '-3' ? ': no daemon is connected' : '';
}
