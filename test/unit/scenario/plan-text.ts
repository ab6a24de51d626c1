/** A scenario of one VM called A, as short as can be: what its entry says, what stands before the VMs, which Windows the host has. */
export function planText(vm: string, { os = 'windows-server-2012-r2', host = '', more = '' } = {}): string {
  const before = more === '' ? '' : `${more}\n`;
  return `hvbackup: 1\nhost: { os: ${os}${host === '' ? '' : `, ${host}`} }\n${before}vms:\n  - { name: A${vm === '' ? '' : `, ${vm}`} }\n`;
}

/** The text up to these words and with them: what a user has typed so far. */
export function cutAfter(text: string, words: string): string {
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`There is no ${words} in the text.`);
  return text.slice(0, at + words.length);
}

/** A Windows guest that runs. */
export const running = 'guest: { os: windows-server-2012-r2, state: running }';
