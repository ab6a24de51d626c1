/** Writes what `dir`, `Get-ChildItem`, `ls -l` and `tree /f` print. No test depends on how true a word is: no reader may look at one. */
export type ListingLanguage = 'en' | 'de' | 'fr' | 'ja' | 'tr' | 'pl' | 'ko';
export const listingLanguages: readonly ListingLanguage[] = ['en', 'de', 'fr', 'ja', 'tr', 'pl', 'ko'];

export interface FileSpec {
  readonly name: string;
  /** In bytes. */
  readonly size?: number;
  readonly isFolder?: boolean;
}

export interface FolderSpec {
  readonly path: string;
  readonly files: readonly (FileSpec | string)[];
  /** `dir *.avhdx` lists neither the folder nor its parent. */
  readonly isFiltered?: boolean;
}

interface Words {
  readonly volume: string;
  readonly header: (path: string) => string;
  readonly date: string;
  readonly group: string;
  readonly files: (count: number) => string;
  readonly folders: (count: number) => string;
  readonly bytes: string;
  readonly free: string;
  readonly sum: string;
  readonly directory: string;
}

const words: Readonly<Record<ListingLanguage, Words>> = {
  en: {
    volume: ' Volume in drive D is Data\n Volume Serial Number is 5AB0-1C2D',
    header: (path) => ` Directory of ${path}`,
    date: '03/06/2014  10:00 PM',
    group: ',',
    files: (count) => `${count} File(s)`,
    folders: (count) => `${count} Dir(s)`,
    bytes: 'bytes',
    free: 'bytes free',
    sum: '     Total Files Listed:',
    directory: 'Directory:',
  },
  de: {
    volume: ' Volume in Laufwerk D: hat keine Bezeichnung.\n Volumeseriennummer: 5AB0-1C2D',
    header: (path) => ` Verzeichnis von ${path}`,
    date: '06.03.2014  22:00',
    group: '.',
    files: (count) => `${count} Datei(en),`,
    folders: (count) => `${count} Verzeichnis(se),`,
    bytes: 'Bytes',
    free: 'Bytes frei',
    sum: '     Anzahl der angezeigten Dateien:',
    directory: 'Verzeichnis:',
  },
  fr: {
    volume: " Le volume dans le lecteur D n'a pas de nom.\n Le numéro de série du volume est 5AB0-1C2D",
    header: (path) => ` Répertoire de ${path}`,
    date: '06/03/2014  22:00',
    group: '\u00a0',
    files: (count) => `${count} fichier(s)`,
    folders: (count) => `${count} Rép(s)`,
    bytes: 'octets',
    free: 'octets libres',
    sum: '     Total des fichiers affichés :',
    directory: 'Répertoire :',
  },
  ja: {
    volume: ' ドライブ D のボリューム ラベルは Data です\n ボリューム シリアル番号は 5AB0-1C2D です',
    header: (path) => ` ${path} のディレクトリ`,
    date: '2014/03/06  22:00',
    group: ',',
    files: (count) => `${count} 個のファイル`,
    folders: (count) => `${count} 個のディレクトリ`,
    bytes: 'バイト',
    free: 'バイトの空き領域',
    sum: '     ファイルの総数:',
    directory: 'ディレクトリ:',
  },
  tr: {
    volume: ' D sürücüsündeki birimin etiketi Data\n Birim Seri Numarası: 5AB0-1C2D',
    header: (path) => ` ${path} dizini`,
    date: '06.03.2014  22:00',
    group: '.',
    files: (count) => `${count} Dosya`,
    folders: (count) => `${count} Dizin`,
    bytes: 'bayt',
    free: 'bayt boş',
    sum: '     Listelenen Dosyalar:',
    directory: 'Dizin:',
  },
  pl: {
    volume: ' Wolumin w stacji D to Data\n Numer seryjny woluminu: 5AB0-1C2D',
    header: (path) => ` Katalog: ${path}`,
    date: '2014-03-06  22:00',
    group: ' ',
    files: (count) => `${count} plik(ów)`,
    folders: (count) => `${count} katalog(ów)`,
    bytes: 'bajtów',
    free: 'bajtów wolnych',
    sum: '     Razem wymienionych plików:',
    directory: 'Katalog:',
  },
  ko: {
    volume: ' D 드라이브의 볼륨: Data\n 볼륨 일련 번호: 5AB0-1C2D',
    header: (path) => ` ${path} 디렉터리`,
    date: '2014-03-06  오후 10:00',
    group: ',',
    files: (count) => `${count}개 파일`,
    folders: (count) => `${count}개 디렉터리`,
    bytes: '바이트',
    free: '바이트 남음',
    sum: '     전체 파일:',
    directory: '디렉터리:',
  },
};

export interface DirOptions {
  readonly language?: ListingLanguage;
  readonly free?: number;
  /** As `/s`: the sums of all folders at the end. */
  readonly all?: boolean;
}

