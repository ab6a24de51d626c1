import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  inlineLimitChars,
  LineIndex,
  openText,
  sniffBytes,
  tooLargeForInline,
  type Finding,
  type Kind,
  type NamedFiles,
  type OpenText,
} from '../core';
import type { NamedFilesCache, Names } from './named-files';
import type { SettingsCache } from './settings';

/** Languages of pasted text, with what their documents are; of the first the content alone says it, since the name says little. */
const languages: ReadonlyMap<string, Kind | undefined> = new Map<string, Kind | undefined>([
  ['hyperv-backup-log', undefined],
  ['diskshadow', 'diskshadow'],
  ['hyperv-backup-scenario', 'scenario'],
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
  /** The files that the text names, as far as they are read by now. */
  readonly named?: NamedFiles;
}

/** What is known of open documents of pasted text, by version of their text. */
export class TextAnalyses {
  private readonly known = new Map<string, TextAnalysis>();

  constructor(
    private readonly settings: SettingsCache,
    private readonly named: NamedFilesCache,
  ) {}

  async of(document: TextDocument, shouldStop?: () => boolean): Promise<TextAnalysis> {
    const { uri, version } = document;
    const known = this.known.get(uri);
    if (known?.version === version) return known;
    const lines = new LineIndex(document.getText());
    const opened = open(document);
    const [settings, named] = await Promise.all([
      this.settings.of(uri),
      opened && this.named.soon(uri, namesIn(opened)),
    ]);
    const { host, rules } = settings;
    const analysis: TextAnalysis = {
      version,
      lines,
      ...(opened && { opened }),
      ...(named && { named }),
      findings: opened ? opened.check({ uri, host, severities: rules, shouldStop, named }) : tooLarge(document),
    };
    if (!shouldStop?.()) this.known.set(uri, analysis);
    return analysis;
  }

  close(uri: string): void {
    this.known.delete(uri);
    this.named.close(uri);
  }

  /** Forgets what depends on settings and on other files. */
  drop(): void {
    this.known.clear();
    this.named.drop();
  }

  /** Forgets what was judged of a text: more is known of the files that it names. */
  forget(uri: string): void {
    this.known.delete(uri);
  }
}

function open(document: TextDocument): OpenText | undefined {
  const { uri, languageId } = document;
  const text = document.getText();
  if (text.length > inlineLimitChars) return undefined;
  const kind = languages.get(languageId) ?? sniffBytes(new TextEncoder().encode(text.slice(0, 4096)), uri);
  return openText(kind, text, uri);
}

function tooLarge(document: TextDocument): readonly Finding[] {
  const { uri } = document;
  const { length } = document.getText();
  return length > inlineLimitChars ? [tooLargeForInline(uri, length)] : [];
}

function namesIn(opened: OpenText): Names {
  return { configs: opened.files().map(({ value }) => value), evidence: opened.evidence().map(({ value }) => value) };
}
