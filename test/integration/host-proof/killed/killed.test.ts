suite('A suite', () => {
  test('that is killed with its extension host', () => {
    process.kill(process.pid, 'SIGKILL');
  });
});
