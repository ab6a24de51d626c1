/**
 * The host operating systems, by the words used everywhere (DESIGN.md section 2), with what each can run.
 * Config versions: learn.microsoft.com, "Upgrade virtual machine version in Hyper-V"; older rows: VOCABULARY.md section 2.
 */
export const hostOsNames = [
  'windows-server-2008',
  'windows-server-2008-r2',
  'windows-server-2012',
  'windows-server-2012-r2',
  'windows-server-2016',
  'windows-server-2019',
  'windows-server-2022',
  'windows-server-2025',
  'windows-client',
] as const;

export type HostOs = (typeof hostOsNames)[number];

/** A configuration version as Hyper-V prints it: 5.0 is `{ major: 5, minor: 0 }`. */
export interface ConfigVersion {
  readonly major: number;
  readonly minor: number;
}

export interface HostOsFacts {
  readonly os: HostOs;
  readonly name: string;
  /** The Windows build whose event catalogue this host uses, `major.minor.build`; absent for the client, which has many. */
  readonly build?: string;
  /** Configuration versions the host can run, both ends included; absent where no source states them. */
  readonly runs?: SupportedVersions;
}

export interface SupportedVersions {
  readonly from: ConfigVersion;
  readonly to: ConfigVersion;
  readonly source: string;
}

const upgradePage =
  'https://learn.microsoft.com/windows-server/virtualization/hyper-v/deploy/upgrade-virtual-machine-version-in-hyper-v-on-windows-or-windows-server';
const range = (from: number, to: number): SupportedVersions => ({
  from: { major: from, minor: 0 },
  to: { major: to, minor: 0 },
  source: upgradePage,
});

export const hostOsFacts: readonly HostOsFacts[] = [
  { os: 'windows-server-2008', name: 'Windows Server 2008', build: '6.0.6001' },
  { os: 'windows-server-2008-r2', name: 'Windows Server 2008 R2', build: '6.1.7601' },
  { os: 'windows-server-2012', name: 'Windows Server 2012', build: '6.2.9200' },
  { os: 'windows-server-2012-r2', name: 'Windows Server 2012 R2', build: '6.3.9600', runs: range(5, 5) },
  { os: 'windows-server-2016', name: 'Windows Server 2016', build: '10.0.14393', runs: range(5, 8) },
  { os: 'windows-server-2019', name: 'Windows Server 2019', build: '10.0.17763', runs: range(5, 9) },
  { os: 'windows-server-2022', name: 'Windows Server 2022', build: '10.0.20348', runs: range(8, 10) },
  { os: 'windows-server-2025', name: 'Windows Server 2025', build: '10.0.26100', runs: range(8, 12) },
  { os: 'windows-client', name: 'Windows client' },
];

/** Which host OS is meant and who said so, so that an assumption can be shown as one. */
export interface HostFacts {
  readonly os: HostOs | undefined;
  readonly source: 'flag' | 'scenario' | 'setting' | 'record' | 'config-version' | 'unknown';
}

/** Reads `windows-server-2012-r2` or the part after `windows-server-`, in any case. */
export function parseHostOs(text: string): HostOs | undefined {
  const wanted = text.trim().toLowerCase();
  return hostOsNames.find((os) => os === wanted || os === `windows-server-${wanted}`);
}

/** The facts of one host OS. */
export function factsOf(os: HostOs): HostOsFacts {
  const facts = hostOsFacts.find((row) => row.os === os);
  if (!facts) throw new Error(`No facts for host OS ${os}.`);
  return facts;
}

/** True for servers from `from` to `to`; the client counts as newer than every server that has no reference points. */
export function isServerBetween(os: HostOs, from: HostOs, to: HostOs): boolean {
  const at = hostOsNames.indexOf(os);
  return os !== 'windows-client' && hostOsNames.indexOf(from) <= at && at <= hostOsNames.indexOf(to);
}

/**
 * The host OS that a configuration version points to when nobody says it. Only 5.0 is taken as an assumption
 * (2012 R2; a 2016 host may still run it): DESIGN.md section 2. 4.0 is written by 2012 alone.
 */
export function hostOsOfConfigVersion(version: ConfigVersion | undefined): HostOs | undefined {
  if (version?.minor !== 0) return undefined;
  if (version.major === 5) return 'windows-server-2012-r2';
  if (version.major === 4) return 'windows-server-2012';
  if (version.major === 1) return 'windows-server-2008';
  return undefined;
}
