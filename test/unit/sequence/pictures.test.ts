import { describe, expect, test } from 'vitest';
import type { StepId } from '../../../src/core/process';
import { filesAt, layoutRun, type Mark } from '../../../src/core/sequence';
import { expectGolden } from '../../support/golden';
import { time } from '../../support/records';
import { describeScene } from './describe-scene';
import { evenMeasure, madeRun, madeStep, pictured } from './sequence-runs';

describe.each(Object.entries(pictured))('%s', (name, run) => {
  test('is laid out as its golden file', () => {
    expectGolden(`sequence/${name}`, describeScene(layoutRun(run, { measure: evenMeasure, width: 1000 })));
  });

  test('has the files of its golden file at each step', () => {
    const lines = run.steps.flatMap(({ id, status }, step) => [
      `${id} (${status})`,
      ...filesAt(run, step).map((file) => {
        const flags = [
          file.isActive && 'active',
          file.isNew && 'new',
          file.isGone && 'gone',
          file.leftBehind,
          file.isAssumed && 'assumed',
        ];
        return `  ${file.path}: ${file.consistency}${flags
          .filter(Boolean)
          .map((flag) => `, ${String(flag)}`)
          .join('')}`;
      }),
    ]);
    expectGolden(`sequence/${name}-files`, `${lines.join('\n')}\n`);
  });
});

function pictureOf(name: string): ReturnType<typeof layoutRun> {
  const run = pictured[name];
  if (!run) throw new Error(`No run ${name}`);
  return layoutRun(run, { measure: evenMeasure, width: 1000 });
}

describe('what an administrator must see', () => {
  test('10102 with its code, the missing end of the merge, and the file that stays', () => {
    const run = pictured['failed-2012-r2-file-stays']!;
    const merge = pictureOf('failed-2012-r2-file-stays').marks.find(({ step }) => step === 'checkpoint-merge');
    expect(merge).toMatchObject({ status: 'failed', isOpen: true, badge: { text: '10102 0x80070020' } });
    expect(merge?.absent?.text).toBe('no end: 19080 is not in the log');
    const last = filesAt(
      run,
      run.steps.findIndex(({ id }) => id === 'checkpoint-merge'),
    );
    expect(last.find(({ kind }) => kind === 'auto-recovery-avhdx')).toMatchObject({
      path: 'D:\\VMs\\VM001\\VM001-AutoRecovery.avhdx',
      leftBehind: 'proved',
      isGone: false,
    });
  });

  test('the freeze against its limit', () => {
    const freeze = pictureOf('failed-2012-r2-file-stays').marks.find(({ step }) => step === 'guest-freeze');
    expect(freeze?.limit).toMatchObject({ id: 'freeze-to-thaw', isExceeded: false, label: { text: '7.9 s of 60 s' } });
  });

  test('a limit that was exceeded, and none where no record measures it', () => {
    const measured = (provider: string, seconds: bigint, id: StepId): Mark | undefined => {
      const start = time('2014-03-06T22:00:00');
      const place = { uri: 'a', byteOffset: 0, recordId: 1n, time: start, host: 'HV01', provider, eventId: 2001 };
      const step = madeStep(id, { start, end: start + seconds * 10_000_000n, evidence: [place] });
      return layoutRun(madeRun([step]), { measure: evenMeasure, width: 900 }).marks[0];
    };
    const freeze = measured('ESENT', 75n, 'guest-freeze');
    expect(freeze?.limit).toMatchObject({ isExceeded: true, label: { text: '1 min 15 s of 60 s, exceeded' } });
    expect(freeze?.limit?.measuredWidth).toBeGreaterThan(freeze?.limit?.limitWidth ?? 0);
    expect(freeze?.sentence).toContain('which exceeds the limit of 60 s.');
    const other = measured('Microsoft-Windows-Hyper-V-VMMS', 75n, 'guest-freeze');
    expect(other?.limit).toBeUndefined();
    expect(other?.duration?.text).toBe('1 min 15 s');
    expect(measured('ESENT', 75n, 'checkpoint-merge')?.limit).toBeUndefined();
  });

  test('10103, and all after it below the line of the end', () => {
    const { marks, ended } = pictureOf('failed-2012-r2-no-scsi');
    expect(ended?.label.text).toBe('The backup ended here; nothing below was reached');
    const below = marks.filter(({ y }) => y > (ended?.y ?? 0)).map(({ status }) => status);
    expect(below.length).toBeGreaterThan(3);
    expect(new Set(below)).toEqual(new Set(['not-reached']));
    expect(marks.find(({ step }) => step === 'precheck')?.badge?.text).toBe('10103');
  });

  test('the id of the record that is missing, where it should have been', () => {
    const { marks } = pictureOf('missing-2012-r2-merge');
    const at = marks.findIndex(({ status }) => status === 'missing');
    expect(marks[at]?.badge?.text).toBe('19070 missing');
    expect(marks[at - 1]?.step).toBe('volume-snapshot');
  });

  test('a long wait folded, with what it hides', () => {
    const { folds } = pictureOf('good-2012-r2');
    expect(folds.map(({ label }) => label.text)).toContain('2 min 53 s not drawn');
  });

  test('the day where it changes', () => {
    const days = pictureOf('good-2019').ticks.flatMap(({ day }) => day?.text ?? []);
    expect(days).toEqual(['2019-05-02', '2019-05-03']);
  });

  test('the host, where the guest is the first that logs of its backup', () => {
    expect(pictured['good-2012']).toMatchObject({ host: 'HV01', hostOs: 'windows-server-2012' });
  });

  test('no lane for an actor that this Windows never tells of', () => {
    const lanes = new Map(pictureOf('good-2012-r2').lanes.map((lane) => [lane.actor, lane]));
    expect(lanes.get('proxy')?.isFolded).toBe(true);
    expect(lanes.get('guest')?.isFolded).toBe(false);
    const opened = layoutRun(pictured['good-2012-r2']!, {
      measure: evenMeasure,
      width: 1000,
      openLanes: new Set(['proxy']),
    });
    expect(opened.lanes.find(({ actor }) => actor === 'proxy')).toMatchObject({ isFolded: false, isIdle: true });
  });
});
