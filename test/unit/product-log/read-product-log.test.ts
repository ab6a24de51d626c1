import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../src/core/evidence/sniff';
import { explain } from '../../../src/core/explain';
import { entriesOfProductLog } from '../../../src/core/product-log/entries';
import { linePatterns, meaningOfLine } from '../../../src/core/product-log/line-patterns';
import { isProductLog } from '../../../src/core/product-log/products';
import { readProductLog } from '../../../src/core/product-log/read-product-log';
import { checkBytes } from '../../../src/core/report/check-bytes';
import { openText } from '../../../src/core/texts';
import { MemoryHost } from '../../support/memory-host';
import { damages, truncations } from '../../support/mutation';
import {
  acronisErrors,
  alphaVssFailure,
  avamarLine,
  bareosLine,
  dpmJob,
  dpmLine,
  SqlWriterLog,
  utilityLine,
  veeamFailure,
} from '../../support/product-log';

const sql = new SqlWriterLog()
  .start('-8:00')
  .begin()
  .at('22:00:02')
  .phase('OnFreeze')
  .at('22:00:05')
  .phase('OnThaw')
  .phase('OnPostSnapshot')
  .phase('OnBackupComplete')
  .toString();
const snapshot = dpmLine(
  'vsssnapshotrequestor.cpp(390)',
  'NORMAL',
  'CVssSnapshotRequestor: AddVolumeForSnapshot - Marked volume C:\\ClusterStorage\\Volume1\\ to be snapshot',
);

/** One text of each product. */
const samples: Readonly<Record<string, string>> = {
  'sql-writer': sql,
  'hyperv-backup-utility': utilityLine('INFO', 'VM01', 'Attempting to export VM'),
  avamar: avamarLine(
    'Info',
    43420,
    "Creating backup CheckPoint with 'Application' consistenty level",
    '2014-03-06 22:00:05',
  ),
  dpm: snapshot,
  'dpm-job': dpmJob('It failed. (ID 104 Details: x (0x8007138F))'),
  bareos: bareosLine(
    'Fatal error: filed\\fd_plugins.cc:848 Command plugin "hyper-v:vmname=VM01": startBackupFile failed.',
  ),
  veeam: veeamFailure('0x80042306'),
  alphavss: alphaVssFailure(),
  acronis: acronisErrors([{ error: 94, module: 83, message: "Failed to open 'D:\\VMs\\VM01.avhd'." }]),
};

const idsOf = (text: string): readonly string[] => readProductLog(text).lines.map(({ id }) => id);

