import * as assert from 'node:assert/strict';

suite('A suite', () => {
  test('that fails', () => {
    assert.equal('what came', 'what was wanted');
  });
});
