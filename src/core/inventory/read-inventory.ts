import type { PsObject, PsOutput, PsProperty } from '../ps-objects/model';
import { readPsText } from '../ps-objects/read-ps-text';
import { readCommand } from './commands';
import { classOfCmdlet, fieldsOf, marks, type Field } from './fields';
import type { Inventory, InventoryOutput, ItemClass } from './model';
import { memberAt, memberOf, membersOf } from './words';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
/** The lists of the model, before their items have types. */
type Lists = Record<ItemClass, object[]>;

/** Reads what cmdlets of Hyper-V and of clusters printed, in whatever form. Never throws. */
export function readInventory(text: string): Inventory {
  const { outputs: shown, objects, problems } = readPsText(text);
  const commands = shown.map(({ command }) => (command ? readCommand(command.value) : undefined));
  const outputs: Mutable<InventoryOutput>[] = [];
  const places = new Map<string, number>();
  const lists: Lists = {
    vm: [],
    checkpoint: [],
    disk: [],
    drive: [],
    service: [],
    controller: [],
    replication: [],
    'csv-state': [],
    host: [],
    hba: [],
    security: [],
    volume: [],
  };
  const read: { start: number; end: number }[] = [];
  shown.forEach((output, at) => {
    const of = commands[at]?.cmdlet;
    // What was asked for and printed nothing.
    if (of !== undefined && !output.form) outputs.push(outputOf(output, commands[at], undefined));
  });
  for (const object of objects) {
    const command = commands[object.output];
    const of = classOf(object, command?.cmdlet);
    const source = shown[object.output];
    if (!of || !source) continue;
    const key = `${object.output} ${of}`;
    let place = places.get(key);
    if (place === undefined) {
      place = outputs.push(outputOf(source, command, of)) - 1;
      places.set(key, place);
    }
    read.push(object.span);
    lists[of].push(itemOf(object, place, fieldsOf[of]));
  }
  return {
    text,
    outputs,
    // The rows of `fieldsOf` name the fields of the model with their types; a test holds them together.
    ...(typed(lists) as ReturnType<typeof typed> & ItemLists),
    read,
    problems,
  };
}

type ItemLists = Omit<Inventory, 'text' | 'outputs' | 'read' | 'problems'>;

function typed(lists: Lists): Readonly<Record<keyof ItemLists, readonly object[]>> {
  return {
    vms: lists.vm,
    checkpoints: lists.checkpoint,
    disks: lists.disk,
    drives: lists.drive,
    services: lists.service,
    controllers: lists.controller,
    replications: lists.replication,
    csvStates: lists['csv-state'],
    hosts: lists.host,
    hbas: lists.hba,
    securities: lists.security,
    volumes: lists.volume,
  };
}

function outputOf(
  { span, form, command, hasBeginning, hasEnd }: PsOutput,
  of: ReturnType<typeof readCommand> | undefined,
  is: ItemClass | undefined,
): InventoryOutput {
  return {
    span,
    form: form ?? 'list',
    ...(command && { command }),
    ...(of?.cmdlet !== undefined && { cmdlet: of.cmdlet }),
    ...(is && { class: is }),
    hasBeginning,
    hasEnd,
    ...(of && { isAll: of.isAll && (is === undefined || classOfCmdlet.get(of.cmdlet ?? '') === is) }),
    ...(of?.ofVm !== undefined && { ofVm: of.ofVm }),
  };
}

function classOf({ properties, type = '' }: PsObject, cmdlet: string | undefined): ItemClass | undefined {
  // An IDE controller has the same properties.
  const name = properties.get('name')?.value.text ?? '';
  const isScsi = /\.VMScsiController$/.test(type) || cmdlet === 'get-vmscsicontroller' || /^SCSI\b/i.test(name);
  if (properties.has('controllernumber') && !properties.has('controllertype'))
    return isScsi && (properties.has('drives') || properties.has('vmname')) ? 'controller' : undefined;
  if (/\.(?:Dvd|KeyStorage)Drive$/.test(type)) return undefined;
  // The drive or the service of a checkpoint is not the one that the VM uses.
  if ((properties.get('vmsnapshotname')?.value.text ?? '') !== '') return undefined;
  return marks.find(
    ({ all, none = [] }) => all.every((one) => properties.has(one)) && !none.some((one) => properties.has(one)),
  )?.class;
}

function itemOf({ span, properties }: PsObject, output: number, fields: readonly Field[]): object {
  const item: Record<string, unknown> = { span, output, listed: new Set(properties.keys()) };
  for (const { field, names, type } of fields) {
    const name = names.find((one) => properties.has(one));
    const property = name === undefined ? undefined : properties.get(name);
    const value = property && valueOf(property, type);
    if (value) item[field] = value;
  }
  return item;
}

function valueOf({ value: { text, span, number, isCut } }: PsProperty, type: Field['type']): object | undefined {
  if (text === '') return undefined;
  const cut = isCut && { isCut };
  switch (type) {
    case 'text':
      return { value: text, span, ...cut };
    case 'guid':
      return { value: text.replace(/^\{|\}$/g, '').toLowerCase(), span, ...cut };
    case 'number': {
      const read = number ?? numberOf(text);
      return read === undefined || isCut ? undefined : { value: read, span };
    }
    case 'size': {
      const read = number ?? numberOf(text) ?? sizeOf(text);
      return read === undefined || isCut ? undefined : { value: read, span };
    }
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? { value: /^true$/i.test(text), span } : undefined;
    case 'fileSystemReason':
    case 'blockReason': {
      const members = membersOf(type, numberIn(text) ?? text);
      return { value: members ?? text, span, isKnown: members !== undefined, ...cut };
    }
    default: {
      // The word first: numbers of some members are not the same in every version of the module, and CLIXML has both.
      const asNumber = number ?? numberIn(text);
      const member = memberOf(type, text) ?? (asNumber === undefined ? undefined : memberAt(type, asNumber));
      return { value: member ?? text, span, isKnown: member !== undefined, ...cut };
    }
  }
}

const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** As the table of Get-Volume has it, in the system's way to write fractions. */
function sizeOf(text: string): number | undefined {
  const [, amount = '', unit = ''] = /^(\d{1,4}(?:[.,]\d{1,2})?) ?([KMGTP]?B)$/.exec(text) ?? [];
  return unit === '' ? undefined : Number(amount.replace(',', '.')) * 1024 ** units.indexOf(unit);
}

function numberIn(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** Cmdlets print numbers without marks between thousands, and fractions as the system writes them. */
function numberOf(text: string): number | undefined {
  if (!/^-?\d{1,18}(?:[.,]\d{1,9})?$/.test(text)) return undefined;
  return Number(text.replace(',', '.'));
}
