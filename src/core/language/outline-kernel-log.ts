import type { KernelLine, KernelLog } from '../kernel-log/model';
import type { Fold } from './folding';
import { outlineItem, outlineItems, type OutlineItem } from './outline-item';

/** Snapshots that the host asked for, units and what else is known, in the order of the text. */
export function outlineKernelLog(doc: KernelLog): OutlineItem[] {
  const lines = snapshotsOf(doc).flatMap((group) => {
    const [first] = group;
    const last = group.at(-1);
    if (!first || !last || group.length === 1) return outlineItems(group.map(lineSource));
    const item = outlineItem({
      name: 'Snapshot',
      detail: first.stamp.written?.value.trim() ?? '',
      kind: 'section',
      span: { start: first.span.start, end: last.span.end },
      children: outlineItems(group.map(lineSource)),
    });
    return item ? [item] : [];
  });
  const units = outlineItems(
    doc.units.map(({ name, active, enabled, span }) => ({
      name: name.value,
      detail: active?.value ?? enabled?.value ?? '',
      kind: 'service' as const,
      span,
      selection: name.span,
    })),
  );
  return [...lines, ...units].sort((a, b) => a.span.start - b.span.start);
}

/** A snapshot from the host's question or the freeze to the thaw, and a unit of several lines. */
export function foldingKernelLog(doc: KernelLog): Fold[] {
  const snapshots = snapshotsOf(doc).flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    return first && last && first !== last ? [{ start: first.span.start, end: last.span.end }] : [];
  });
  return [...snapshots, ...doc.units.map(({ span }) => span)]
    .filter(({ start, end }) => /[\r\n]/.test(doc.text.slice(start, end)))
    .map((span) => ({ span, kind: 'region' as const }));
}

function lineSource({ message, stamp, span }: KernelLine): Parameters<typeof outlineItem>[0] {
  return {
    name: message.value,
    detail: stamp.written?.value.trim() ?? '',
    kind: 'property',
    span,
    selection: message.span,
  };
}

/** Lines that belong together: from a question or a freeze up to and with the thaw. Any other line stands alone. */
function snapshotsOf({ lines }: KernelLog): readonly (readonly KernelLine[])[] {
  const groups: KernelLine[][] = [];
  let open: KernelLine[] | undefined;
  let hasThaw = false;
  for (const line of lines) {
    const isFreeze = line.id.startsWith('hv-vss/freeze');
    const isThaw = line.id.startsWith('hv-vss/thaw');
    if (line.id === 'hv-vss/check' || (isFreeze && (!open || hasThaw))) {
      open = [line];
      hasThaw = false;
      groups.push(open);
    } else if (open && (isFreeze || isThaw || line.id === 'hv-vss/operation-failed')) {
      open.push(line);
      hasThaw ||= isThaw;
    } else {
      open = undefined;
      groups.push([line]);
    }
  }
  return groups;
}
