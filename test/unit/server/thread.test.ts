import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { expect, test } from 'vitest';
import { NodeHost } from '../../../src/cli/node-host';
import { zipEntryUri, ZipHost } from '../../../src/core';
import { judgeLogs } from '../../../src/server/judge-logs';
import { readLogs } from '../../../src/server/read-logs';
import { diagnoseInThread } from '../../../src/server/thread.node';
import { systemLog, vmmsAdmin } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { shadowList } from '../../support/vssadmin';
import { inTempFolder } from '../cli/harness';

test('the bundle of the server diagnoses in a thread what it diagnoses in its own', async () => {
  await inTempFolder(async (folder) => {
    const script = path.join(folder, 'server.js');
    const entryPoints = [path.resolve(import.meta.dirname, '../../../src/server/node.ts')];
    const mainFields = ['module', 'main'];
    await build({ entryPoints, bundle: true, platform: 'node', format: 'cjs', mainFields, outfile: script });
    const logs = { 'VMMS-Admin.evtx': vmmsAdmin, 'System.evtx': systemLog };
    const files = Object.entries(logs).map(([label, events]) => {
      const file = path.join(folder, label);
      writeFileSync(file, writeEvtx(events).bytes);
      return { uri: pathToFileURL(file).href, label };
    });
    const zip = path.join(folder, 'bundle.zip');
    writeFileSync(zip, zipSync({ 'HV02/System.evtx': writeEvtx(systemLog).bytes }));
    files.push({ uri: zipEntryUri(pathToFileURL(zip).href, 'HV02/System.evtx'), label: 'bundle.zip/HV02/System.evtx' });
    const paste = path.join(folder, 'shadows.txt');
    writeFileSync(paste, shadowList([{ number: 1, type: 'Backup', created: '2014-03-06 23:00:31' }]));
    files.push({ uri: pathToFileURL(paste).href, label: 'shadows.txt' });
    const told: string[] = [];
    const { token } = new CancellationTokenSource();
    const judged = await diagnoseInThread(script)({ files }, ({ label }) => void told.push(label), token);
    const means = { host: new ZipHost(new NodeHost()), tell: () => undefined, shouldStop: () => false };
    expect(judged).toEqual(judgeLogs(await readLogs(files, means), {}));
    expect(judged.inputs[2]).toMatchObject({ kind: 'evtx', path: 'bundle.zip/HV02/System.evtx' });
    expect(judged.inputs[3]).toMatchObject({ kind: 'vssadmin', status: 'checked', coverage: { records: 1 } });
    expect(judged.logs[0]?.findings.length).toBeGreaterThan(0);
    expect(new Set(told)).toEqual(new Set(files.map(({ label }) => label)));
  });
});
