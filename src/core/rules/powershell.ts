import type { VmConfig } from '../vmconfig/model';

/**
 * PowerShell text for the user to copy; nothing here is ever run by us. Quoting: about_Quoting_Rules - in a single-quoted
 * string nothing is expanded and a quote is doubled, and PowerShell takes the four typographic single quotes as quotes too.
 */
export function quotePowerShell(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/**
 * How a Hyper-V cmdlet is told which VM: by its name where the name means itself, else by its id. `-VMName` and `-Name`
 * take wildcards, so a name with `*`, `?`, `[` or `]` could mean other VMs; control characters cannot be pasted safely.
 * Without name and id a placeholder says what to fill in.
 */
export function vmParameter(config: VmConfig, parameter: '-VMName' | '-Name' = '-VMName'): string {
  const name = config.name?.value;
  if (name && !/[*?[\]`\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(name)) {
    return `${parameter} ${quotePowerShell(name)}`;
  }
  if (config.id) return `-VM (Get-VM -Id ${quotePowerShell(config.id.value)})`;
  return `${parameter} '<VM name>'`;
}
