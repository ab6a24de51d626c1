/** Names longer than this are not compared letter by letter: what is meant by a typo is a short thing. */
const longest = 64;

/** True when one name is likely the other with a slip: another case, or up to two letters wrong, missing, added or swapped. */
export function isSimilarName(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 3 || Math.max(a.length, b.length) > longest) return false;
  return editDistance(a, b) <= (shorter < 5 ? 1 : 2);
}

/** Levenshtein distance. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost));
    }
    previous = row;
  }
  return previous[b.length] ?? 0;
}
