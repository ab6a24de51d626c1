import type { Placed } from '../../scenario/model';
import type { ScenarioDocument } from '../../scenario/open';
import { outlineItems, type OutlineItem, type OutlineKind, type OutlineSource } from '../outline-item';

/** The parts of a scenario by their names: volumes, jobs, VMs with their disks, what is expected. */
export function outlineScenario({ scenario }: ScenarioDocument): readonly OutlineItem[] {
  const { host, storage, provider, requestor, jobs, vms, restore, expect } = scenario;
  const leaf = (kind: OutlineKind, placed: Placed, name: string | undefined, detail = ''): OutlineSource => ({
    name: name ?? '(without a name)',
    detail,
    kind,
    span: placed.span,
    selection: placed.head,
  });
  const group = (name: string, sources: readonly OutlineSource[]): OutlineSource => ({
    name,
    kind: 'section',
    children: outlineItems(sources),
  });
  return outlineItems([
    ...(host ? [leaf('section', host, 'Host', host.os?.value ?? '')] : []),
    group(
      'Storage',
      storage.map((one) => leaf('drive', one, one.name?.value, one.kind?.value)),
    ),
    ...(provider ? [leaf('service', provider, 'Provider', provider.name?.value ?? provider.kind?.value)] : []),
    ...(requestor ? [leaf('service', requestor, 'Backup application', requestor.product?.value)] : []),
    group(
      'Jobs',
      jobs.map((one) =>
        leaf('section', one, one.name?.value, `${one.vms.length} ${one.vms.length === 1 ? 'VM' : 'VMs'}`),
      ),
    ),
    group(
      'VMs',
      vms.map((one) => ({
        ...leaf(
          'vm',
          one,
          one.name?.value ?? one.config?.value,
          one.count ? `x ${one.count.value}` : (one.guest?.os?.value ?? ''),
        ),
        children: outlineItems(
          (one.disks ?? []).map((disk) => leaf('file', disk, disk.path?.value ?? disk.kind?.value, disk.kind?.value)),
        ),
      })),
    ),
    group(
      'Restores',
      restore.map((one) => leaf('section', one, one.vm?.value, one.to?.value)),
    ),
    group(
      'Expected',
      (expect?.vms ?? []).map((one) => leaf('property', one, one.name.value, one.outcome?.value)),
    ),
  ]);
}
