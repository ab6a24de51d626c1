import type { HostAndConfig } from './host-age';
import { hostNotes, quotePowerShell, vmParameter } from './powershell';
import type { Fix } from './rule';

/** The host change that gives a VM another name. Its files and its id stay as they are. */
export function renameVm(input: HostAndConfig, newName: string): Fix {
  return {
    title: `Rename the VM to "${newName}" on the host`,
    powershell: `Rename-VM ${vmParameter(input.config, '-Name')} -NewName ${quotePowerShell(newName)}`,
    safety: `${renameNote}${hostNotes(input)}`,
  };
}

/** What a new name does not reach. */
export const renameNote =
  'The VM may run. Backup jobs and scripts that select it by name must be told the new one, and a cluster role keeps its own name.';
