/** Event ids as a person types them: `19070, 19080-19100, -4624`; without any that is wanted, all but those left out. */
export type EventIds =
  | { readonly ids: ReadonlySet<number>; readonly problem?: undefined }
  | { readonly ids?: undefined; readonly problem: string };

const highest = 65_535;

/** Reads them; `undefined` when nothing was typed. */
export function parseEventIds(text: string): EventIds | undefined {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  if (parts.length === 0) return undefined;
  const ids = new Set<number>();
  const without = new Set<number>();
  for (const part of parts) {
    const match = /^(-?)(\d{1,5})(?:-(\d{1,5}))?$/.exec(part);
    const from = Number(match?.[2]);
    const to = Number(match?.[3] ?? match?.[2]);
    if (!match || to > highest || from > to)
      return { problem: `"${part}" is no event id and no range such as 19070-19080.` };
    const set = match[1] === '-' ? without : ids;
    for (let id = from; id <= to; id++) set.add(id);
  }
  if (ids.size === 0) for (let id = 0; id <= highest; id++) ids.add(id);
  for (const id of without) ids.delete(id);
  return { ids };
}