describe('the lines of products', () => {
  test.each(Object.entries(samples))(
    '%s: recognised by content, in a text of its own and below another',
    (product, text) => {
      expect(sniffBytes(new TextEncoder().encode(text))).toBe('product-log');
      expect(new Set(readProductLog(text).lines.map((line) => line.product))).toEqual(new Set([product]));
      const other = product === 'veeam' ? sql : (samples['veeam'] ?? '');
      const both = readProductLog(`${other}\n${text}`).lines.map((line) => line.product);
      expect(both).toContain(product);
      expect(both.length).toBe(readProductLog(text).lines.length + readProductLog(other).lines.length);
    },
  );

  test('an article that quotes lines, and logs of others in the same form, are none', () => {
    for (const text of [
      '2014-03-06 22:00:05 [INFO] Process started\n2014-03-06 22:00:06 [ERROR] It failed (0x80070070)\n',
      'The log then says "[03/06/2014 22:00:00, TID 1a2c] Entering SQL Writer OnFreeze."\n',
      '2014-03-06 22:00:05 db01-fd JobId 57: Fatal error: No Job status returned from FD.\n',
      'Error code: 94\nModule: 83\nMessage: It failed.\n',
      'DPM met an error. (ID 30112 Details: x)\n',
      'Failed to create VM recovery checkpoint, error code: 32768\n',
    ])
      expect([isProductLog(text), text]).toEqual([false, text]);
  });

  test('a program and a page that have such lines are none', () => {
    for (const name of ['check.ts', 'README.md', 'page.html', 'script.ps1'])
      expect(sniffBytes(new TextEncoder().encode(sql), name)).toBe('unknown');
    for (const name of ['SqlWriterLogger.txt', 'DPMRACurr.errlog', 'job.log', 'paste'])
      expect(sniffBytes(new TextEncoder().encode(sql), name)).toBe('product-log');
  });

  test('every row has a meaning, and each pattern is found again by its line', () => {
    for (const { id } of linePatterns) expect(meaningOfLine(id), id).toMatch(/\.$/);
    for (const id of ['avamar/error', 'dpm/warning', 'bareos/code', 'acronis/block'])
      expect(meaningOfLine(id)).toMatch(/\.$/);
  });

  test('lines of several products, levels and places', () => {
    const text =
      utilityLine('INFO', 'VM01', 'Something new') +
      utilityLine('ERROR', 'VM01', 'Impossibile.') +
      'E ancora.\r\n\r\nE altro.\n' +
      avamarLine('Warning', 43427, 'No targets available for backup after checkpoint process.');
    const { lines, counted } = readProductLog(text);
    expect(lines.map(({ id, level, span }) => [id, level, text.slice(span.start, span.end)])).toEqual([
      ['hyperv-backup-utility/error', 2, '2014-03-06 22:00:05 [ERROR] (VM:VM01) Impossibile.\nE ancora.'],
      [
        'avamar/nothing-left',
        3,
        'avhypervvss Warning <43427>: No targets available for backup after checkpoint process.',
      ],
    ]);
    // The first line and the one below the blank line say nothing that is known.
    expect(counted).toEqual({ lines: 5, unknown: 2 });
  });

  test('both forms of the log of DPM: with tabs, with blanks, and as findstr leaves it', () => {
    const message = 'CFreeSnapshotSubTask: ReleaseSnapshot';
    for (const text of [
      dpmLine('freesnapshotsubtask.cpp(671)', 'NORMAL', message),
      dpmLine('freesnapshotsubtask.cpp(671)', 'NORMAL', message, '  '),
      `N1-DPMRACurr.errlog:0CF4  6-Mar 10:00:19 PM freesnapshotsubtask.cpp(671)      NORMAL ${message}\n`,
    ])
      expect(idsOf(text)).toEqual(['dpm/release']);
  });

  test('errors of Acronis in any language, each with its numbers and its message', () => {
    const text = acronisErrors(
      [
        { error: 13, module: 149, message: 'Échec.' },
        { error: 94, module: 83, message: 'Fichier :\nD:\\VMs\\VM01.avhd' },
      ],
      'fr',
    );
    const { lines } = readProductLog(text);
    expect(
      lines.map(({ values, message }) => [values['error']?.value, values['module']?.value, message.value]),
    ).toEqual([
      ['13', '149', 'Échec.'],
      ['94', '83', 'Fichier :'],
    ]);
    expect(lines[1]?.tokens.map(({ value }) => value)).toEqual(['D:\\VMs\\VM01.avhd']);
  });
});

describe('lines that nobody knows', () => {
  const note = (text: string): readonly string[] | undefined => openText('product-log', text)?.notes;

  test('are counted, and told where there are some', () => {
    expect(note(sql)).toEqual([]);
    expect(note(`${sql}${new SqlWriterLog().say('Something new').toString()}`)).toEqual([
      `1 of ${sql.trimEnd().split('\n').length + 1} lines says nothing that is known here.`,
    ]);
    expect(note(new SqlWriterLog().say('Service: new', 'And new').toString())).toEqual([
      '2 of 2 lines say nothing that is known here.',
    ]);
  });

  test('stand with what was read of the file', async () => {
    const host = new MemoryHost({ 'mem:///a.log': new SqlWriterLog().say('Service: new').toString() });
    const { coverage } = await checkBytes({ uri: 'mem:///a.log', path: 'a.log', host });
    expect(coverage?.notes).toEqual(['The only line says nothing that is known here.']);
  });
});

