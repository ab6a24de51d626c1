import { Uri } from 'vscode';
import type { RecordRef } from '../../../protocol/panel';
import { propertyOf, recordOf, runIdsOf } from './properties';

/** What a command was given: by a menu, by the tree, by a code lens, by a keybinding of the user's. Anything else is nothing. */
export type Given =
  | { readonly kind: 'files'; readonly uris: readonly Uri[] }
  | { readonly kind: 'run'; readonly runId: string; readonly step?: number }
  | { readonly kind: 'record'; readonly record: RecordRef }
  | { readonly kind: 'nothing' };

/** Menus of the Explorer give what was clicked, and then all that is selected. */
export function readGiven([first, second]: readonly unknown[]): Given {
  if (first instanceof Uri) {
    // The title of a preview, such as that of a report, has the menu as well, and is no file.
    if (first.scheme === 'webview-panel' || /\.md$/i.test(first.path)) return { kind: 'nothing' };
    const all = Array.isArray(second) ? second.filter((one) => one instanceof Uri) : [];
    return { kind: 'files', uris: all.length > 0 ? all : [first] };
  }
  const [runId] = runIdsOf(first);
  const step = propertyOf(first, 'step');
  if (runId !== undefined) return { kind: 'run', runId, ...(typeof step === 'number' && { step }) };
  const record = recordOf(first);
  return record ? { kind: 'record', record } : { kind: 'nothing' };
}
