import type { WbadminText } from '../wbadmin/model';
import type { PrivateValue } from './private-values';

/** What of wbadmin's output is a customer's own: VMs, paths and shares. Logs of the tool and volumes are no secret. */
export function privateValuesOfWbadmin({ calls, versions, items, steps }: WbadminText): PrivateValue[] {
  const vms = [
    ...steps
      .filter(({ id }) => id === 'wbadmin/component-skipped')
      .flatMap(({ values }) => values['component']?.value ?? []),
    ...items.filter(({ application }) => /hyper-?v/i.test(application.value)).map(({ component }) => component.value),
    ...calls.flatMap(({ options }) => namesOf(options['hyperv']?.value)),
  ];
  const paths = [
    ...calls.flatMap(({ options }) => [
      ...namesOf(options['include']?.value),
      ...namesOf(options['backuptarget']?.value),
    ]),
    ...versions.flatMap(({ target }) => sharesOf(target?.value)),
    ...steps.flatMap(({ id, values }) =>
      id === 'wbadmin/log' ? [] : [values['file']?.value ?? '', ...sharesOf(values['target']?.value)],
    ),
  ].filter((path) => path.length > 3);
  return [
    ...[...new Set(vms)].filter((name) => name !== '').map((text) => ({ kind: 'vm' as const, text })),
    ...[...new Set(paths)].map((text) => ({ kind: 'path' as const, text })),
  ];
}

/** `"VM 1",VM2` of an option. */
function namesOf(value = ''): string[] {
  return value.split(',').map((name) => name.replace(/^["']|["']$/g, '').trim());
}

/** The share or the path in `Network Share labeled \\server\share`; the words before it are the tool's. */
function sharesOf(value = ''): string[] {
  const share = /\\\\[^\s\\][^\n]{0,300}$|[A-Z]:\\[^\n]{1,300}$/i.exec(value);
  return share ? [share[0].trim()] : [];
}
