import { readDiskName } from '../evidence/disk-name';
import { hostFileName, parseHostPath } from '../evidence/host-path';
import { backupSnapshotXml, diskKinds, guidXml, kindsByExtension, type FileKind } from './facts/file-kinds';
import type { ExplanationDetail, ExplanationMatch } from './explanation';
import { readGuid } from './recognise-guid';
import { relatedRules } from './rule-advice';

const bareExtension = /^\.?(a?vhdx?|vhds|rct|mrt)$/i;

/** A file name, a path of the host, or an extension alone. */
export function fileMatches(text: string): ExplanationMatch[] {
  const bare = bareExtension.exec(text)?.[1]?.toLowerCase();
  if (bare !== undefined) {
    const kind = readDiskName(bare === 'rct' || bare === 'mrt' ? `x.vhdx.${bare}` : `x.${bare}`)?.kind;
    return kind ? [toMatch(diskKinds[kind], [])] : [];
  }
  const name = hostFileName(parseHostPath(text));
  if (/[<>"|?*:]/.test(name)) return [];
  const disk = readDiskName(name);
  if (disk) {
    const details = [
      ...(disk.kind === 'disk' ? [] : [{ label: 'Disk', text: disk.base, isQueried: true as const }]),
      ...(disk.guid === undefined ? [] : [{ label: 'Id in the name', text: disk.guid }]),
    ];
    return [toMatch(diskKinds[disk.kind], details)];
  }
  const kind = fileKindOf(name);
  return kind ? [toMatch(kind, [])] : [];
}

/** The kind of a file that is no virtual disk, by its name; `undefined` for one that no backup of a VM meets. */
export function fileKindOf(name: string): FileKind | undefined {
  const dot = name.lastIndexOf('.');
  const extension = name.slice(dot + 1).toLowerCase();
  if (dot < 0) return undefined;
  if (extension !== 'xml') return Object.hasOwn(kindsByExtension, extension) ? kindsByExtension[extension] : undefined;
  if (/^.{0,200}backupsnapshot/i.test(name)) return backupSnapshotXml;
  return readGuid(name.slice(0, dot)) === undefined ? undefined : guidXml;
}

function toMatch(
  { id, title, meaning, rules, source }: FileKind,
  details: readonly ExplanationDetail[],
): ExplanationMatch {
  return {
    kind: 'file-name',
    id,
    title,
    meaning,
    variants: [],
    details,
    rules: relatedRules(rules),
    notes: ['A name is a convention, not a proof; the chain of disks stands in their headers.'].filter(() =>
      isDisk(id),
    ),
    sources: [source],
  };
}

function isDisk(id: string): boolean {
  return Object.hasOwn(diskKinds, id);
}
