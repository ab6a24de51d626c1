import type { CheckpointShown, DiskShown, DriveShown, Inventory, InventoryOutput } from '../inventory/model';
import type { Located } from '../text/span';
import { touches } from '../text/span';
import type { Fold } from './folding';
import type { Hover } from './hover';
import { code, paragraphs, prose } from './hover-text';
import { outlineItems, type OutlineItem, type OutlineSource } from './outline-item';

/** What a type of checkpoint means for backups. */
const snapshotTypes: Readonly<Record<string, string>> = {
  Standard:
    'A checkpoint that a person or a script made. Backups do not take it away, and its differencing disks grow.',
  Recovery:
    'A checkpoint of a backup. It exists while the backup runs; one that stays afterwards was left behind, or its application keeps it on purpose.',
  Planned: 'It belongs to a planned failover of Hyper-V Replica.',
  Missing: 'Its configuration is not there any more.',
  Replica: 'A recovery point of Hyper-V Replica.',
  AppConsistentReplica: 'A recovery point of Hyper-V Replica that was made with VSS in the guest.',
  SyncedReplica: 'A recovery point of Hyper-V Replica from a synchronisation.',
};

const checkpointTypes: Readonly<Record<string, string>> = {
  Disabled: 'No checkpoints for people. Whether backups can still make theirs, no source says.',
  Production: 'Checkpoints through VSS in the guest; where that fails, a standard one with the memory of the VM.',
  ProductionOnly: 'Checkpoints through VSS in the guest; where that fails, there is none.',
  Standard: 'Checkpoints with the memory of the VM, without VSS in the guest.',
};

const vhdTypes: Readonly<Record<string, string>> = {
  Fixed: 'The file has the size of the disk from the beginning.',
  Dynamic: 'The file grows with what is written.',
  Differencing: 'It holds what was written since; without its parent it cannot be read.',
};

/** Says what the value under the cursor means for backups. */
export function hoverInventory(doc: Inventory, offset: number): Hover | undefined {
  return (
    first(doc.checkpoints, offset, ({ type }) => told('SnapshotType', type, snapshotTypes, offset)) ??
    first(doc.vms, offset, ({ checkpointType }) => told('CheckpointType', checkpointType, checkpointTypes, offset)) ??
    first(doc.disks, offset, (disk) => told('VhdType', disk.type, vhdTypes, offset) ?? parentHover(doc, disk, offset))
  );
}

function first<T extends { readonly span: { readonly start: number; readonly end: number } }>(
  items: readonly T[],
  offset: number,
  hover: (item: T) => Hover | undefined,
): Hover | undefined {
  const item = items.find(({ span }) => touches(span, offset));
  return item && hover(item);
}

function told(
  property: string,
  value: Located<string> | undefined,
  meanings: Readonly<Record<string, string>>,
  offset: number,
): Hover | undefined {
  const meaning = value && meanings[value.value];
  if (!value || meaning === undefined || !touches(value.span, offset)) return undefined;
  return { span: value.span, markdown: paragraphs(`**${property}: ${prose(value.value)}**`, meaning) };
}

function parentHover({ disks }: Inventory, { parentPath }: DiskShown, offset: number): Hover | undefined {
  if (!parentPath || !touches(parentPath.span, offset)) return undefined;
  const parent = disks.find(({ path }) => path?.value.toLowerCase() === parentPath.value.toLowerCase());
  const shown = parent
    ? `This text shows it too${parent.type ? `: its type is ${code(parent.type.value)}` : ''}.`
    : 'This text does not show it.';
  return {
    span: parentPath.span,
    markdown: paragraphs(
      '**The parent of this disk**',
      `Everything that was not written since its child was made lies there. ${shown}`,
    ),
  };
}

/** VMs with their disks and checkpoints, then disks that no VM shows. */
export function inventoryOutline(doc: Inventory): readonly OutlineItem[] {
  const names = new Map<string, { readonly name: Located<string>; readonly parts: OutlineSource[] }>();
  const of = (name: Located<string> | undefined): OutlineSource[] => {
    if (!name) return [];
    const key = name.value.toLowerCase();
    const found = names.get(key) ?? { name, parts: [] };
    names.set(key, found);
    return found.parts;
  };
  for (const { name } of doc.vms) of(name);
  for (const drive of doc.drives) of(drive.vmName).push(driveItem(drive));
  for (const one of doc.checkpoints) of(one.vmName).push(checkpointItem(one));
  const vms = [...names.values()].map(({ name, parts }): OutlineSource => {
    const vm = doc.vms.find((one) => one.name?.value.toLowerCase() === name.value.toLowerCase());
    return {
      name: name.value,
      detail: vm?.state?.value ?? '',
      kind: 'vm',
      span: vm?.span ?? name.span,
      selection: name.span,
      children: outlineItems(parts),
    };
  });
  return outlineItems([...vms, ...doc.disks.flatMap(diskItem)]);
}

function driveItem({ path, controllerType, controllerNumber, controllerLocation, span }: DriveShown): OutlineSource {
  const where = [controllerType?.value, controllerNumber?.value, controllerLocation?.value].filter(
    (one) => one !== undefined,
  );
  return { name: path?.value ?? 'Drive without a file', detail: where.join(' '), kind: 'drive', span };
}

function checkpointItem({ name, type, span }: CheckpointShown): OutlineSource {
  return { name: name?.value ?? 'Checkpoint', detail: type?.value ?? '', kind: 'checkpoint', span };
}

function diskItem({ path, type, span }: DiskShown): OutlineSource[] {
  return path ? [{ name: path.value, detail: type?.value ?? '', kind: 'drive', span, selection: path.span }] : [];
}

/** Outputs of more than one line. */
export function inventoryFolding({ outputs, text }: Inventory): readonly Fold[] {
  const isLong = ({ span }: InventoryOutput): boolean => /[\r\n]/.test(text.slice(span.start, span.end).trim());
  return outputs.filter(isLong).map(({ span }) => ({ span, kind: 'region' }));
}
