/**
 * What Event Viewer calls the levels, by language of Windows. A word that is not here gives no level, and that is said.
 */
const words: readonly { readonly level: number; readonly words: readonly string[] }[] = [
  {
    level: 1,
    words: [
      'critical',
      'kritisch',
      'critique',
      'crítico',
      'critico',
      'kritiek',
      '重大',
      '关键',
      '嚴重',
      '严重',
      '위험',
      'критический',
      'krytyczny',
    ],
  },
  {
    level: 2,
    words: [
      'error',
      'fehler',
      'erreur',
      'errore',
      'erro',
      'fout',
      'エラー',
      '错误',
      '錯誤',
      '오류',
      'ошибка',
      'błąd',
      'fel',
      'chyba',
      'hata',
    ],
  },
  {
    level: 3,
    words: [
      'warning',
      'warnung',
      'avertissement',
      'advertencia',
      'avviso',
      'aviso',
      'waarschuwing',
      '警告',
      '경고',
      'предупреждение',
      'ostrzeżenie',
      'varning',
      'upozornění',
      'uyarı',
    ],
  },
  {
    level: 4,
    words: [
      'information',
      'informationen',
      'información',
      'informazioni',
      'informações',
      'informatie',
      '情報',
      '信息',
      '資訊',
      '정보',
      'сведения',
      'informacje',
      'informace',
      'bilgi',
    ],
  },
  {
    level: 5,
    words: [
      'verbose',
      'ausführlich',
      'commentaires',
      'detallado',
      'dettagliato',
      'detalhado',
      'uitgebreid',
      '詳細',
      '详细',
    ],
  },
];

const byWord: ReadonlyMap<string, number> = new Map(
  words.flatMap(({ level, words: all }) => all.map((word) => [word, level] as const)),
);

/** True for what Event Viewer calls a level in a language that is known here. */
export function isLevelWord(text: string): boolean {
  return byWord.has(text.trim().toLowerCase());
}

/** The levels of one log; what they are called where that is not known. */
export class LevelWords {
  private readonly unknown = new Set<string>();

  /** The number of a level, or of what it is called; 0 where there is none, or it is not known. */
  read(text: string): number {
    const word = text.trim().toLowerCase();
    if (/^\d{1,3}$/.test(word)) return Number(word);
    const level = byWord.get(word);
    if (level === undefined && word !== '' && this.unknown.size < 3) this.unknown.add(text.trim().slice(0, 40));
    return level ?? 0;
  }

  /** What was not known. */
  notes(): string[] {
    if (this.unknown.size === 0) return [];
    const all = [...this.unknown].map((word) => `"${word}"`).join(', ');
    return [`Which level ${all} is, is not known; such records have none.`];
  }
}
