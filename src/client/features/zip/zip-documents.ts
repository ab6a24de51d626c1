import { Disposable, EventEmitter, workspace, type TextDocumentContentProvider, type Uri } from 'vscode';
import { zipDocumentScheme, zipText } from '../../../protocol/lsp';
import type { ClientContext } from '../../infrastructure/client-context';

/** Shows text files in zips, read-only: findings in a configuration lead there. Nothing is unpacked to a disk. */
export function activateZipDocuments(client: ClientContext): Disposable {
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) => (await client.service.request(zipText, { uri: uri.toString() })).text,
  };
  return Disposable.from(
    changed,
    workspace.registerTextDocumentContentProvider(zipDocumentScheme, provider),
    // A zip may have been replaced by another since it was shown.
    client.files.onDidChange(() => {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === zipDocumentScheme) changed.fire(uri);
    }),
  );
}
