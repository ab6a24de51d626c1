import type { ExtensionContext } from 'vscode';
import { activateShared, type ExtensionApi } from './activate';

/** Desktop entry. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateShared(context, {
    // Stays a `require` of its own bundle (esbuild.mjs), so that 400 KB of client library load when they are needed.
    createClient: async (options) => (await import('./language/node')).createClient(context, options),
    // The panel, its pickers and exports: loaded when somebody wants to see a backup.
    loadSequence: () => import('./features/sequence/window'),
    loadLogEditor: () => import('./features/log-viewer/log-editor'),
  });
}
