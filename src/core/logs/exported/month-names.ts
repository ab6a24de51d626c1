/** Names of months in the languages of Windows whose dates have them, as of CLDR; three letters of them are enough, with a dot or without. */
const names: readonly (readonly string[])[] = [
  ['january', 'januar', 'janvier', 'enero', 'gennaio', 'janeiro', 'januari'],
  ['february', 'februar', 'février', 'febrero', 'febbraio', 'fevereiro', 'februari'],
  ['march', 'märz', 'mars', 'marzo', 'março', 'maart'],
  ['april', 'avril', 'abril', 'aprile'],
  ['may', 'mai', 'mayo', 'maggio', 'maio', 'mei'],
  ['june', 'juni', 'juin', 'junio', 'giugno', 'junho'],
  ['july', 'juli', 'juillet', 'julio', 'luglio', 'julho'],
  ['august', 'août', 'agosto', 'augustus'],
  ['september', 'septembre', 'septiembre', 'settembre', 'setembro'],
  ['october', 'oktober', 'octobre', 'octubre', 'ottobre', 'outubro'],
  ['november', 'novembre', 'noviembre', 'novembro'],
  ['december', 'dezember', 'décembre', 'diciembre', 'dicembre', 'dezembro'],
];

const byName = new Map<string, number>(names.flatMap((all, at) => all.map((name) => [name, at + 1] as const)));
/** What begins two months, as `jui` of French does, is no short form of either. */
const byShort = new Map<string, number | undefined>();
for (const [name, month] of byName) {
  const short = name.slice(0, 3);
  byShort.set(short, byShort.has(short) && byShort.get(short) !== month ? undefined : month);
}

const dayFirst =
  /^(?:\p{L}{2,12}\.?,? )?(\d{1,2})\.?(?:[- ]| de )(\p{L}{3,12})\.?(?:[- ,]{1,2}| de )(\d{2}|\d{4}),? (.+)$/u;
const monthFirst = /^(?:\p{L}{2,12}\.?,? )?(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),? (.+)$/u;

/** A date with the name of its month with numbers instead, the year first; `undefined` for any other text. */
export function withMonthNumber(text: string): string | undefined {
  const [, day, name, year, clock] = dayFirst.exec(text) ?? reordered(monthFirst.exec(text)) ?? [];
  const month = name === undefined ? undefined : monthOf(name);
  if (month === undefined || day === undefined || year === undefined || clock === undefined) return undefined;
  // No log is older than Windows Vista.
  return `${year.length === 2 ? `20${year}` : year}-${month}-${day} ${clock.replace(/^(?:at|um|à|alle) /, '')}`;
}

function reordered(match: RegExpExecArray | null): readonly (string | undefined)[] | undefined {
  return match ? [match[0], match[2], match[1], match[3], match[4]] : undefined;
}

function monthOf(name: string): number | undefined {
  const key = name.toLowerCase();
  return byName.get(key) ?? (key.length <= 4 ? byShort.get(key.slice(0, 3)) : undefined);
}
