/** Writes lines as products do, with names and values of our own. */

const bar = '*'.repeat(64);

/** Lines of SqlWriterLogger.txt; each has the time that was last set. */
export class SqlWriterLog {
  private readonly lines: string[] = [];
  private time = '03/06/2014 22:00:00';

  constructor(private readonly thread = '1a2c') {}

  /** `03/06/2014 22:00:05` or the clock alone. */
  at(time: string): this {
    this.time = time.includes('/') ? time : `${this.time.slice(0, 10)} ${time}`;
    return this;
  }

  say(...messages: readonly string[]): this {
    for (const message of messages) this.lines.push(`[${this.time}, TID ${this.thread}] ${message}`);
    return this;
  }

  phase(name: string): this {
    return this.say(`Entering SQL Writer ${name}.`);
  }

  start(offset: string | undefined): this {
    return this.say(
      bar,
      '**  SQLWRITER TRACING STARTED - ProcessId: 0x1b40',
      '**  Service is not running as WIDWriter.',
      '**  SQL Writer version is 15.0.4100.1',
      ...(offset === undefined ? [] : [`**  Recording events in Server Local Time. UTC OFFSET: ${offset}`]),
      bar,
    );
  }

  /** A backup up to the point where the snapshot is prepared. */
  begin(database = 'Orders'): this {
    return this.phase('OnIdentify')
      .say('Service: MSSQLSERVER Server: SQL01. Version=15', 'Instance MSSQL15.MSSQLSERVER Edition: Standard Edition')
      .phase('OnPrepareBackup')
      .say(bar, `**  VSS SQL BACKUP BEGIN - ID: ${this.thread}`, bar)
      .say('Component based backup selected.', 'Database count from metadata is 1')
      .say(`Database ${database} on instance SQL01 found in metadata`, 'Backup type is VSS_BT_COPY')
      .phase('OnPrepareSnapshot');
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

/** A line of the Hyper-V Backup Utility. */
export function utilityLine(
  level: 'INFO' | 'SUCCESS' | 'ERROR',
  vm: string | undefined,
  message: string,
  clock = '22:00:05',
): string {
  return `2014-03-06 ${clock} [${level}] ${vm === undefined ? '' : `(VM:${vm}) `}${message}\n`;
}

/** A line of DPMRACurr.errlog; `between` is what stands between its columns. */
export function dpmLine(source: string, level: string, message: string, between = '\t'): string {
  return (
    ['0A10', '1B2C', '03/06', '22:00:05.123', '31', source, '[00000000004A10D0]', level, message].join(between) + '\n'
  );
}

/** A job as DPM's console shows it. */
export function dpmJob(message: string, vm = 'VM01', node = 'HV01.example.test'): string {
  return [
    'Type: Recovery point',
    'Status: Failed',
    `Description: ${message}`,
    `Cluster node ${node}`,
    `Source details: \\Backup Using Child Partition Snapshot\\${vm}`,
    'Protection group: PG1',
    '',
  ].join('\n');
}

export function avamarLine(level: string, number: number, message: string, time = ''): string {
  return `${time === '' ? '' : `${time} `}avhypervvss ${level} <${number}>: ${message}\n`;
}

export function bareosLine(message: string, time = '2014-03-06 22:00:05'): string {
  return `${time} hv01-fd JobId 57: ${message}\n`;
}

/** A message of a job that failed in VSS. */
export function veeamFailure(code: string, vm = 'VM01'): string {
  return `Processing ${vm} Error: VSSControl: -2147467259 Backup job failed. Operation: [Shadow copies commit]. Code: [${code}].\n`;
}

export interface AcronisError {
  readonly error: number;
  readonly module: number;
  readonly message: string;
}

/** Errors of Acronis, the outermost first; labels in the language that was chosen. */
export function acronisErrors(errors: readonly AcronisError[], language: 'en' | 'fr' = 'en'): string {
  const [code, fields] = language === 'en' ? ['Error code', 'Fields'] : ["Code d'erreur", 'Champs'];
  return errors
    .flatMap(({ error, module, message }, at) => [
      '--------------------',
      `${code}: ${error}`,
      `Module: ${module}`,
      `LineInfo: 0x${String(at).padStart(16, 'A')}`,
      `${fields}: $module : hv_srv_vs_100`,
      `Message: ${message}`,
    ])
    .concat('')
    .join('\n');
}

/** What a program that is built on AlphaVSS prints. */
export function alphaVssFailure(exception = 'VssProviderVetoException'): string {
  return [
    `Unhandled: Alphaleonis.Win32.Vss.${exception}: It failed.`,
    '   at Alphaleonis.Win32.Vss.VssBackupComponents.AddToSnapshotSet(String volumeName, Guid providerId)',
    '   at Backup.Program.Main(String[] args)',
    '',
  ].join('\n');
}
