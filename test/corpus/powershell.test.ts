import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isInventory } from '../../src/core/evidence/inventory-shape';
import { readInventory } from '../../src/core/inventory/read-inventory';
import { decodeText } from '../../src/core/text/decode';

const corpus = process.env['HVB_CORPUS'];

/** The one text with the output of such a cmdlet: at its end the state of a volume, as a list. The others of PowerShell are events. */
const withState = 'merge_failure_vm_start_anonymised.DERIVED.txt';

describe.skipIf(corpus === undefined)(
  'of the corpus only what cmdlets of Hyper-V and of clusters printed is taken for it',
  () => {
    const folder = path.resolve(corpus ?? '', 'logs/text');
    const files = corpus === undefined ? [] : readdirSync(folder, { recursive: true, withFileTypes: true });
    for (const file of files.filter((one) => one.isFile()))
      test(file.name, () => {
        const { text } = decodeText(readFileSync(path.join(file.parentPath, file.name)));
        expect(isInventory(text)).toBe(file.name === withState);
        const { read, csvStates } = readInventory(text);
        const states = csvStates.map(({ name, stateInfo }) => [name?.value, stateInfo?.value]);
        expect(states).toEqual(file.name === withState ? [['Volume4', 'FileSystemRedirected']] : []);
        expect(read).toHaveLength(states.length);
      });
  },
);
