// Lint rules of the house (STYLE.md section 9) and the layering table (ARCHITECTURE.md). A message teaches the way out.
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const coreMessage = 'core is pure: take it as an argument (see ARCHITECTURE.md, "Layers").';
/** @param {string[]} group @param {string} message @returns {{ "no-restricted-imports": ["error", { patterns: { group: string[], message: string }[] }] }} */
const forbid = (group, message) => ({ 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] });

export default defineConfig(
  {
    ignores: [
      'dist/**',
      'dist-test/**',
      '.tsbuild/**',
      '.vscode-host/**',
      '.vscode-test/**',
      'node_modules/**',
      'test/fixtures/**',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers and booleans in messages are meant: a message carries the actual values.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-depth': ['error', 4],
    },
  },
  {
    files: ['src/core/**'],
    rules: forbid(
      ['vscode', 'vscode-*', 'node:*', '**/server/**', '**/client/**', '**/cli/**', '**/protocol/**'],
      coreMessage,
    ),
  },
  {
    files: ['src/protocol/**'],
    rules: forbid(
      ['vscode', 'node:*', '**/server/**', '**/client/**', '**/cli/**'],
      'protocol holds types and constants only.',
    ),
  },
  {
    files: ['src/server/**'],
    rules: forbid(
      ['vscode', '**/client/**', '**/cli/**', '**/webview/**'],
      'the server speaks LSP only; vscode belongs to the client.',
    ),
  },
  {
    files: ['src/client/**'],
    ignores: ['src/client/**/*.node.ts'],
    rules: forbid(
      ['node:*', '**/server/**', '**/cli/**', '**/webview/**'],
      'node: only in *.node.ts, so that the web build stays whole.',
    ),
  },
  {
    files: ['src/client/**/*.node.ts'],
    rules: forbid(['**/server/**', '**/cli/**', '**/webview/**'], 'the client talks to the server by protocol.'),
  },
  {
    files: ['src/webview/**'],
    rules: forbid(
      // Anchored: `@vscode-elements/elements` has files of such names.
      ['/vscode', '/vscode-*', 'node:*', '**/server/**', '**/client/**', '**/cli/**'],
      'a view asks the extension by protocol, and draws what core laid out.',
    ),
  },
  {
    files: ['src/cli/**'],
    rules: forbid(['vscode', 'vscode-*', '**/server/**', '**/client/**'], 'the command line is a thin skin over core.'),
  },
  {
    files: ['src/worker/**'],
    rules: forbid(
      ['vscode', 'vscode-*', '**/server/**', '**/client/**', '**/cli/**', '**/protocol/**'],
      'a worker reads parts of files with core and sends them back.',
    ),
  },
  {
    files: ['src/worker/**'],
    ignores: ['src/worker/node.ts'],
    rules: forbid(
      ['node:*', 'vscode', 'vscode-*', '**/server/**', '**/client/**', '**/cli/**', '**/protocol/**'],
      'a worker reads parts of files with core and sends them back; node: only in node.ts.',
    ),
  },
  { files: ['src/cli/**', 'scripts/**', 'bench/**', 'test/**', 'esbuild.mjs'], rules: { 'no-console': 'off' } },
  // A test may assert on what the types already promise, and index what it has just checked.
  { files: ['test/**', 'bench/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
