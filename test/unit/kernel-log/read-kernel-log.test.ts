import { describe, expect, test } from 'vitest';
import { entriesOfKernelLog } from '../../../src/core/kernel-log/entries';
import type { KernelLog } from '../../../src/core/kernel-log/model';
import { readKernelLog } from '../../../src/core/kernel-log/read-kernel-log';
import { isKernelLog, isLinuxLog } from '../../../src/core/kernel-log/shape';
import { openText } from '../../../src/core/texts';
import { boot, daemon, kernel, logged, logStyles, snapshot, unitStatus, type LogStyle } from '../../support/kernel-log';

const meaning = ({ lines, units }: KernelLog): unknown => [
  lines.map(({ id, message, values }) => [
    id,
    message.value,
    Object.entries(values).map(([name, { value }]) => [name, value]),
  ]),
  units.map(({ name, active }) => [name.value, active?.value]),
];
const all = [
  ...boot,
  ...snapshot,
  kernel(7000, 'hv_utils: VSS: timeout waiting for daemon to reply'),
  kernel(7001, 'hv_utils: VSS: failed to communicate to the daemon: -22'),
  daemon(7200, 'FREEZE of /srv/customer one failed; error:95 Operation not supported'),
  daemon(7200, 'VSS: op=FREEZE: failed'),
  daemon(7200, 'op=5 failed!'),
  daemon(7200, 'report it with these files:'),
  daemon(7200, '/etc/fstab and /proc/mounts'),
  daemon(7300, 'VSS: freeze of /boot: Operation not supported'),
  daemon(7300, 'VSS: thaw of /boot: Success'),
  daemon(7301, 'VSS cmd is fsfreeze  -f  /'),
  daemon(7400, 'open /dev/vmbus/hv_vss failed; error: 2 No such file or directory'),
];

