import { describe, expect, test } from 'vitest';
import { folding } from '../../../src/core/language';
import { LineIndex } from '../../../src/core/text/line-index';
import { damages } from '../../support/mutation';
import { fullConfig, open } from './open';

/** `kind first-last`, lines from 1, as an editor shows them. */
function folds(text: string): string[] {
  const lines = new LineIndex(text);
  return folding(open(text).doc).map(({ kind, span }) => {
    const line = (offset: number): number => lines.positionAt(offset).line + 1;
    return `${kind} ${line(span.start)}-${line(span.end)}`;
  });
}

describe('folding', () => {
  test('elements keep their end tag in sight; leaves of one line do not fold', () => {
    expect(folds('<configuration>\n  <a>\n    <b>1</b>\n  </a>\n</configuration>')).toEqual([
      'element 1-4',
      'element 2-3',
    ]);
    expect(folds('<configuration>\n</configuration>')).toEqual([]);
  });

  test('CRLF gives the same lines', () => {
    expect(folds('<configuration>\r\n  <a>\r\n    <b>1</b>\r\n  </a>\r\n</configuration>')).toEqual([
      'element 1-4',
      'element 2-3',
    ]);
  });

  test('comments and regions', () => {
    const text =
      '<c>\n<!-- one\ntwo -->\n<!-- #region disks -->\n<d/>\n<!-- #region -->\n<!-- #endregion -->\n<!-- #endregion -->\n</c>';
    expect(folds(text)).toEqual(['element 1-8', 'comment 2-3', 'region 4-8', 'region 6-7']);
  });

  test('an end of a region without its begin is passed over', () => {
    expect(folds('<c><!-- #endregion --></c>')).toEqual([]);
  });

  test('what is not closed folds to where it was taken to end', () => {
    expect(folds('<configuration>\n  <a>\n    <b>1</b>\n')).toEqual(['element 1-4', 'element 2-4']);
  });

  test('damaged documents: folds lie in the text, span lines and nest', () => {
    for (const text of damages(fullConfig(), 97)) {
      const open: number[] = [];
      for (const { span } of folding(openDoc(text))) {
        expect(span.start < span.end && span.end <= text.length, text).toBe(true);
        while ((open.at(-1) ?? Infinity) <= span.start) open.pop();
        if (open.length > 0) expect(span.end <= (open.at(-1) ?? 0), text).toBe(true);
        open.push(span.end);
      }
    }
  });
});

function openDoc(text: string): ReturnType<typeof open>['doc'] {
  return open(text.replaceAll('$0', '')).doc;
}
