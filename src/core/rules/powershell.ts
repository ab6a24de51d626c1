import type { VmConfig } from '../vmconfig/model';

/**
 * PowerShell text for the user to copy; nothing here is ever run by us. Quoting: about_Quoting_Rules - in a single-quoted
 * string nothing is expanded and a quote is doubled, and PowerShell takes the four typographic single quotes as quotes too.
 */
export function quotePowerShell(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

/** A name that means itself: `-VMName` and `-Name` take wildcards, and control characters cannot be pasted safely. */
function plainName({ name }: VmConfig): string | undefined {
  const text = name?.value;
  return text && !/[*?[\]`\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text) ? text : undefined;
}

/**
 * How a Hyper-V cmdlet is told which VM: by its name where the name means itself, else by its id. Without either a
 * placeholder says what to fill in.
 */
export function vmParameter(config: VmConfig, parameter: '-VMName' | '-Name' = '-VMName'): string {
  const name = plainName(config);
  if (name !== undefined) return `${parameter} ${quotePowerShell(name)}`;
  return config.id ? `-VM (${getVm(config)})` : `${parameter} '<VM name>'`;
}

/** `Get-VM` for this VM. */
export function getVm(config: VmConfig): string {
  const name = plainName(config);
  if (name !== undefined) return `Get-VM -Name ${quotePowerShell(name)}`;
  return config.id ? `Get-VM -Id ${quotePowerShell(config.id.value)}` : "Get-VM -Name '<VM name>'";
}
