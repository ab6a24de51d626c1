/** A value of an event as it is written; plain text is a string. */
export type EventValue = string | TypedValue;

/** The value types of BinXML by the names of [MS-EVEN6] 2.2.13. */
export type TypedValue =
  | { readonly type: 'string' | 'ansi' | 'guid' | 'sid'; readonly value: string }
  | { readonly type: 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'hex32'; readonly value: number }
  | { readonly type: 'int64' | 'uint64' | 'hex64' | 'size' | 'fileTime'; readonly value: bigint }
  | { readonly type: 'real32' | 'real64'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'binary' | 'systemTime'; readonly value: Uint8Array }
  | { readonly type: 'null' }
  | { readonly type: 'array'; readonly items: readonly TypedValue[] };

/** A value with the name of its `Data` or of its element; `undefined` for unnamed `Data`. */
export type EventField = readonly [name: string | undefined, value: EventValue];

/** One event, as it is written down by hand. */
export interface EventSpec {
  readonly provider: string;
  /** With braces. */
  readonly guid?: string;
  /** Of classic events whose provider has a manifest as well. */
  readonly sourceName?: string;
  readonly eventId: number;
  readonly qualifiers?: number;
  readonly version?: number;
  readonly level?: number;
  readonly task?: number;
  readonly opcode?: number;
  readonly keywords?: bigint;
  /** ISO 8601 in UTC with up to seven decimals. */
  readonly time: string;
  readonly channel: string;
  readonly host: string;
  readonly process?: number;
  readonly thread?: number;
  /** ActivityID, with braces. */
  readonly activity?: string;
  readonly user?: string;
  /** `Data` of EventData, in order. */
  readonly data?: readonly EventField[];
  /** `Binary` behind them, of classic events. */
  readonly binary?: Uint8Array;
  /** Or the one element of UserData, with its own children. */
  readonly userData?: {
    readonly name: string;
    readonly namespace: string;
    readonly fields: readonly (readonly [name: string, value: EventValue])[];
  };
}