describe('times', () => {
  const first = (text: string): string | undefined => readProductLog(text).lines[0]?.time;

  test('have a zone only where the log says one, from the beginning of that start on', () => {
    const log = `${new SqlWriterLog().phase('OnFreeze').toString()}${new SqlWriterLog().at('23:00:00').start('+5:30').phase('OnThaw').toString()}${new SqlWriterLog().at('23:30:00').start(undefined).phase('OnAbort').toString()}`;
    const times = readProductLog(log).lines.map(({ id, time }) => `${id.split('/')[1] ?? ''} ${time ?? ''}`);
    expect(times).toContain('freeze 2014-03-06T22:00:00');
    expect(times).toContain('started 2014-03-06T23:00:00+05:30');
    expect(times).toContain('thaw 2014-03-06T23:00:00+05:30');
    // Another start, which does not say it.
    expect(times).toContain('started 2014-03-06T23:30:00');
    expect(times).toContain('abort 2014-03-06T23:30:00');
  });

  test('without a zone, without a year, and days that there are not', () => {
    expect(first(utilityLine('INFO', 'VM01', 'Attempting to export VM'))).toBe('2014-03-06T22:00:05');
    expect(first(samples['dpm'] ?? '')).toBeUndefined();
    expect(
      first(bareosLine('Fatal error: Command plugin "hyper-v:vmname=VM01": it failed', '06-Mar 22:00')),
    ).toBeUndefined();
    for (const time of ['13/06/2014 22:00:00', '02/30/2014 22:00:00', '03/06/2014 24:00:00'])
      expect(first(new SqlWriterLog().at(time).phase('OnFreeze').toString())).toBeUndefined();
    expect(first(new SqlWriterLog().start('99:00').toString())).toBe('2014-03-06T22:00:00');
  });
});

