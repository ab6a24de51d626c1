import { expect, test } from 'vitest';
import { linePatterns as kernelLines } from '../../../src/core/kernel-log/line-patterns';
import { applicationPatterns } from '../../../src/core/product-log/application-patterns';
import { sqlWriterPatterns } from '../../../src/core/product-log/sql-writer-patterns';
import { textSignatures } from '../../../src/core/process';
import { stepPatterns } from '../../../src/core/wbadmin/step-patterns';
import { markInWords } from '../../../src/core';

const fromTables = new Set<string>([
  ...kernelLines.map(({ id }) => id),
  ...stepPatterns.map(({ id }) => id),
  ...sqlWriterPatterns.map(({ id }) => id),
  ...applicationPatterns.map(({ id }) => id),
]);
/** Made by readers without a table of lines. */
const fromReaders = /^(?:vssadmin|wbadmin\/version$|acronis\/block$|diskshadow)/;

test('every mark of a signature is the id of a row that some text gives', () => {
  const marks = textSignatures.flatMap((row) => row.marks ?? []);
  expect(marks.filter((mark) => !fromTables.has(mark) && !fromReaders.test(mark))).toEqual([]);
});

test('what a table calls an error is never the proof of a step', () => {
  const errors = [...kernelLines, ...stepPatterns, ...sqlWriterPatterns, ...applicationPatterns].filter(
    ({ level }) => level === 2,
  );
  const proved = textSignatures.filter(({ verdict }) => verdict === 'proves').flatMap((row) => row.marks ?? []);
  expect(errors.length).toBeGreaterThan(10);
  expect(errors.filter(({ id }) => proved.includes(id))).toEqual([]);
});

test('a mark is shown by its words', () => {
  expect(markInWords('sql-writer/prepare-backup')).toBe('prepare backup');
});
