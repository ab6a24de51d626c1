/**
 * A strict reader of OTLP JSON, written from the published field names of opentelemetry-proto 1.x (trace.proto, logs.proto,
 * common.proto, resource.proto) and from "JSON Protobuf Encoding" of the OTLP specification: lowerCamelCase names and no others,
 * trace and span ids as hex, enums as integers, 64-bit integers as strings of decimals, 32-bit ones as numbers.
 */
type Check = (value: unknown, at: string) => void;

function fail(at: string, why: string): never {
  throw new Error(`${at}: ${why}`);
}

const string: Check = (value, at) => {
  if (typeof value !== 'string') fail(at, 'is no string');
  else if (/\p{Surrogate}/u.test(value)) fail(at, 'is no Unicode text');
};
const boolean: Check = (value, at) => {
  if (typeof value !== 'boolean') fail(at, 'is no boolean');
};
const uint32: Check = (value, at) => {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > 0xffff_ffff) fail(at, 'is no uint32');
};
const fixed64: Check = (value, at) => {
  if (typeof value !== 'string' || !/^(?:0|[1-9]\d*)$/.test(value) || BigInt(value) > 0xffff_ffff_ffff_ffffn)
    fail(at, 'is no fixed64 as a string');
};
const int64: Check = (value, at) => {
  if (typeof value !== 'string' || !/^(?:0|-?[1-9]\d*)$/.test(value)) fail(at, 'is no int64 as a string');
};
const oneOf =
  (least: number, most: number): Check =>
  (value, at) => {
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) fail(at, 'is no number of its enum');
  };
const id =
  (digits: number): Check =>
  (value, at) => {
    if (typeof value !== 'string' || !new RegExp(`^[0-9a-f]{${digits}}$`).test(value)) fail(at, 'is no id in hex');
    else if (/^0+$/.test(value)) fail(at, 'is an empty id');
  };
const list =
  (item: Check): Check =>
  (value, at) => {
    if (!Array.isArray(value)) fail(at, 'is no list');
    else
      value.forEach((one: unknown, index) => {
        item(one, `${at}[${index}]`);
      });
  };

/** Names that end with `!` must be there. */
function message(fields: Readonly<Record<string, Check>>): Check {
  const byName = new Map(Object.entries(fields).map(([name, check]) => [name.replace('!', ''), check]));
  const needed = Object.keys(fields).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : []));
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(at, 'is no message');
    const own = new Map<string, unknown>(Object.entries(value));
    for (const name of needed) if (!own.has(name)) fail(at, `has no ${name}`);
    for (const [name, one] of own) (byName.get(name) ?? (() => fail(at, `has no field ${name}`)))(one, `${at}.${name}`);
  };
}

/** A `oneof`: one field and no other. */
const oneField =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    message(fields)(value, at);
    if (Object.keys(value ?? {}).length !== 1) fail(at, 'has not one field');
  };

const anyValue: Check = (value, at) => {
  anyValueFields(value, at);
};
const keyValue = message({ 'key!': string, 'value!': anyValue });
const anyValueFields = oneField({
  stringValue: string,
  boolValue: boolean,
  intValue: int64,
  arrayValue: message({ values: list(anyValue) }),
  kvlistValue: message({ values: list(keyValue) }),
});

const attributes: Check = (value, at) => {
  list(keyValue)(value, at);
  // A list of messages each with a key, as was checked.
  const keys = (value as { readonly key: string }[]).map(({ key }) => key);
  if (new Set(keys).size !== keys.length) fail(at, 'has a key twice');
};

