import { readOpening } from './stamps';
import { unitName } from './units';

const named = /hv_utils: (?:VSS|Integration service 'Backup \(volume snapshot\)')|Hyper-V VSS(?:\[\d{1,10}\])?: /g;
/** The sniffer sees bytes: the mark before a unit (`●`) is then three characters. */
const unit = new RegExp(
  `^[ \\t]{0,8}(?:(?:[\\u0080-\\uffff]{1,3}|\\*)\\s{0,3})?${unitName}\\.service(?: - |\\s{1,60}(?:loaded|masked|not-found|enabled|disabled|static)\\b)`,
  'mu',
);
const missing = new RegExp(`^[^\\n]{0,40}?Unit ${unitName}\\.service could not be found`, 'mu');
const notInstalled = /^[ \t]{0,8}package (?:hypervvssd|hyperv-daemons) is not installed[ \t]{0,8}\r?$/m;
/** A line begins at most so far before the words. */
const longestOpening = 400;
/** An article that names them again and again is none; the lines of a log are its first ones. */
const mostLooks = 200;

/**
 * True where the kernel of a Linux guest or its daemon says something of VSS, at the place of a line where the writer stands, or
 * systemd something of the daemon's unit. A sentence that quotes a line is none.
 */
export function isKernelLog(text: string): boolean {
  named.lastIndex = 0;
  for (let looks = 0; looks < mostLooks; looks++) {
    const match = named.exec(text);
    if (!match) break;
    const start = Math.max(
      match.index - longestOpening,
      text.lastIndexOf('\n', match.index) + 1,
      text.lastIndexOf('\r', match.index) + 1,
    );
    const { writer, messageAt } = readOpening(text.slice(start, match.index + 40), start);
    const isKernel = match[0].startsWith('hv_utils') && start + messageAt === match.index;
    if (isKernel || writer === 'Hyper-V VSS') return true;
  }
  return unit.test(text) || missing.test(text) || notInstalled.test(text);
}

/** Lines that only a system log of Linux has, whatever they tell: what a file is that begins so. */
const begins: readonly RegExp[] = [
  // dmesg from the start of the system.
  /^(?:<\d{1,3}>)?\[ {0,11}0\.000000\] (?:Linux version|Booting Linux|Command line: |BIOS-provided|DMI: )/m,
  /^(?:<\d{1,3}>)?\[ {0,11}\d{1,10}\.\d{6}\] ?(?:hv_[a-z]{2,20}|hyperv_[a-z]{2,20}|Hyper-V): /m,
  /^(?:<\d{1,3}>)?\[ {0,11}\d{1,10}\.\d{6}\] ?Hypervisor detected: Microsoft Hyper/m,
  // /var/log/messages, /var/log/syslog and journalctl.
  /^[\p{L}\u0080-\u00ff]{2,12}\.? {1,2}\d{1,2} \d{2}:\d{2}:\d{2}(?:\.\d{1,9})? [\p{L}\p{N}._-]{1,255} (?:kernel|systemd(?:\[\d{1,10}\])?): /mu,
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[.,\d]{0,10}(?:Z|[+-]\d{2}:?\d{2}) [\p{L}\p{N}._-]{1,255} (?:kernel|systemd(?:\[\d{1,10}\])?): /mu,
];

/** True for the beginning of a system log of Linux. */
export function isLinuxLog(text: string): boolean {
  return isKernelLog(text) || begins.some((pattern) => pattern.test(text));
}
