import { longestPlainPath, parseHostPath, plainLength } from '../../evidence/host-path';
import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { namedPathsOf, type NamedPath } from '../named-paths';
import type { RuleFinding } from '../rule';

/** What Azure Backup Server and DPM support of SMB 3 storage (learn.microsoft.com, "Back up Hyper-V VMs with MABS"). */
export const smbPath: ConfigRule = {
  code: 'HVB158',
  title: catalogueRow('HVB158').title,
  cost: 'fast',
  severity: 'error',
  // Hyper-V stores VMs on SMB shares from 2012 on.
  severityByHost: { 'windows-server-2008': 'off', 'windows-server-2008-r2': 'off' },
  check({ config }, report) {
    const paths = namedPathsOf(config);
    const remote = paths.filter(({ path }) => parseHostPath(path.value).root.kind === 'share');
    for (const path of remote) {
      const found = byAddress(path) ?? tooLong(path);
      if (found) report(found);
    }
    const [share] = remote.filter(({ isDisk }) => isDisk);
    const local = paths.find(({ path, isDisk }) => isDisk && isLocal(path.value));
    if (!share || !local) return;
    report({
      span: share.path.span,
      message: `${vmWord(config)} has disks on a share and disks on a local volume, which Azure Backup Server and DPM do not support; keep one kind of storage per VM.`,
      related: [{ span: local.path.span, message: 'This disk is on a local volume.' }],
    });
  },
};

function isLocal(path: string): boolean {
  const { kind } = parseHostPath(path).root;
  return kind === 'drive' || kind === 'volume';
}

/** IPv4, or IPv6 in the form that a UNC path can hold. */
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f-]{2,60}\.ipv6-literal\.net)$/i;

function byAddress({ path, what }: NamedPath): RuleFinding | undefined {
  const { root } = parseHostPath(path.value);
  if (root.kind !== 'share' || !address.test(root.server)) return undefined;
  return {
    span: path.span,
    message: `${what} is on the share \\\\${root.server}\\${root.share}, named by an IP address, which Azure Backup Server and DPM do not support; use the server's full name.`,
  };
}

function tooLong({ path, what }: NamedPath): RuleFinding | undefined {
  const length = plainLength(parseHostPath(path.value));
  if (length <= longestPlainPath) return undefined;
  return {
    span: path.span,
    message: `${what} has a path of ${length} characters on its share, more than ${longestPlainPath}; after a restore Hyper-V cannot open it. Shorten folder names before the backup.`,
  };
}