describe('the log of a Linux guest', () => {
  test('gives each known line with what it says', () => {
    const { lines, problems } = readKernelLog(logged(all));
    expect(problems).toEqual([]);
    expect(lines.map(({ id }) => id)).toEqual([
      'linux/hyper-v',
      'hv-vss/offered',
      'hv-vss/started',
      'hv-vss/connected',
      'hv-vss/handshake',
      'hv-vss/check',
      'hv-vss/freeze',
      'hv-vss/thaw',
      'hv-vss/no-reply',
      'hv-vss/not-reached',
      'hv-vss/freeze-refused',
      'hv-vss/freeze-failed',
      'hv-vss/operation-failed',
      'hv-vss/freeze-of',
      'hv-vss/thaw-of',
      'hv-vss/freeze-of',
      'hv-vss/no-device',
    ]);
    expect(lines[10]?.values).toMatchObject({ mount: { value: '/srv/customer one' }, error: { value: '95' } });
  });

  test.each(logStyles)('says the same in %s', (style) => {
    expect(meaning(readKernelLog(logged(all, style)))).toEqual(meaning(readKernelLog(logged(all))));
  });

  const ways: readonly (readonly [string, (text: string) => string])[] = [
    ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['with CR', (text) => text.replaceAll('\n', '\r')],
    ['with blank lines', (text) => text.replaceAll('\n', '\n\n')],
    ['with trailing spaces', (text) => text.replaceAll('\n', ' \t\n')],
    ['with levels', (text) => text.replace(/^\[/gm, '<4>[')],
    ['without the space behind the time', (text) => text.replace(/^(\[[^\]]+\]) /gm, '$1')],
    ['with prose around', (text) => `This is what dmesg says about hv_utils: VSS\n\n${text}\nAny idea?`],
  ];
  test.each(ways)('says the same %s', (_how, change) => {
    const doc = readKernelLog(change(logged(all)));
    expect(meaning(doc)).toEqual(meaning(readKernelLog(logged(all))));
  });

  test('has each value at its place', () => {
    const text = logged(all, 'journalctl');
    const { lines } = readKernelLog(text);
    for (const { message, span, stamp, values } of lines) {
      expect(text.slice(message.span.start, message.span.end)).toBe(message.value);
      expect(text.slice(span.start, span.end)).toMatch(/^Mar 06 \d\d:\d\d:\d\d lin01 .+: /);
      expect(text.slice(stamp.host?.span.start, stamp.host?.span.end)).toBe('lin01');
      expect(text.slice(stamp.written?.span.start, stamp.written?.span.end)).toBe(stamp.written?.value);
      for (const { value, span: at } of Object.values(values)) expect(text.slice(at.start, at.end)).toBe(value);
    }
  });

  test.each<[LogStyle, string | undefined, string | undefined]>([
    ['dmesg', '3601.000000', undefined],
    ['dmesg -T', 'Thu Mar  6 22:00:01 2014', '2014-03-06T22:00:01'],
    ['messages', 'Mar  6 22:00:01', undefined],
    ['journalctl', 'Mar 06 22:00:01', undefined],
    ['short-precise', 'Mar 06 22:00:01.000000', undefined],
    ['short-iso', '2014-03-06T22:00:01+0100', '2014-03-06T22:00:01+01:00'],
    ['short-full', 'Thu 2014-03-06 22:00:01 CET', '2014-03-06T22:00:01'],
    ['rsyslog', '2014-03-06T22:00:01.000000+01:00', '2014-03-06T22:00:01.000000+01:00'],
    ['bare', undefined, undefined],
  ])('in %s a time is %s and means %s', (style, written, time) => {
    const [, freeze] = entriesOfKernelLog(readKernelLog(logged(snapshot, style)));
    expect(freeze?.time).toBe(time);
    expect(freeze?.data.find(({ name }) => name === 'written')?.value).toBe(written);
    expect(freeze).toMatchObject({ mark: 'hv-vss/freeze', provider: 'hv_vss', level: 4 });
  });

  test('a day or a time that there is not gives none', () => {
    const of = (line: string): (string | undefined)[] =>
      entriesOfKernelLog(readKernelLog(`${line} Hyper-V VSS[1]: VSS: op=FREEZE: succeeded`)).map(({ time }) => time);
    expect(of('2014-02-30T22:00:01+0100 lin01')).toEqual([undefined]);
    expect(of('2014-02-03T24:61:01+0100 lin01')).toEqual([undefined]);
    expect(of('Thu 2014-03-06 22:00:01 UTC lin01')).toEqual(['2014-03-06T22:00:01Z']);
    expect(of('[Thu Mrz  6 22:00:01 2014]')).toEqual([undefined]);
  });

  test('months are in the language of the system', () => {
    const text = 'abr 25 19:15:55 nodo1.example.test Hyper-V VSS[9]: VSS: op=FREEZE: succeeded\n';
    expect(readKernelLog(text).lines).toMatchObject([{ stamp: { host: { value: 'nodo1.example.test' } } }]);
    const japanese = ' 3月 06 22:00:31 lin01 Hyper-V VSS[9]: VSS: op=FREEZE: succeeded\n';
    expect(readKernelLog(japanese).lines).toMatchObject([{ stamp: { host: { value: 'lin01' } } }]);
    const full = '木 2014-03-06 22:00:31 UTC lin01 Hyper-V VSS[9]: VSS: op=FREEZE: succeeded\n';
    expect(readKernelLog(full).lines).toMatchObject([{ stamp: { time: '2014-03-06T22:00:31Z' } }]);
  });
});

