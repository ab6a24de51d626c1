import { readDiskName } from '../../evidence/disk-name';
import { longestPlainPath, parseHostPath } from '../../evidence/host-path';
import { lastSegment } from '../../vmconfig/last-segment';
import { theVm } from '../../vmconfig/words';
import type { ConfigInput, ConfigRule } from '../config-input';
import { driveParameter } from '../disk-commands';
import { catalogueRow } from '../facts/catalogue';
import { backupPathsOf, pathLength, type NamedPath } from '../named-paths';
import { hostNotes, quotePowerShell, vmParameter } from '../powershell';
import type { Fix, RuleFinding } from '../rule';

/** What Azure Backup Server and DPM support of SMB 3 storage (learn.microsoft.com, "Back up Hyper-V VMs with MABS"). */
export const smbPath: ConfigRule = {
  code: 'HVB158',
  title: catalogueRow('HVB158').title,
  cost: 'fast',
  severity: 'error',
  // Hyper-V stores VMs on SMB shares from 2012 on.
  severityByHost: { 'windows-server-2008': 'off', 'windows-server-2008-r2': 'off' },
  check(input, report) {
    const { config } = input;
    const paths = backupPathsOf(config);
    const remote = paths.filter(({ path }) => parseHostPath(path.value).root.kind === 'share');
    for (const path of remote) {
      const found = byAddress(path, input) ?? tooLong(path);
      if (found) report(found);
    }
    const [share] = remote;
    const local = paths.find(({ path }) => isLocal(path.value));
    // That a VM's files are of two kinds is told once, not for each of its checkpoints.
    if (!share || !local || config.kind === 'checkpoint') return;
    report({
      span: share.path.span,
      message: `${share.what} of ${theVm(config)} is on a share, and other files of it are on a local volume, which Azure Backup Server and DPM do not support; keep one kind of storage per VM.`,
      related: [{ span: local.path.span, message: `${local.what} is on a local volume.` }],
      fixes: () => [moveToShare(share, input)],
    });
  },
};

function isLocal(path: string): boolean {
  const { kind } = parseHostPath(path).root;
  return kind === 'drive' || kind === 'volume';
}

/** IPv4, or IPv6 in the form that a UNC path can hold, whose zone stands after an `s`. */
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f-]{2,60}(?:s[0-9a-z]{1,20})?\.ipv6-literal\.net)$/i;

function byAddress(named: NamedPath, input: ConfigInput): RuleFinding | undefined {
  const { path, what } = named;
  const { root } = parseHostPath(path.value);
  if (root.kind !== 'share' || !address.test(root.server)) return undefined;
  return {
    span: path.span,
    message: `${what} is on the share \\\\${root.server}\\${root.share}, named by an IP address, which Azure Backup Server and DPM do not support; use the server's full name.`,
    fixes: () => nameServer(named, root.server, input),
  };
}

/** That today's path is as long where the files are restored to is inferred, so it is a warning. */
function tooLong(named: NamedPath): RuleFinding | undefined {
  const length = pathLength(named);
  if (length <= longestPlainPath) return undefined;
  return {
    span: named.path.span,
    atMost: 'warning',
    message: `${named.what} has a path of ${length} characters on its share, more than ${longestPlainPath}; inferred: restored under a name as long, Hyper-V cannot open it. Shorten folder names before the backup.`,
  };
}

/** Only for a disk that stands alone: the files of a chain name their parents by path. */
function nameServer({ path, drive }: NamedPath, server: string, input: ConfigInput): readonly Fix[] {
  if (!drive || readDiskName(lastSegment(path.value))?.kind !== 'disk' || input.config.kind === 'checkpoint') return [];
  const at = path.value.indexOf(server);
  const named = path.value.slice(0, at) + fullName(server) + path.value.slice(at + server.length);
  return [
    {
      title: "Point the VM to the same file by the server's full name",
      powershell: `Set-VMHardDiskDrive ${driveParameter(input.config, drive)} -Path ${quotePowerShell(named)}`,
      safety: `VM off, no checkpoints. The name must resolve on every node, and the computer accounts of the hosts need full access to the share under it.${hostNotes(input)}`,
    },
  ];
}

function moveToShare({ path }: NamedPath, input: ConfigInput): Fix {
  const { root } = parseHostPath(path.value);
  const share = root.kind === 'share' ? `\\\\${fullName(root.server)}\\${root.share}` : '';
  return {
    title: "Move the VM's storage to the share",
    powershell: `Move-VMStorage ${vmParameter(input.config)} -DestinationStoragePath ${quotePowerShell(`${share}\\<folder of this VM>`)}`,
    safety: `Or to a local volume, by its path. The VM may run. No backup and no merge may run meanwhile, the target needs room for all files, and a shared disk cannot be moved so.${hostNotes(input)}`,
  };
}

/** A name as it stands; for an address what to write instead. */
function fullName(server: string): string {
  return address.test(server) ? `<full name of ${server}>` : server;
}