/** `dir`, or `dir /s` for several folders. */
export function dirListing(folders: readonly FolderSpec[], options: DirOptions = {}): string {
  const { language = 'en', free = 900_000_000_000, all = folders.length > 1 } = options;
  const shown = words[language];
  const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, shown.group);
  const sum = (files: number, bytes: number): string =>
    `${shown.files(files).padStart(16)} ${count(bytes).padStart(14)} ${shown.bytes}`;
  const blocks = folders.map(({ path, files, isFiltered }) => {
    const specs = files.map(specOf);
    const dots = isFiltered ? [] : ['.', '..'].map((name) => ({ name, isFolder: true }));
    const lines = [...dots, ...specs].map(({ name, size = 0, isFolder }: FileSpec) => {
      const field = isFolder ? '    <DIR>         ' : count(size).padStart(18);
      return `${shown.date}${field} ${name}`;
    });
    const plain = specs.filter(({ isFolder }) => !isFolder);
    return `${shown.header(path)}\n\n${lines.join('\n')}\n${sum(plain.length, bytesOf(plain))}`;
  });
  const every = folders.flatMap(({ files }) => files.map(specOf)).filter(({ isFolder }) => !isFolder);
  const total = all ? `\n\n${shown.sum}\n${sum(every.length, bytesOf(every))}` : '';
  const rest = `${shown.folders(2).padStart(16)} ${count(free).padStart(14)} ${shown.free}`;
  return `${shown.volume}\n\n${blocks.join('\n\n')}${total}\n${rest}\n`;
}

/** `Get-ChildItem`, or with `-Recurse` for several folders. */
export function powershellListing(folders: readonly FolderSpec[], language: ListingLanguage = 'en'): string {
  const { date: ofDir } = words[language];
  // PowerShell writes no leading zeros in the United States.
  const date = language === 'en' ? '3/6/2014  10:00 PM' : ofDir.replace('  ', '     ');
  const blocks = folders.map(({ path, files }) => {
    const lines = files.map(specOf).map(({ name, size = 0, isFolder }) => {
      const length = isFolder ? '' : String(size);
      return `${isFolder ? 'd-----' : '-a----'} ${date.padStart(25)} ${length.padStart(14)} ${name}`;
    });
    const head = `Mode                 LastWriteTime         Length Name\n----                 -------------         ------ ----`;
    return `\n\n    ${words[language].directory} ${path}\n\n\n${head}\n${lines.join('\n')}\n`;
  });
  return blocks.join('');
}

/** `ls -la`. */
export function lsListing(files: readonly (FileSpec | string)[]): string {
  const lines = files.map(specOf).map(({ name, size = 0, isFolder }) => {
    const mode = isFolder ? 'drwxr-xr-x' : '-rwxrwx---+';
    return `${mode.padEnd(11)} 1 backup domain users ${String(size).padStart(12)} Mar  6 22:00 ${name}`;
  });
  return `total 31723528\n${lines.join('\n')}\n`;
}

/** `Get-ChildItem -Recurse | Select-Object FullName, Length`. */
export function tableListing(folders: readonly FolderSpec[]): string {
  const rows = folders.flatMap(({ path, files }) =>
    files.map(specOf).map(({ name, size = 0 }) => ({ path: `${path}\\${name}`, size: String(size) })),
  );
  const width = Math.max(...rows.map(({ path }) => path.length), 8);
  const lines = rows.map(({ path, size }) => `${path.padEnd(width)} ${size.padStart(12)}`);
  return `\n${'FullName'.padEnd(width)} ${'Length'.padStart(12)}\n${'--------'.padEnd(width)} ${'------'.padStart(12)}\n${lines.join('\n')}\n\n`;
}

/** The same as `Format-List`. */
export function listListing(folders: readonly FolderSpec[]): string {
  return folders
    .flatMap(({ path, files }) =>
      files.map(specOf).map(({ name, size = 0 }) => `FullName : ${path}\\${name}\nLength   : ${size}\n`),
    )
    .join('\n');
}

function specOf(file: FileSpec | string): FileSpec {
  return typeof file === 'string' ? { name: file, size: 4_194_304 } : file;
}

function bytesOf(files: readonly FileSpec[]): number {
  return files.reduce((sum, { size = 0 }) => sum + size, 0);
}

/** GUIDs of checkpoints, each another one. */
export function checkpointId(number: number): string {
  return `9E339AF7-90B7-4E25-98A0-${String(number).padStart(12, '0')}`;
}

/** The same as `ConvertTo-Csv`. */
export function csvListing(folders: readonly FolderSpec[], separator = ','): string {
  const row = (...fields: readonly string[]): string => fields.map((field) => `"${field}"`).join(separator);
  const rows = folders.flatMap(({ path, files }) =>
    files.map(specOf).map(({ name, size = 0 }) => row(`${path}\\${name}`, String(size), '3/6/2014 10:00:00 PM')),
  );
  return `#TYPE Selected.System.IO.FileInfo\r\n${row('FullName', 'Length', 'LastWriteTime')}\r\n${rows.join('\r\n')}\r\n`;
}