describe('the unit of the daemon', () => {
  test('is read from status, list-units and list-unit-files', () => {
    const text = [
      unitStatus('hypervvssd', 'active (running) since Thu 2014-03-06 22:00:31 CET; 2 days ago', [
        '   Main PID: 812 (hypervvssd)',
      ]),
      unitStatus('hv-vss-daemon', 'inactive (dead)', [
        '  Condition: start condition failed at Thu 2014-03-06 22:00:31 UTC; 1s ago',
      ]),
      'hv_vss_daemon.service                     loaded failed failed Hyper-V VSS daemon',
      'hyperv-daemons.hv-vss-daemon.service      masked          enabled',
      'Unit hypervvssd.service could not be found.',
    ].join('\n');
    const { units, problems } = readKernelLog(text);
    expect(problems).toEqual([]);
    expect(
      units.map(({ name, active, enabled, isMissing }) => [name.value, active?.value, enabled?.value, isMissing]),
    ).toEqual([
      ['hypervvssd.service', 'active (running) since Thu 2014-03-06 22:00:31 CET; 2 days ago', 'enabled', undefined],
      ['hv-vss-daemon.service', 'inactive (dead)', 'enabled', undefined],
      ['hv_vss_daemon.service', 'failed (failed)', undefined, undefined],
      ['hyperv-daemons.hv-vss-daemon.service', undefined, 'masked', undefined],
      ['hypervvssd.service', undefined, undefined, true],
    ]);
    for (const { name, enabled } of units)
      for (const one of [name, enabled]) if (one) expect(text.slice(one.span.start, one.span.end)).toBe(one.value);
    expect(units[1]?.condition?.value).toMatch(/^start condition failed/);
    expect(text.slice(units[2]?.active?.span.start, units[2]?.active?.span.end)).toBe('failed failed');
  });

  test('that is cut is told', () => {
    const text = unitStatus('hypervvssd', 'inactive (dead)').split('\n').slice(0, 2).join('\n');
    expect(readKernelLog(text).problems.map(({ message }) => message)).toEqual([
      'The status of hypervvssd.service is cut: whether it runs is not there.',
    ]);
  });

  test('another unit is none of ours', () => {
    const { units, problems } = readKernelLog(
      unitStatus('hypervkvpd', 'inactive (dead)') + unitStatus('sshd', 'failed (Result: exit-code)'),
    );
    expect([units, problems]).toEqual([[], []]);
  });
});

describe('what it is', () => {
  test.each(logStyles)('%s is known by its content', (style) => {
    expect(isKernelLog(logged(snapshot, style))).toBe(true);
    expect(isKernelLog(logged([kernel(5, 'hv_utils: VSS: timeout waiting for daemon to reply')], style))).toBe(true);
  });

  test.each([
    'Hello, dmesg says "hv_utils: VSS: timeout waiting for daemon to reply" each night.',
    'and inside the /var/log/messages file that the Hyper-V VSS: VSS: freeze of /boot: Permission denied',
    'systemctl enable hypervvssd.service\nsystemctl enable hypervkvpd.service\n',
    'Install hyperv-daemons; package names differ.',
    'Disks:\n[1] hv_utils: VSS',
    '2014-03-06 22:00:31 Hyper-V VSS writer failed',
    '',
  ])('%j is none', (text) => {
    expect(isKernelLog(text)).toBe(false);
    expect(isLinuxLog(text)).toBe(false);
  });

  test('the start of a system log is one, whatever it tells of', () => {
    expect(isLinuxLog('[    0.000000] Linux version 6.1.0 (x@y)\n')).toBe(true);
    expect(isLinuxLog('Mar  6 22:00:31 lin01 systemd[1]: Started Session 1 of user root.\n')).toBe(true);
    expect(isLinuxLog('2014-03-06T22:00:31.123456+01:00 lin01 kernel: sd 0:0:0:0: ok\n')).toBe(true);
  });
});

