import type { PlanVm } from '../../scenario';
import type { ScenarioStorage } from '../../scenario/model';
import { hasStorageSnapshots } from '../../scenario/planner/plan-night';
import { isSameName } from '../../scenario/resolve';
import { sizeInWords } from '../../scenario/units';
import { limits } from '../../process';
import { backedUp, hitsOf, planRule, textOnly, wordsOf } from './plan-input';
import type { ScenarioInput, ScenarioRule } from './scenario-input';

/** Growth as the planner computes it; only what write rates, durations and free space say all together. */
const room = planRule('HVB072', 'error', ({ night }, report) => {
  for (const { name, free, leastGrowth, mostGrowth } of night.volumes) {
    if (!free) continue;
    const isSure = leastGrowth !== undefined && leastGrowth > free.value;
    const growth = isSure ? leastGrowth : mostGrowth;
    if (growth === undefined || growth <= free.value) continue;
    report({
      span: free.span,
      ...(!isSure && { atMost: 'warning' as const }),
      message: isSure
        ? `AVHDX files on "${name}" grow to ${sizeInWords(growth)} until the snapshot of the storage is there, and ${sizeInWords(free.value)} are free: VMs on it are then paused.`
        : `AVHDX files on "${name}" grow to ${sizeInWords(growth)} if they stay until the data are copied, and ${sizeInWords(free.value)} are free: VMs on it are then paused.`,
      fixes: () => [
        {
          title:
            'Free space, extend the volume, or back up fewer of its VMs at once; never delete an AVHDX file to gain space',
        },
      ],
    });
  }
});

/** From this part of what there may be on, it is told. */
const nearlyFull = 0.9;

const copies = planRule('HVB099', 'warning', ({ plan }, report) => {
  const most = limits.find(({ id }) => id === 'copies-per-volume')?.count ?? Infinity;
  for (const volume of plan.scenario.storage) {
    const count = volume.shadowStorage?.copies;
    if (!count || count.value < nearlyFull * most) continue;
    report({
      span: count.span,
      message: `${count.value} shadow copies of ${nameOf(volume)} are there, of at most ${most}: soon no more can be made (0x80042317).`,
      fixes: () => [
        {
          title: 'List them, and see which application made them',
          powershell: 'vssadmin list shadows',
          safety:
            'It only reads. Let the application that made them expire its copies and look why it did not; the copies for Previous Versions belong to users.',
        },
      ],
    });
  }
});

/** Volumes of the scenario that a snapshot is taken of, each with the VMs on it. */
function snapshotted(input: ScenarioInput): Map<ScenarioStorage, PlanVm[]> {
  const found = new Map<ScenarioStorage, PlanVm[]>();
  if (!hasStorageSnapshots(input.plan)) return found;
  for (const vm of backedUp(input.plan))
    for (const volume of vm.volumes) {
      const vms = found.get(volume);
      if (vms) vms.push(vm);
      else found.set(volume, [vm]);
    }
  return found;
}

const tooLarge = planRule('HVB100', 'error', (input, report) => {
  const most = (limits.find(({ id }) => id === 'volume-size')?.sizeTb ?? Infinity) * 2 ** 40;
  for (const [volume, vms] of snapshotted(input)) {
    if (!volume.size || volume.size.value <= most) continue;
    report({
      span: volume.size.span,
      message: `${nameOf(volume)} is ${sizeInWords(volume.size.value)} large, and Microsoft supports VSS up to ${sizeInWords(most)}: a snapshot of it for ${wordsOf(vms)} is beyond that.`,
      fixes: () => [
        { title: 'Split the volume, or ask the vendor of the hardware provider whether it supports that size' },
      ],
    });
  }
});

/** Where the shadow copies of a volume are kept, if the scenario names that volume. */
function keptOn({ shadowStorage }: ScenarioStorage, all: readonly ScenarioStorage[]): ScenarioStorage | undefined {
  const on = shadowStorage?.on?.value;
  return on === undefined ? undefined : all.find(({ name }) => name && isSameName(name.value, on));
}

const diffArea = planRule('HVB106', 'error', ({ plan }, report) => {
  const { storage, provider } = plan.scenario;
  // Only the provider of Windows keeps its copies in a file on a volume.
  if (provider?.kind && provider.kind.value !== 'system') return;
  for (const volume of storage) {
    const on = keptOn(volume, storage);
    const span = volume.shadowStorage?.on?.span;
    if (!span || !on?.fileSystem || on.fileSystem.value === 'ntfs') continue;
    report({
      span,
      // The volume is named as such; that copies fail on it the event says (volsnap 2).
      atMost: 'warning',
      message: `The shadow copies of ${nameOf(volume)} are kept on ${nameOf(on)}, which is ${on.fileSystem.value.toUpperCase()}: the provider of Windows keeps them on NTFS only.`,
      related: [{ span: on.fileSystem.span, message: 'This says so.' }],
      fixes: () => [
        volume.kind?.value === 'csv'
          ? { title: 'Keep the shadow copies of a Cluster Shared Volume on the volume itself' }
          : {
              title: 'List where shadow copies are kept',
              powershell: 'vssadmin list shadowstorage',
              safety:
                'It only reads. Moving the storage to an NTFS volume (vssadmin delete shadowstorage, then add shadowstorage) loses the copies of the volume that are there.',
            },
      ],
    });
  }
});

/** A persistent copy by the provider of Windows is HVB107; here what goes through VSS and keeps its copies on ReFS. */
const onRefs = planRule('HVB113', 'info', (input, report) => {
  const { storage, provider } = input.plan.scenario;
  for (const [volume, vms] of snapshotted(input)) {
    const viaVss = vms.filter(({ way }) => way && way.value !== 'reference-point');
    const isPersistent = provider?.persistent?.value === true && provider.kind?.value !== 'system';
    const area = keptOn(volume, storage);
    if (viaVss.length === 0 || volume.fileSystem?.value !== 'refs') continue;
    if (!isPersistent && area?.fileSystem?.value !== 'refs') continue;
    report({
      span: volume.fileSystem.span,
      message: `${nameOf(volume)}, with ${wordsOf(viaVss)}, is ReFS and is backed up through the host's VSS with ${isPersistent ? 'persistent shadow copies' : 'shadow copies that are kept on ReFS'}: both are for NTFS only.`,
      fixes: () => [
        {
          title: 'Use a product that backs up through WMI, or keep the shadow copies on NTFS, and test a restore',
          safety: textOnly,
        },
      ],
    });
  }
});

const noAgent = planRule('HVB157', 'error', (input, report) => {
  for (const { reason, vms } of hitsOf(input, 'HVB157'))
    report({
      span: reason.span,
      message: `${reason.says} It holds files of ${wordsOf(vms)}.`,
      fixes: () => [
        {
          title: 'Install the File Server VSS Agent on the file server',
          powershell: 'Install-WindowsFeature FS-VSS-Agent',
          safety:
            'Run it on the file server, of a cluster on each node. The account of the backup must be in Backup Operators there.',
        },
      ],
    });
});

function nameOf({ name, path }: ScenarioStorage): string {
  const words = name?.value ?? path?.value;
  return words === undefined ? 'the volume' : `"${words}"`;
}

/** Rules on the volumes that hold files of VMs. */
export const planStorageRules: readonly ScenarioRule[] = [room, copies, tooLarge, diffArea, onRefs, noAgent];
