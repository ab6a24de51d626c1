import type { OtherConfig } from '../../vmconfig/evidence-facts';
import { vmWord } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, quotePowerShell } from '../powershell';
import { renameNote } from '../rename-vm';

/** So many other files are named; the number is always said. */
const mostRelated = 10;

/** Some applications choose VMs by display name and then back up one of two, or none. */
export const duplicateVmName: ConfigRule = {
  code: 'HVB023',
  title: catalogueRow('HVB023').title,
  cost: 'slow',
  severity: 'warning',
  check(input, report) {
    const { config, evidence } = input;
    const { name, id } = config;
    // Two VMs have two ids; without them it may be one VM, copied, which is a finding of its own.
    if (!name || !id || !isVm(input)) return;
    const same = namesakes(name.value, id.value, evidence?.others ?? []);
    if (same.length === 0) return;
    const word = vmWord(config);
    report({
      span: name.span,
      message: `${same.length === 1 ? 'Another VM in this evidence also has' : `${same.length} other VMs in this evidence also have`} the name ${word}; applications that select a VM by its name cannot tell them apart.`,
      related: same
        .slice(0, mostRelated)
        .map((other) => ({ uri: other.uri, message: `It is named "${other.name ?? ''}" and has the id ${other.id}.` })),
      fixes: () => [
        {
          title: 'Give this VM another name on the host',
          // By its id: the name would mean both.
          powershell: `Get-VM -Id ${quotePowerShell(id.value)} | Rename-VM -NewName ${quotePowerShell(`${name.value.trim()}-${id.value.slice(0, 8)}`)}`,
          safety: `Not needed where the backup job can select the VM by its id. ${renameNote}${hostNotes(input)}`,
        },
      ],
    });
  },
};

/** VMs of that name with another id, each once, whatever the number of copies of its configuration. */
function namesakes(
  name: string,
  id: string,
  others: readonly OtherConfig[],
): (OtherConfig & { readonly id: string })[] {
  const wanted = nameKey(name);
  const found = new Map<string, OtherConfig & { readonly id: string }>();
  for (const other of wanted === '' ? [] : others) {
    if (other.kind !== 'virtual-machine' && other.kind !== 'planned') continue;
    if (other.id === undefined || other.id === id || found.has(other.id)) continue;
    if (nameKey(other.name ?? '') === wanted) found.set(other.id, { ...other, id: other.id });
  }
  return [...found.values()];
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}
