import { hostOsFacts, type ConfigVersion } from '../vmconfig/facts/host-os';
import type { ElementFacts } from '../vmconfig/facts/elements';
import { filetimeFromBase64, filetimeToIso } from '../vmconfig/filetime';
import { parseBigInteger, parseBytes, parseInteger } from '../vmconfig/values';
import { compareConfigVersions, decodeConfigVersion, formatConfigVersion } from '../vmconfig/version';
import { code } from './hover-text';
import { isFiletime } from './vocabulary';

/** What a value means, decoded by the element it stands in; `undefined` when it speaks for itself. */
export function valueText(text: string, facts: ElementFacts): string | undefined {
  if (facts.path === 'configuration/properties/version') return versionText(parseInteger(text));
  if (isFiletime(facts)) return timeText(facts.type === 'bytes' ? filetimeFromBase64(text) : parseBigInteger(text));
  if (facts.unit === 'MB') return memoryText(parseInteger(text));
  if (facts.unit === 'thousandths of a percent') return shareText(parseInteger(text));
  if (facts.type === 'bytes') return bytesText(text);
  return facts.name === 'MacAddress' ? macText(text) : undefined;
}

function timeText(value: bigint | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (value === 0n) return '**Never**';
  const iso = filetimeToIso(value);
  return iso === undefined ? 'Out of the range of a date.' : `**${iso}** (UTC)`;
}

function versionText(value: number | undefined): string | undefined {
  const version = decodeConfigVersion(value ?? -1);
  if (!version) return undefined;
  const hosts = hostOsFacts.filter(({ runs }) => runs && isBetween(version, runs)).map(({ name }) => name);
  const known = hosts.length === 0 ? 'No table here says which hosts run it.' : `Runs on ${hosts.join(', ')}.`;
  return `Configuration version **${formatConfigVersion(version)}** (major × 256 + minor). ${known}`;
}

function isBetween(version: ConfigVersion, { from, to }: { from: ConfigVersion; to: ConfigVersion }): boolean {
  return compareConfigVersions(from, version) <= 0 && compareConfigVersions(version, to) <= 0;
}

function memoryText(mb: number | undefined): string | undefined {
  if (mb === undefined || mb < 0) return undefined;
  const [size, unit] = mb >= 1024 * 1024 ? [mb / 1024 / 1024, 'TB'] : [mb / 1024, 'GB'];
  const rounded = Math.round(size * 100) / 100;
  return mb < 1024 ? `**${mb} MB**` : `**${mb} MB**, ${rounded === size ? '' : 'about '}${rounded} ${unit}`;
}

function shareText(thousandths: number | undefined): string | undefined {
  return thousandths === undefined ? undefined : `**${thousandths / 1000} %**`;
}

/** A hardware address has 6, a SYSTEMTIME 16. */
const mostShownBytes = 16;

function bytesText(text: string): string | undefined {
  const bytes = parseBytes(text);
  if (!bytes || bytes.length === 0) return undefined;
  const count = bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`;
  if (bytes.length > mostShownBytes) return count;
  return `${count}: ${code(Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' '))}`;
}

/** Hyper-V's own range: learn.microsoft.com, Set-VMHost, MacAddressMinimum. */
function macText(text: string): string | undefined {
  const digits = text.replace(/[-:]/g, '').toUpperCase();
  if (!/^[0-9A-F]{12}$/.test(digits)) return undefined;
  if (/^0+$/.test(digits)) return 'No address yet: the host gives one when the VM first starts.';
  return digits.startsWith('00155D') ? "An address of Hyper-V's own range, 00-15-5D." : undefined;
}
