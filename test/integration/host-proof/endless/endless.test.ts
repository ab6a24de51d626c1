suite('A suite', () => {
  // Not a promise that never settles: this one keeps even mocha's own time limit from firing.
  test('that never ends', () => {
    for (const start = Date.now(); Date.now() >= start;) continue;
  });
});
