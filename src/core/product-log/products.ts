/** The products whose lines are known. */
export type ProductId =
  'sql-writer' | 'hyperv-backup-utility' | 'avamar' | 'dpm' | 'dpm-job' | 'bareos' | 'veeam' | 'alphavss' | 'acronis';

/** One product: what proves that a text is of it, and what each of its lines begins with. */
export interface Product {
  readonly id: ProductId;
  /** Who writes, as records name it. */
  readonly provider: string;
  readonly name: string;
  /** A line, or the beginning of one, that no other program writes. Without it nothing of the product is looked for. */
  readonly proof: RegExp;
  /**
   * What stands before a message: groups `written`, `level`, `vm`. Lines without it belong to the line before. Absent where lines
   * have nothing before their message.
   */
  readonly openings: readonly Opening[];
  /** Lines of it that have nothing before them. */
  readonly bare?: RegExp;
  /** Groups that any line may have. */
  readonly values?: RegExp;
  /** Where the shape was seen. */
  readonly source: string;
}

/** What stands before a message. */
export interface Opening {
  readonly pattern: RegExp;
  /** How the group `written` is written; absent where it has no year, which makes no time. */
  readonly time?: 'iso' | 'month-first';
}

const stamp = String.raw`\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}`;
const tab = String.raw`[\t ]{1,24}`;
const dpmFile = String.raw`(?<source>\w{1,60}\.cpp\(\d{1,5}\))`;

/**
 * Every product, in the order in which a line is tried. Proofs and openings are tied to the beginning of a line, and every repetition
 * is bounded. Words in them are those that the product writes in every language.
 */
