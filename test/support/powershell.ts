/** A member of an enumeration: its English name and its number; `printed` where Windows speaks another language. */
export interface PsEnum {
  readonly word: string;
  readonly number: number;
  readonly printed?: string;
}

export type PsValue = string | number | boolean | null | PsEnum;

/** An object as a cmdlet gives it. */
export interface PsObject {
  /** The class after `Microsoft.HyperV.PowerShell.`, or whole. */
  readonly type: string;
  readonly properties: Readonly<Record<string, PsValue>>;
}

/** The forms in which the same objects are saved or pasted. */
export const psForms = ['list', 'table', 'json', 'clixml', 'csv'] as const;

export type PsForm = (typeof psForms)[number];

/** The same objects in a form. */
export function printed(form: PsForm, objects: readonly PsObject[]): string {
  switch (form) {
    case 'list':
      return asList(objects);
    case 'table':
      return asTable(objects);
    case 'json':
      return asJson(objects);
    case 'clixml':
      return asClixml(objects);
    case 'csv':
      return asCsv(objects);
  }
}

/** Outputs behind their command lines, with a prompt at the end, as they are copied from a window. */
export function session(...calls: readonly (readonly [command: string, output: string])[]): string {
  return `${calls.map(([command, output]) => `PS C:\\> ${command}\n${output}`).join('')}PS C:\\> `;
}

/** `Format-List`. */
export function asList(objects: readonly PsObject[]): string {
  const blocks = objects.map(({ properties }) => {
    const width = Math.max(...Object.keys(properties).map(({ length }) => length));
    return Object.entries(properties)
      .map(([name, value]) => `${name.padEnd(width)} : ${words(value)}`.trimEnd())
      .join('\n');
  });
  return `\n${blocks.join('\n\n')}\n\n\n`;
}

/** `Format-Table -AutoSize`, or cut to `widths` as a narrow window cuts; columns of numbers stand at the right. */
export function asTable(objects: readonly PsObject[], widths: Readonly<Record<string, number>> = {}): string {
  const names = Object.keys(objects[0]?.properties ?? {});
  const columns = names.map((name) => {
    const values = objects.map(({ properties }) => properties[name] ?? null);
    const cells = values.map(words);
    const width = widths[name] ?? Math.max(name.length, ...cells.map(({ length }) => length));
    const isRight = values.every((value) => typeof value === 'number');
    const cell = (text: string): string => {
      const cut = text.length > width ? `${text.slice(0, width - 3)}...` : text;
      return isRight ? cut.padStart(width) : cut.padEnd(width);
    };
    const rule = '-'.repeat(Math.min(width, name.length));
    return [cell(name), cell(rule), ...cells.map(cell)];
  });
  const lines = (columns[0] ?? []).map((_, at) =>
    columns
      .map((column) => column[at] ?? '')
      .join(' ')
      .trimEnd(),
  );
  return `\n${lines.join('\n')}\n\n\n`;
}

/** `ConvertTo-Json`: members of enumerations are numbers; one object stands without brackets. */
export function asJson(objects: readonly PsObject[]): string {
  const plain = objects.map(({ properties }) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        typeof value === 'object' && value !== null ? value.number : value,
      ]),
    ),
  );
  return `${JSON.stringify(plain.length === 1 ? plain[0] : plain, undefined, 4)}\n`;
}

/** `Export-Csv`, with the line of the class that Windows PowerShell writes; nothing for null. */
export function asCsv(objects: readonly PsObject[], delimiter = ','): string {
  const quote = (text: string): string => `"${text.replace(/"/g, '""')}"`;
  const rows = objects.map(({ properties }) =>
    Object.values(properties)
      .map((value) => (value === null ? '' : quote(words(value))))
      .join(delimiter),
  );
  const names = Object.keys(objects[0]?.properties ?? {})
    .map(quote)
    .join(delimiter);
  return ['#TYPE Selected.Microsoft.HyperV.PowerShell.VirtualMachine', names, ...rows, ''].join('\r\n');
}

/** `Export-Clixml`. */
export function asClixml(objects: readonly PsObject[]): string {
  const all = objects.map(({ type, properties }, at) => {
    const name = type.includes('.') ? type : `Microsoft.HyperV.PowerShell.${type}`;
    const members = Object.entries(properties).map(([key, value], index) => clixmlValue(key, value, at * 1000 + index));
    return `  <Obj RefId="${at * 2000}">\n    <TN RefId="${at}">\n      <T>${name}</T>\n      <T>System.Object</T>\n    </TN>\n    <ToString>${name}</ToString>\n    <Props>\n${members.join('\n')}\n    </Props>\n  </Obj>`;
  });
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\n${all.join('\n')}\n</Objs>\n`;
}

function clixmlValue(name: string, value: PsValue, id: number): string {
  const open = '      ';
  if (value === null) return `${open}<Nil N="${name}" />`;
  if (typeof value === 'string')
    return `${open}<S N="${name}">${value.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</S>`;
  if (typeof value === 'number') return `${open}<U64 N="${name}">${value}</U64>`;
  if (typeof value === 'boolean') return `${open}<B N="${name}">${String(value)}</B>`;
  return `${open}<Obj N="${name}" RefId="${id + 100000}">\n${open}  <TN RefId="${id}">\n${open}    <T>System.Enum</T>\n${open}  </TN>\n${open}  <ToString>${value.printed ?? value.word}</ToString>\n${open}  <I32>${value.number}</I32>\n${open}</Obj>`;
}

function words(value: PsValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'object') return value.printed ?? value.word;
  return String(value);
}
