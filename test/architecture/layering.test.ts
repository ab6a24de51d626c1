import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, importsOf, read } from './sources';

/** The layering table of ARCHITECTURE.md. `types` may be imported as types only. */
const table: Record<string, { readonly values: readonly RegExp[]; readonly types: readonly RegExp[] }> = {
  core: { values: [/^core\//, /^(yaml|jsonc-parser|fast-xml-parser|fflate)$/], types: [] },
  protocol: { values: [/^protocol\//], types: [/^core\/index$/] },
  server: {
    values: [/^server\//, /^protocol\//, /^core\/index$/, /^vscode-languageserver(-textdocument|\/node|\/browser)?$/],
    types: [],
  },
  client: {
    // The sniff of DESIGN.md section 8 runs in the client, so that foreign XML starts no server: the one value it takes from core.
    values: [
      /^client\//,
      /^protocol\//,
      /^vscode$/,
      /^vscode-languageclient(\/node|\/browser)?$/,
      /^core\/evidence\/sniff-text$/,
    ],
    types: [/^core\/index$/],
  },
  webview: {
    values: [/^webview\//, /^protocol\//, /^core\/index$/, /^lit(\/.*)?$/, /^@vscode-elements\/elements\/.*$/],
    types: [],
  },
  // Only the entry of a thread knows in what kind of thread it runs.
  worker: { values: [/^worker\//, /^core\/index$/], types: [] },
  cli: { values: [/^cli\//, /^core\/index$/, /^node:/], types: [/^worker\/messages$/] },
};

function layerPath(file: string, from: string): string {
  return from.startsWith('.') ? path.posix.join(path.posix.dirname(file), from).replace(/^src\//, '') : from;
}

function violations(): string[] {
  return filesBelow('src', /\.ts$/).flatMap((file) => {
    const rule = table[file.split('/')[1] ?? ''];
    if (!rule) return [`${file}: its folder is not in the layering table`];
    return importsOf(read(file)).flatMap(({ from, typeOnly }) => {
      const target = layerPath(file, from) + (/^(\.\.\/)+core$/.test(from) ? '/index' : '');
      const nodeEntry = /^node:/.test(from) && /\.node\.ts$|^src\/(worker|server)\/node\.ts$/.test(file);
      const allowed = nodeEntry || [...rule.values, ...(typeOnly ? rule.types : [])].some((one) => one.test(target));
      return allowed ? [] : [`${file} imports ${from}`];
    });
  });
}

describe('layers', () => {
  test('every import is in the layering table', () => {
    expect(violations()).toEqual([]);
  });

  test('the table would catch a wrong import', () => {
    expect(importsOf("import { x } from 'vscode';\nimport type { Y } from '../a';\nconst z = import('./b');")).toEqual([
      { from: 'vscode', typeOnly: false },
      { from: '../a', typeOnly: true },
      { from: './b', typeOnly: false },
    ]);
  });

  test('features of the client do not import each other', () => {
    const crossing = filesBelow('src/client/features', /\.ts$/).flatMap((file) => {
      const feature = file.split('/')[3];
      return importsOf(read(file))
        .map(({ from }) => layerPath(file, from))
        .filter((target) => target.startsWith('client/features/') && target.split('/')[2] !== feature)
        .map((target) => `${file} imports ${target}`);
    });
    expect(crossing).toEqual([]);
  });
});

describe('sources', () => {
  const sources = filesBelow('src', /\.ts$/);

  test('no file is over 500 lines without a reason in its header', () => {
    const long = sources.filter((file) => {
      const lines = read(file).split('\n');
      return lines.length > 500 && !/500 lines|long because|data table/i.test(lines.slice(0, 15).join('\n'));
    });
    expect(long).toEqual([]);
  });

  test('no `any`, no disabled type check, no console in what is shipped', () => {
    const bad = sources.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, at) =>
          /:\s*any\b|\bas any\b|<any>|@ts-(ignore|expect-error|nocheck)|console\.log/.test(line)
            ? [`${file}:${at + 1}`]
            : [],
        ),
    );
    expect(bad).toEqual([]);
  });

  test('core asks no clock, no randomness and no environment', () => {
    const bad = sources.filter(
      (file) =>
        file.startsWith('src/core/') &&
        /\bDate\.now\(|new Date\(\)|Math\.random\(|\bprocess\.|\bglobalThis\b/.test(read(file)),
    );
    expect(bad).toEqual([]);
  });
});