describe('what belongs into runs', () => {
  test('the backups of the SQL Server writer by thread, those of VMs by name', () => {
    const log = [
      new SqlWriterLog('aa').begin().toString(),
      new SqlWriterLog('bb').begin().phase('OnAbort').toString(),
      new SqlWriterLog('aa').phase('OnBackupComplete').toString(),
      utilityLine('INFO', 'VM01', 'Attempting to export VM'),
      utilityLine('ERROR', 'VM01', 'Export failed'),
      utilityLine('INFO', 'VM02', 'Attempting to export VM'),
    ].join('');
    expect(readProductLog(log).sessions.map(({ vm, outcome }) => [vm, outcome])).toEqual([
      [undefined, 'done'],
      [undefined, 'aborted'],
      ['VM01', 'failed'],
      ['VM02', 'open'],
    ]);
  });

  test('an entry for each line that tells something, with what it names', () => {
    const text = utilityLine(
      'ERROR',
      'VM01',
      "Impossibile: 'D:\\VMs\\VM01.vhdx' (0x80070003): VM01 (A36DB6E1-9365-4963-950E-C58B18AB5A0C).",
    );
    expect(entriesOfProductLog(readProductLog(text))).toMatchObject([
      {
        mark: 'hyperv-backup-utility/error',
        provider: 'HyperV-Backup-Utility',
        time: '2014-03-06T22:00:05',
        level: 2,
        data: [
          { name: 'VmName', value: 'VM01' },
          { name: 'VmId', value: 'a36db6e1-9365-4963-950e-c58b18ab5a0c' },
          { name: 'ErrorCode', value: '0x80070003' },
          { name: 'File', value: 'D:\\VMs\\VM01.vhdx' },
          { name: 'Message' },
        ],
      },
    ]);
  });

  test('the host of the utility, which stands in the settings that it prints first', () => {
    const log = `--- Running with the following config ---\nHostname: HV01.\n---\n${utilityLine('ERROR', 'VM01', 'Export failed')}`;
    expect(entriesOfProductLog(readProductLog(log))).toMatchObject([
      { mark: 'hyperv-backup-utility/failed', host: 'HV01' },
    ]);
    expect(openText('product-log', log)?.privateValues()).toContainEqual({ kind: 'host', text: 'HV01' });
    const two = entriesOfProductLog(readProductLog(`${log}${log.replace('HV01', 'HV02')}`));
    expect(two.map(({ host }) => host)).toEqual([undefined, undefined]);
  });

  test('the code that says more, where a general one stands before it', () => {
    const codes = (text: string): readonly unknown[] =>
      entriesOfProductLog(readProductLog(text)).map(({ data }) => data.find(({ name }) => name === 'ErrorCode')?.value);
    expect(codes(veeamFailure('0x8004231f'))).toEqual(['0x8004231F']);
    expect(codes('Error: VSSControl: -2147467259 Backup job failed.')).toEqual(['0x80004005']);
    expect(codes(alphaVssFailure())).toEqual(['0x80042306', undefined]);
  });

  test('the computer of SQL Server where there is one, and VM and node of a job of DPM where there is one', () => {
    const entries = entriesOfProductLog(readProductLog(sql));
    expect(entries.find(({ mark }) => mark === 'sql-writer/freeze')).toMatchObject({
      host: 'SQL01',
      time: '2014-03-06T22:00:02-08:00',
    });
    expect(entries.map(({ mark }) => mark)).not.toContain('sql-writer/server');
    const job = dpmJob('It failed. (ID 104 Details: x)');
    const [message] = entriesOfProductLog(readProductLog(job));
    expect(message).toMatchObject({ mark: 'dpm-job/message', host: 'HV01.example.test' });
    expect(message?.data[0]).toEqual({ name: 'VmName', value: 'VM01' });
    const two = entriesOfProductLog(readProductLog(`${job}\n${dpmJob('It failed. (ID 104 Details: x)', 'VM02')}`));
    expect(two.map(({ data }) => data.some(({ name }) => name === 'VmName'))).toEqual([false, false]);
  });
});

describe('what the editor shows', () => {
  const text = `${sql}\n${utilityLine('INFO', 'VM01', 'Attempting to export VM')}${utilityLine('ERROR', 'VM01', 'Impossibile. (0x80070070)')}E ancora.\n${utilityLine('ERROR', 'VM01', 'Export failed')}\n${snapshot.replace('Marked', 'Marked')}`;
  const opened = openText('product-log', text);

  test('hover: a code, a line, and nothing of a line that is not known', () => {
    expect(opened?.hover(text.indexOf('0x80070070'))?.markdown).toContain('volume is full');
    expect(opened?.hover(text.indexOf('OnFreeze'))?.markdown).toContain('write nothing from here on');
    expect(opened?.hover(text.indexOf('\n\n') + 1)).toBeUndefined();
  });

  test('outline and folding: backups, and messages of several lines', () => {
    expect(opened?.outline().map(({ name, detail }) => [name, detail])).toEqual([
      ['Backup through the SQL Server VSS writer', '03/06/2014 22:00:00, done'],
      ['VM01', '2014-03-06 22:00:05, failed'],
    ]);
    expect(opened?.outline()[1]?.children.map(({ name }) => name)).toEqual([
      'Impossibile. (0x80070070)',
      'Export failed',
    ]);
    const folds = opened?.folding().map(({ span }) => text.slice(span.start, span.end).split('\n').length) ?? [];
    expect(folds).toContain(4);
    expect(folds).toContain(2);
  });

  test('private values: VMs, computers, databases and paths, and not what every computer has', () => {
    const own = opened?.privateValues().map(({ kind, text: value }) => `${kind} ${value}`) ?? [];
    expect([...own].sort()).toEqual(['host SQL01', 'path C:\\ClusterStorage\\Volume1\\', 'value Orders', 'vm VM01']);
  });

  test('explain knows what these products print', () => {
    const ids = (query: string): readonly string[] => explain(query).matches.map(({ kind, id }) => `${kind} ${id}`);
    expect(ids('DPM 30112')).toEqual(['product-code DPM 30112']);
    expect(ids('ID 32612')).toEqual(['product-code DPM 32612']);
    expect(ids('30112')).toEqual(['product-code DPM 30112']);
    expect(ids('It failed. (ID 30112 Details: x)')).toEqual(['product-code DPM 30112']);
    expect(ids('104').filter((id) => id.startsWith('product-code'))).toEqual([]);
    expect(ids('30113')).toEqual([]);
    expect(ids('-2147467259')).toEqual(['hresult 0x80004005']);
    expect(ids('VSSControl: -2147467259 Backup job failed.')).toEqual(['hresult 0x80004005']);
    expect(ids('0x80780002')).toEqual(['hresult 0x80780002']);
    for (const code of ['32768', '32770', '32775']) expect(ids(code)).toEqual([`job-code ${code}`]);
  });
});

