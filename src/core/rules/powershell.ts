import type { VmFacts } from '../vmconfig/vm-facts';
import { isHostUpTo, type HostAndConfig } from './host-age';

/**
 * What a terminal does not show, or takes as a key: controls, formats (bidi, zero width), line separators, private use, lone
 * surrogates. A text that holds one must not look like another when it is pasted.
 */
const unseen = /([\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}])/u;

/**
 * PowerShell text for the user to copy; nothing here is ever run by us. Quoting: about_Quoting_Rules - in a single-quoted
 * string nothing is expanded and a quote is doubled, and PowerShell takes the four typographic single quotes as quotes too.
 * A character that cannot be seen is spelled out: `('a' + [char]0x202e + 'b')`.
 */
export function quotePowerShell(text: string): string {
  const [first = '', ...rest] = text.split(unseen);
  if (rest.length === 0) return literal(first);
  // The first part stays even when it is empty: added to a string, a character becomes text.
  const parts = rest.flatMap((part, at) => (at % 2 === 0 ? [spelled(part)] : part === '' ? [] : [literal(part)]));
  return `(${[literal(first), ...parts].join(' + ')})`;
}

function literal(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

function spelled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `[char]::ConvertFromUtf32(0x${code.toString(16)})` : `[char]0x${code.toString(16)}`;
}

/** A name that means itself: `-VMName` and `-Name` take wildcards, whose escape is the backtick. */
function plainName({ name }: VmFacts): string | undefined {
  const text = name?.value ?? '';
  return text.trim() !== '' && !/[*?[\]`]/.test(text) && !unseen.test(text) ? text : undefined;
}

/**
 * How a Hyper-V cmdlet is told which VM: by its name where the name means itself, else by its id. Without either a
 * placeholder says what to fill in.
 */
export function vmParameter(config: VmFacts, parameter: '-VMName' | '-Name' = '-VMName'): string {
  const name = plainName(config);
  if (name !== undefined) return `${parameter} ${quotePowerShell(name)}`;
  return config.id ? `-VM (${getVm(config)})` : `${parameter} '<VM name>'`;
}

/** `Get-VM` for this VM. */
export function getVm(config: VmFacts): string {
  const name = plainName(config);
  if (name !== undefined) return `Get-VM -Name ${quotePowerShell(name)}`;
  return config.id ? `Get-VM -Id ${quotePowerShell(config.id.value)}` : "Get-VM -Name '<VM name>'";
}

/**
 * What else must be known before a host change of ours is pasted: sentences for the end of a fix's precondition, with a space
 * before them; empty in the ordinary case.
 */
export function hostNotes({ config, host }: HostAndConfig): string {
  // Hyper-V cmdlets see the VMs of one host; a clustered VM is on the node that owns its role.
  const cluster = config.clustered?.value ? ' The VM is clustered: run it on the node that owns it.' : '';
  const old = isHostUpTo('windows-server-2008-r2', { config, host })
    ? ' The Hyper-V module for PowerShell came with Windows Server 2012; on an older host do the same in Hyper-V Manager.'
    : '';
  return cluster + old;
}