export const products: readonly Product[] = [
  {
    id: 'sql-writer',
    provider: 'SqlWriterLogger',
    name: 'SQL Server VSS writer',
    proof:
      /^[ \t]{0,8}\[\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}, TID [0-9a-f]{1,8}\] (?:\*\*|Entering SQL Writer |Service: |HRESULT )/m,
    openings: [
      {
        // Zero-padded whatever the language of the system is. That the month comes first: the page shows 01/11/2021 in a text of May
        // 2021, beside an event of 1/11/2021.
        pattern: /^[ \t]{0,8}\[(?<written>\d{2}\/\d{2}\/\d{4} \d{2}:\d{2}:\d{2}), TID (?<thread>[0-9a-f]{1,8})\] ?/d,
        time: 'month-first',
      },
    ],
    source: 'https://learn.microsoft.com/sql/relational-databases/backup-restore/sql-server-vss-writer-logging',
  },
  {
    id: 'hyperv-backup-utility',
    provider: 'HyperV-Backup-Utility',
    name: 'Hyper-V Backup Utility',
    // A time and a level in brackets stand in many logs; the VM in parentheses does not.
    proof: new RegExp(String.raw`^[ \t]{0,8}${stamp} \[(?:INFO|SUCCESS|ERROR)\] \(VM:[^)\r\n]{1,100}\) `, 'm'),
    openings: [
      {
        pattern: new RegExp(
          String.raw`^[ \t]{0,8}(?<written>${stamp}) \[(?<level>INFO|SUCCESS|ERROR)\] (?:\(VM:(?<vm>[^)\r\n]{1,100})\) )?`,
          'd',
        ),
        time: 'iso',
      },
    ],
    // Of the settings that it prints first.
    bare: /^Hostname: [\w.-]{1,255}\.$/,
    source: 'https://github.com/Digressive/HyperV-Backup-Utility',
  },
  {
    id: 'avamar',
    provider: 'avhypervvss',
    name: 'Avamar plug-in for Hyper-V',
    proof: new RegExp(String.raw`^[ \t]{0,8}(?:${stamp} )?avhypervvss [A-Z][a-z]{3,11} <\d{4,6}>: `, 'm'),
    openings: [
      {
        pattern: new RegExp(
          String.raw`^[ \t]{0,8}(?:(?<written>${stamp}) )?avhypervvss (?<level>[A-Z][a-z]{3,11}) <(?<number>\d{4,6})>: `,
          'd',
        ),
        time: 'iso',
      },
    ],
    source: 'https://www.dell.com/support/kbdoc/000044579',
  },
  {
    id: 'dpm',
    provider: 'DPMRA',
    name: 'Data Protection Manager agent',
    proof: new RegExp(
      String.raw`^[ \t]{0,8}(?:[^\s:]{1,80}\.errlog:)?[0-9A-F]{4}${tab}[^\r\n]{8,40}?${tab}\w{1,60}\.cpp\(\d{1,5}\)${tab}`,
      'im',
    ),
    openings: [
      {
        // Process, thread, day, time, number, source, object, task, level: tabs, which a page turns into blanks. No year.
        pattern: new RegExp(
          String.raw`^[ \t]{0,8}(?<process>[0-9A-F]{4})${tab}(?<thread>[0-9A-F]{4})${tab}(?<written>\d{2}\/\d{2}${tab}\d{2}:\d{2}:\d{2}\.\d{3})${tab}\d{1,4}${tab}${dpmFile}(?:${tab}\[[0-9A-F]{8,16}\])?(?:${tab}(?<task>[0-9A-F-]{36}))?${tab}(?<level>[A-Z]{4,10})${tab}`,
          'd',
        ),
      },
      {
        // As findstr and a spreadsheet leave it.
        pattern: new RegExp(
          String.raw`^[ \t]{0,8}(?:[^\s:]{1,80}\.errlog:)?(?<process>[0-9A-F]{4})${tab}(?<written>\d{1,2}-[A-Z][a-z]{2} \d{1,2}:\d{2}:\d{2} [AP]M)${tab}${dpmFile}${tab}(?<level>[A-Z]{4,10})${tab}`,
          'd',
        ),
      },
    ],
    source: 'https://learn.microsoft.com/troubleshoot/system-center/dpm/host-level-backup-error-0x8007173d',
  },
  {
    id: 'dpm-job',
    provider: 'DPM',
    name: 'Data Protection Manager',
    // The number of a message stands in other texts too; the component of a VM does not.
    proof: /^[ \t]{0,8}Source details:\s{0,24}\\Backup Using [A-Z][\w ]{3,40}\\[^\r\n]{1,200}$/m,
    openings: [],
    source: 'https://learn.microsoft.com/troubleshoot/system-center/dpm/hyper-v-backup-fails-error-30112',
  },
  {
    id: 'bareos',
    provider: 'Bareos',
    name: 'Bareos',
    proof: /^[^\r\n]{0,200}?(?:Command plugin "hyper-v:|could not open disk [^\r\n]{1,400}?\.a?vhdx?: )/m,
    openings: [
      {
        pattern:
          /^[ \t]{0,8}(?:\d{1,9}[ \t]{1,8})?(?<written>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})[ \t]{1,8}(?<daemon>[\w.-]{1,100}) JobId (?<job>\d{1,10}): {1,4}(?:(?<level>Fatal error|Error|Warning): {1,4})?/d,
        time: 'iso',
      },
      {
        // No year.
        pattern:
          /^[ \t]{0,8}(?<written>\d{2}-[A-Z][a-z]{2} \d{2}:\d{2}) (?<daemon>[\w.-]{1,100}) JobId (?<job>\d{1,10}): {1,4}(?:(?<level>Fatal error|Error|Warning): {1,4})?/d,
      },
      // As people shorten it in a report.
      { pattern: /^[ \t]{0,8}(?<level>Fatal error|Error): (?=filed[\\/]|could not open disk )/d },
    ],
    source: 'https://github.com/bareos/bareos/issues/2624',
  },
  {
    id: 'veeam',
    provider: 'Veeam',
    name: 'Veeam Backup & Replication',
    proof:
      /VSSControl: (?:-\d{10}(?!\d)|Failed to (?:prepare|freeze) guest)|Operation: \[[^\]\r\n]{1,80}\]\. Code: \[0x[0-9a-fA-F]{8}\]|Failed to call RPC function 'Vss\.\w{4,40}'|^[ \t]{0,8}\d{1,2}:\d{2}:\d{2} [AP]M {1,8}\d{1,6} {1,8}WARN {1,8}Snapshot timeout occurred/m,
    openings: [],
    values: /^[ \t]{0,8}Processing \[?(?<vm>[^\]\s][^\]\r\n]{0,99}?)\]? Error: /d,
    source: 'https://www.veeam.com/kb1377',
  },
  {
    id: 'alphavss',
    provider: 'AlphaVSS',
    name: 'AlphaVSS',
    // Names of classes and methods are the same in every language. HyperVBackup, Duplicati and others are built on it.
    proof: /(?<![\w.])Alphaleonis\.Win32\.Vss\.(?:Vss[A-Za-z]{3,60}Exception\b|VssBackupComponents\.[A-Za-z]{3,60}\()/,
    openings: [],
    source: 'https://github.com/ColiseoSoftware/hypervbackup/issues/12',
  },
  {
    id: 'acronis',
    provider: 'Acronis',
    name: 'Acronis',
    // The label of this line is not translated, those around it are.
    proof: /^[ \t]{0,8}LineInfo:[ \t]{0,8}(?:0x)?[0-9a-f]{16}[ \t]{0,8}$/im,
    openings: [],
    source: 'https://forum.acronis.com (texts of errors, 2011 to 2018)',
  },
];

const byId: ReadonlyMap<ProductId, Product> = new Map(products.map((one) => [one.id, one]));

/** The row of a product. */
export function productOf(id: ProductId): Product {
  const row = byId.get(id);
  if (!row) throw new Error(`No product ${id}.`);
  return row;
}

/** Those that something in a text proves. */
export function productsIn(text: string): readonly Product[] {
  const plain = withoutHardBlanks(text);
  return products.filter(({ proof }) => proof.test(plain));
}

/** True where a line of a product stands in a text. */
export function isProductLog(text: string): boolean {
  const plain = withoutHardBlanks(text);
  return products.some(({ proof }) => proof.test(plain));
}

/** What is copied from a page has blanks that do not break; the places of what stands between them stay. */
export function withoutHardBlanks(text: string): string {
  return text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text;
}