describe('bad input', () => {
  const all = Object.values(samples).join('\n');

  test('cut and damaged anywhere, with any line end: no throw, places inside of the text, in order', () => {
    for (const text of [all, all.replaceAll('\n', '\r\n'), all.replaceAll('\n', '\r'), all.replaceAll(' ', '\u00a0')])
      for (const damaged of [...truncations(text, 397), ...damages(text, 211)]) {
        const doc = readProductLog(damaged);
        let last = 0;
        for (const { span, message, values, tokens } of doc.lines) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          last = span.start;
          for (const one of [
            span,
            message.span,
            ...Object.values(values).map((value) => value.span),
            ...tokens.map((token) => token.span),
          ]) {
            expect(one.start).toBeGreaterThanOrEqual(0);
            expect(one.end).toBeGreaterThanOrEqual(one.start);
            expect(one.end).toBeLessThanOrEqual(damaged.length);
          }
          for (const { value, span: at } of Object.values(values))
            expect(damaged.slice(at.start, at.end).replaceAll('\u00a0', ' ')).toBe(value);
        }
        openText('product-log', damaged)?.check({ uri: 'mem:///x.log' });
      }
  });

  test('the same lines whatever ends them', () => {
    const ids = idsOf(all);
    expect(ids.length).toBeGreaterThan(20);
    expect(idsOf(all.replaceAll('\n', '\r\n'))).toEqual(ids);
    expect(idsOf(all.replaceAll('\n', '\r'))).toEqual(ids);
    expect(idsOf(all.replace(/^/gm, '  '))).toEqual(ids);
    // Copied from a page.
    expect(idsOf(all.replaceAll(' ', '\u00a0'))).toEqual(ids);
  });

  test('a line of 100 MB, and a message without an end', () => {
    const long = `${sql}${'x'.repeat(100 * 1024 * 1024)}`;
    const { lines, problems } = readProductLog(long);
    expect(lines.length).toBe(readProductLog(sql).lines.length);
    expect(problems.map(({ message }) => message)).not.toEqual([]);
    const endless = readProductLog(utilityLine('ERROR', 'VM01', 'Failed.') + 'More. (0x80070070)\n'.repeat(5000));
    expect(endless.lines).toHaveLength(1);
    expect(endless.lines[0]?.tokens).toHaveLength(20);
    expect(endless.counted.unknown).toBe(4980);
  });

  test('lines that nearly match cost no more than they are long', () => {
    for (const piece of [
      'VSSControl: -',
      'could not open disk ',
      'Source details: \\Backup Using ',
      '0A10 ',
      'Processing ',
      '[03/06/2014 22:00:00, TID ',
    ])
      expect(isProductLog(`${piece.repeat(200_000)}\n`.repeat(2))).toBe(false);
  });
});
