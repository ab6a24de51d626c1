import type { ProductLine, ProductSession } from './model';

type Open = { -readonly [K in keyof ProductSession]: ProductSession[K] } & { lines: ProductLine[] };

/** The backups that a log tells: of the SQL Server writer by its thread, of the utility by VM. In the order of their beginning. */
export function sessionsOf(lines: readonly ProductLine[]): readonly ProductSession[] {
  const sessions: Open[] = [];
  const open = new Map<string, Open>();
  for (const line of lines) {
    const key = keyOf(line);
    if (key === undefined) continue;
    if (begins(line)) {
      const vm = line.values['vm']?.value;
      const session: Open = { product: line.product, lines: [line], outcome: 'open', ...(vm !== undefined && { vm }) };
      sessions.push(session);
      open.set(key, session);
      continue;
    }
    const session = open.get(key);
    if (!session) continue;
    session.lines.push(line);
    const outcome = outcomes[line.id];
    if (outcome && session.outcome === 'open') session.outcome = outcome;
    if (ends.has(line.id)) open.delete(key);
  }
  return sessions;
}

/** A session of the SQL Server writer has one thread; the utility does one VM at a time and names it. */
function keyOf({ product, values }: ProductLine): string | undefined {
  if (product === 'sql-writer') return `sql ${values['thread']?.value ?? ''}`;
  const vm = values['vm']?.value;
  return product === 'hyperv-backup-utility' && vm !== undefined ? `vm ${vm}` : undefined;
}

function begins({ id }: ProductLine): boolean {
  return id === 'sql-writer/backup-begin' || id === 'hyperv-backup-utility/export-begin';
}

const outcomes: Readonly<Record<string, ProductSession['outcome']>> = {
  'sql-writer/backup-complete': 'done',
  'sql-writer/abort': 'aborted',
  'hyperv-backup-utility/done': 'done',
  'hyperv-backup-utility/failed': 'failed',
};

const ends: ReadonlySet<string> = new Set([
  'sql-writer/backup-complete',
  'sql-writer/abort',
  'hyperv-backup-utility/vm-end',
]);
