import { firstLabel } from './clocks';
import type { RunEvent } from './event';

/** The VMs that the records name: an id is one VM everywhere, a name is one VM on one host. */
export class KnownVms {
  private readonly nameOfId = new Map<string, string>();
  private readonly idsOfName = new Map<string, Set<string>>();
  private readonly names = new Map<string, string>();

  constructor(events: Iterable<RunEvent>) {
    for (const { vmId, vmName } of events) {
      if (vmName !== undefined) this.names.set(vmName.toLowerCase(), vmName);
      if (vmId === undefined || vmName === undefined) continue;
      this.nameOfId.set(vmId, vmName);
      const key = vmName.toLowerCase();
      this.idsOfName.set(key, (this.idsOfName.get(key) ?? new Set()).add(vmId));
    }
  }

  /** One key for all records of a VM; a name that several ids have stays with its host. */
  keyOf({ vmId, vmName, record }: RunEvent): string | undefined {
    if (vmId !== undefined) return vmId;
    if (vmName === undefined) return undefined;
    return this.onlyIdOf(vmName) ?? `${record.host.toLowerCase()} ${vmName.toLowerCase()}`;
  }

  /** The id of a name that only one VM has. */
  onlyIdOf(name: string): string | undefined {
    const ids = this.idsOfName.get(name.toLowerCase());
    return ids?.size === 1 ? [...ids][0] : undefined;
  }

  /** The name last logged for an id. */
  nameOf(id: string): string | undefined {
    return this.nameOfId.get(id);
  }

  /** The VM whose name is this computer's own name: a guest's log carries that. An assumption, since a VM may be named otherwise. */
  vmOfComputer(host: string): string | undefined {
    return this.names.get(firstLabel(host).toLowerCase()) ?? this.names.get(host.toLowerCase());
  }

  /** The VM that a text names: by an id in it, or by a part of a path that is a name. */
  mentionedIn(text: string): { readonly id?: string; readonly name?: string } | undefined {
    for (const match of text.toLowerCase().matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
      if (this.nameOfId.has(match[0])) return { id: match[0] };
    }
    for (const part of text.split(/[\\/"']|\s\(/)) {
      const name = this.names.get(part.trim().toLowerCase());
      if (name !== undefined) return { name };
    }
    return undefined;
  }
}
