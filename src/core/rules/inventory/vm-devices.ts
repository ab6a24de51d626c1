import type { HbaShown, InventoryOutput, SecurityShown } from '../../inventory/model';
import { theVm, vmWord } from '../../vmconfig/words';
import { virtualTpm } from '../hvb/hvb028-vtpm';
import { knownSeverity } from '../known-severity';
import { hostNotes, vmParameter } from '../powershell';
import { ruleOf, type InventoryRule } from './inventory-input';
import { factsOfVm, nameKey, onHost, whole, type OfVm } from './vm-input';

/** One finding for each VM, which mostly has two adapters, one for each path. */
const fibreChannel = ruleOf('HVB013', knownSeverity('HVB013', 'warning'), (input, report) => {
  const byVm = new Map<string, HbaShown[]>();
  for (const hba of input.doc.hbas) {
    const name = whole(hba.vmName);
    if (!name) continue;
    const all = byVm.get(nameKey(name.value)) ?? [];
    byVm.set(nameKey(name.value), all);
    all.push(hba);
  }
  for (const [first, ...others] of byVm.values()) {
    if (!first?.vmName) continue;
    const on = onHost(factsOfVm(first, input.doc), input);
    const san = whole(first.sanName);
    const count =
      others.length === 0 ? 'a virtual Fibre Channel adapter' : `${others.length + 1} virtual Fibre Channel adapters`;
    report({
      span: first.vmName.span,
      message: `${vmWord(on.config)} has ${count}${san ? ` (SAN "${san.value}")` : ''}: disks that it reaches through ${others.length === 0 ? 'it' : 'them'} are in no backup of the host, and a checkpoint of the VM may be refused.`,
      related: others.slice(0, 5).map(({ span }) => ({ span, message: 'This adapter too.' })),
      fixes: () => [
        {
          title: 'List the virtual Fibre Channel adapters of this VM',
          powershell: `Get-VMFibreChannelHba ${vmParameter(on.config)} | Format-List VMName, SanName, WorldWidePortNameSetA, WorldWidePortNameSetB`,
          safety: `It only reads. Then see in the guest which disks come from that SAN, and protect them from inside the guest or move their data to a VHDX.${hostNotes(on)}`,
        },
      ],
    });
  }
});

/** Get-VMSecurity reads the setting, so nothing is inferred but on which host the VM is. */
const security = ruleOf('HVB028', virtualTpm, (input, report) => {
  for (const one of input.doc.securities) {
    const value = one.shielded?.value === true ? one.shielded : one.tpm;
    if (value?.value !== true) continue;
    const on = onHost(factsOfVm(namedBy(one, input.doc.outputs[one.output]), input.doc), input);
    const need = 'restored on another host it starts only with its key protector';
    report({
      span: value.span,
      message:
        value === one.shielded
          ? `${vmWord(on.config)} is shielded: ${need}, and a backup from the host may not be supported by its application.`
          : `The virtual TPM of ${theVm(on.config)} is on; ${need}, so back up the guardian certificates too.`,
      fixes: () => [
        {
          title: 'List the guardian certificates of this host',
          powershell: "Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\Shielded VM Local Certificates'",
          safety:
            'It only reads. Export the certificates with their private keys and keep them apart from the backup; a VM under a Host Guardian Service needs a backup of that service instead, and a shielded VM is backed up from inside its guest.',
        },
      ],
    });
  }
});

/** With the name of the VM that its command line asked for, where the object has none. */
function namedBy(one: SecurityShown, output: InventoryOutput | undefined): OfVm {
  const { ofVm, command } = output ?? {};
  if (one.vmName || ofVm === undefined || !command) return one;
  const at = command.value.toLowerCase().lastIndexOf(ofVm);
  return at < 0 ? one : { ...one, vmName: { value: command.value.slice(at, at + ofVm.length), span: command.span } };
}

/** Rules on devices that hold more than disks of the host. */
export const deviceRules: readonly InventoryRule[] = [fibreChannel, security];