const resource = message({ attributes, droppedAttributesCount: uint32 });
const scope = message({ name: string, version: string, attributes, droppedAttributesCount: uint32 });
const status = message({ message: string, code: oneOf(0, 2) });
const event = message({ 'timeUnixNano!': fixed64, 'name!': string, attributes, droppedAttributesCount: uint32 });
const link = message({
  'traceId!': id(32),
  'spanId!': id(16),
  traceState: string,
  attributes,
  droppedAttributesCount: uint32,
  flags: uint32,
});
const span = message({
  'traceId!': id(32),
  'spanId!': id(16),
  traceState: string,
  parentSpanId: id(16),
  flags: uint32,
  'name!': string,
  kind: oneOf(0, 5),
  'startTimeUnixNano!': fixed64,
  'endTimeUnixNano!': fixed64,
  attributes,
  droppedAttributesCount: uint32,
  events: list(event),
  droppedEventsCount: uint32,
  links: list(link),
  droppedLinksCount: uint32,
  status,
});
const logRecord = message({
  timeUnixNano: fixed64,
  observedTimeUnixNano: fixed64,
  severityNumber: oneOf(0, 24),
  severityText: string,
  body: anyValue,
  attributes,
  droppedAttributesCount: uint32,
  flags: uint32,
  traceId: id(32),
  spanId: id(16),
  eventName: string,
});
const line = oneField({
  resourceSpans: list(
    message({
      resource,
      scopeSpans: list(message({ scope, spans: list(span), schemaUrl: string })),
      schemaUrl: string,
    }),
  ),
  resourceLogs: list(
    message({
      resource,
      scopeLogs: list(message({ scope, logRecords: list(logRecord), schemaUrl: string })),
      schemaUrl: string,
    }),
  ),
});

export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly OtlpKeyValue[];
  readonly events?: readonly { readonly name: string; readonly timeUnixNano: string }[];
  readonly droppedEventsCount?: number;
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status: { readonly code?: number; readonly message?: string };
}

export interface OtlpLogRecord {
  readonly timeUnixNano: string;
  readonly severityNumber?: number;
  readonly body?: { readonly stringValue: string };
  readonly attributes: readonly OtlpKeyValue[];
  readonly traceId?: string;
  readonly spanId?: string;
}

export interface OtlpKeyValue {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly boolValue?: boolean;
    readonly intValue?: string;
    readonly arrayValue?: { readonly values: readonly { readonly stringValue: string }[] };
  };
}

export interface Otlp {
  readonly spans: readonly OtlpSpan[];
  readonly logs: readonly OtlpLogRecord[];
  /** Attributes of all resources. */
  readonly resources: readonly (readonly OtlpKeyValue[])[];
}

interface OtlpLine {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly OtlpKeyValue[] };
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[];
  }[];
  readonly resourceLogs?: readonly {
    readonly resource: { readonly attributes: readonly OtlpKeyValue[] };
    readonly scopeLogs: readonly { readonly logRecords: readonly OtlpLogRecord[] }[];
  }[];
}

/** Reads a file of OTLP JSON lines, or throws with the place of what is wrong. */
export function expectOtlp(text: string): Otlp {
  if (text !== '' && !text.endsWith('\n')) fail('file', 'ends in the middle of a line');
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((one, index) => {
      const value: unknown = JSON.parse(one);
      line(value, `line ${index + 1}`);
      // It was checked to be this.
      return value as OtlpLine;
    });
  return {
    spans: lines.flatMap(({ resourceSpans = [] }) =>
      resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
    ),
    logs: lines.flatMap(({ resourceLogs = [] }) =>
      resourceLogs.flatMap(({ scopeLogs }) => scopeLogs.flatMap(({ logRecords }) => logRecords)),
    ),
    resources: lines.flatMap(({ resourceSpans = [], resourceLogs = [] }) =>
      [...resourceSpans, ...resourceLogs].map(({ resource: { attributes: own } }) => own),
    ),
  };
}

/** The value of an attribute, whatever it is. */
export function valueOf(all: readonly OtlpKeyValue[], key: string): string | boolean | readonly string[] | undefined {
  const value = all.find((one) => one.key === key)?.value;
  return (
    value?.stringValue ?? value?.boolValue ?? value?.intValue ?? value?.arrayValue?.values.map((one) => one.stringValue)
  );
}
