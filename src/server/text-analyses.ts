import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  inlineLimitChars,
  LineIndex,
  openText,
  sniffBytes,
  tooLargeForInline,
  type Finding,
  type Kind,
  type OpenText,
} from '../core';
import type { SettingsCache } from './settings';

/** Languages of pasted text, with what their documents are; of the first the content alone says it, since the name says little. */
const languages: ReadonlyMap<string, Kind | undefined> = new Map<string, Kind | undefined>([
  ['hyperv-backup-log', undefined],
  ['diskshadow', 'diskshadow'],
]);

/** True for a document of pasted text, which is no VM configuration. */
export function isTextLanguage(languageId: string): boolean {
  return languages.has(languageId);
}

/** One version of an open document of such a language, read once. */
export interface TextAnalysis {
  readonly version: number;
  readonly lines: LineIndex;
  /** Absent where the text is of no kind that is read so, or is too large to be read on each edit. */
  readonly opened?: OpenText;
  readonly findings: readonly Finding[];
}

/** What is known of open documents of pasted text, by version of their text. */
export class TextAnalyses {
  private readonly known = new Map<string, TextAnalysis>();

  constructor(private readonly settings: SettingsCache) {}

  async of(document: TextDocument, shouldStop?: () => boolean): Promise<TextAnalysis> {
    const { uri, version } = document;
    const known = this.known.get(uri);
    if (known?.version === version) return known;
    const settings = await this.settings.of(uri);
    const lines = new LineIndex(document.getText());
    const analysis = { version, lines, ...read(document, settings, shouldStop) };
    if (!shouldStop?.()) this.known.set(uri, analysis);
    return analysis;
  }

  close(uri: string): void {
    this.known.delete(uri);
  }

  /** Forgets what depends on settings. */
  drop(): void {
    this.known.clear();
  }
}

function read(
  document: TextDocument,
  settings: Awaited<ReturnType<SettingsCache['of']>>,
  shouldStop: (() => boolean) | undefined,
): Pick<TextAnalysis, 'opened' | 'findings'> {
  const { uri, languageId } = document;
  const text = document.getText();
  const kind = languages.get(languageId) ?? sniffBytes(new TextEncoder().encode(text.slice(0, 4096)), uri);
  if (text.length > inlineLimitChars) return { findings: [tooLargeForInline(uri, text.length)] };
  const opened = openText(kind, text);
  if (!opened) return { findings: [] };
  const { host, rules } = settings;
  return { opened, findings: opened.check({ uri, host, severities: rules, shouldStop }) };
}