describe('outline, folding, hover and what is private', () => {
  const text = `${logged(all, 'journalctl')}${unitStatus('hypervvssd', 'active (running)')}`;
  const opened = openText('kernel-log', text);

  test('a snapshot is one item with its lines, and can be folded', () => {
    const outline = opened?.outline() ?? [];
    const group = outline.find(({ name }) => name === 'Snapshot');
    expect(group?.detail).toBe('Mar 06 22:00:00');
    expect(group?.children.map(({ name }) => name)).toEqual(snapshot.map(({ message }) => message));
    expect(outline.at(-1)).toMatchObject({ name: 'hypervvssd.service', detail: 'active (running)' });
    const [fold] = opened?.folding() ?? [];
    expect(text.slice(fold?.span.start, fold?.span.end)).toBe(logged(snapshot, 'journalctl').trim());
  });

  test('a line is explained, and an error number where it is known', () => {
    const hoverAt = (words: string): string => opened?.hover(text.indexOf(words) + 1)?.markdown ?? '';
    expect(hoverAt('hv_utils: VSS: timeout')).toContain('15 minutes');
    expect(hoverAt('hv_utils: VSS: failed')).toContain('no daemon is connected');
    expect(hoverAt('FREEZE of /srv')).toContain('cannot be frozen');
    expect(hoverAt('hypervvssd.service - ')).toContain('freezes the file systems');
    expect(opened?.hover(0)).toBeUndefined();
  });

  test('the host and mount points that not every system has', () => {
    expect(opened?.privateValues()).toEqual([
      { kind: 'host', text: 'lin01' },
      { kind: 'path', text: '/srv/customer one' },
    ]);
  });
});

describe('what is cut, damaged or hostile', () => {
  test('a line of the daemon or the driver that is not known is told; others are not', () => {
    const text = logged([
      ...boot,
      kernel(9, 'hv_utils: VSS: something new'),
      kernel(9, 'hv_utils: KVP: user-mode registering done'),
      daemon(10, 'VSS: op=FREE'),
      kernel(11, 'EXT4-fs (sda1): mounted filesystem'),
    ]);
    expect(readKernelLog(text).problems.map(({ message }) => message)).toEqual([
      '"hv_utils: VSS: something new" is a line about VSS that is not known, or is cut.',
      '"VSS: op=FREE" is a line about VSS that is not known, or is cut.',
    ]);
  });

  test.each(['dmesg', 'journalctl'] as const)('cut off anywhere, in %s, each line is one of the whole', (style) => {
    const text = logged(all, style) + unitStatus('hypervvssd', 'failed (Result: exit-code)');
    for (let end = 0; end <= text.length; end += 7) {
      const doc = readKernelLog(text.slice(0, end));
      for (const { span } of [...doc.lines, ...doc.problems]) expect(span.end).toBeLessThanOrEqual(end);
      readKernelLog(text.slice(end));
    }
  });

  test('a character changed anywhere makes nothing throw', () => {
    const text = logged(all, 'messages') + unitStatus('hypervvssd', 'failed (Result: exit-code)');
    for (let at = 0; at < text.length; at += 5)
      for (const put of ['', '\u0000', '[', ']', ':', '\n', '\u00a0', '\ud800']) {
        const opened = openText('kernel-log', text.slice(0, at) + put + text.slice(at + 1));
        opened?.check({ uri: 'mem:///a' });
        opened?.outline();
        opened?.folding();
        opened?.entries();
      }
  });

  test('hostile text takes time in proportion to its length', () => {
    for (const piece of [
      'hv_utils: VSS',
      'Hyper-V VSS: ',
      '[1.1]',
      'Mar  6 22:00:31 ',
      'hypervvssd.service ',
      '/',
      ' ',
    ])
      for (const text of [
        `${piece.repeat(15_000 / piece.length)}\n`.repeat(20),
        `${piece}\n`.repeat(50_000),
        `Hyper-V VSS: FREEZE of ${piece.repeat(500)}\n`.repeat(100),
      ]) {
        isLinuxLog(text);
        const opened = openText('kernel-log', text);
        opened?.check({ uri: 'mem:///a' });
        opened?.outline();
      }
    const many = logged([daemon(1, 'VSS: freeze of /: Success')]).repeat(20_000);
    expect(openText('kernel-log', many)?.outline()).toHaveLength(1);
  });

  test('100 MB of one line is told and not read', () => {
    const { lines, problems } = readKernelLog('hv_utils: '.repeat(10_000_000));
    expect(lines).toEqual([]);
    expect(problems.map(({ message }) => message)).toContain('A line of 100000000 characters was not read.');
  });
});
