/**
 * A value as a scenario writes it. A word that YAML would take for something else, or could not read, stands in quotes: single ones, which
 * keep backslashes as they are, and double ones only for what no line holds.
 */
export function asYaml(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  // A line break or another control character has no place in single quotes.
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(value)) return JSON.stringify(value);
  const isPlain = /^[A-Za-z0-9./_][A-Za-z0-9 ./_-]*$/.test(value) && value.trim() === value;
  const isOther = /^(?:true|false|null|yes|no|on|off|y|n|~|[-+.]?\d[\d_.,:eExXoOa-fA-F+-]*|\.(?:inf|nan))$/i.test(
    value,
  );
  return isPlain && !isOther ? value : `'${value.replaceAll("'", "''")}'`;
}
