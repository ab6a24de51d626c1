import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What differs between the desktop and the web build; each entry file hands one in, shared code has no `if (isWeb)`. */
export interface Platform {
  /** Loads the language client library and makes a client; not called before one of our files is there. */
  createClient(options: LanguageClientOptions): Promise<BaseLanguageClient>;
}
