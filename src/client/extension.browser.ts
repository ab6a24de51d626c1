import type { ExtensionContext } from 'vscode';
import { activateShared, type ExtensionApi } from './activate';
import { createClient } from './language/browser';

/** Web entry: a web extension is one file, so the client library is in the bundle. */
export function activate(context: ExtensionContext): ExtensionApi {
  return activateShared(context, {
    createClient: (options) => Promise.resolve(createClient(context, options)),
    loadSequence: () => import('./features/sequence/window'),
    loadLogEditor: () => import('./features/log-viewer/log-editor'),
  });
}
