import { quotedIn } from '../logs/exported/message-data';
import type { ProductLog } from '../product-log/model';
import type { PrivateValue } from './private-values';

/** Which group of a pattern is whose. */
const kinds: readonly (readonly [string, PrivateValue['kind']])[] = [
  ['vm', 'vm'],
  ['server', 'host'],
  ['daemon', 'host'],
  ['database', 'value'],
  ['instance', 'value'],
  ['path', 'path'],
];

/** Where the SQL Server writer is installed on every computer. */
const everywhere = /^C:\\Program Files\\Microsoft SQL Server\\/i;

/** What of product logs is a customer's own: names of VMs, computers, instances and databases, and paths. */
export function privateValuesOfProductLog({ text, lines }: ProductLog): PrivateValue[] {
  const found = new Map<string, PrivateValue>();
  const add = (kind: PrivateValue['kind'], value: string): void => {
    if (value.length > 1 && !everywhere.test(value) && !isUsual(value))
      found.set(`${kind} ${value}`, { kind, text: value });
  };
  for (const { values, tokens, span } of lines) {
    for (const [name, kind] of kinds) if (values[name]) add(kind, values[name].value);
    for (const { kind, value } of tokens) if (kind === 'file') add('path', value);
    for (const quoted of quotedIn(text.slice(span.start, span.end))) if (quoted.includes('\\')) add('path', quoted);
  }
  return [...found.values()];
}

/** The default instance of SQL Server has the same name everywhere, the volume of a shadow copy has an id alone. */
function isUsual(value: string): boolean {
  return /^(?:MSSQL\d{1,3}\.)?MSSQLSERVER$|^\\\\\?\\Volume\{[0-9a-f-]{36}\}\\?$/i.test(value);
}
