import type { Located, Span } from '../text/span';
import type { DshVerb } from './verbs';

/** A diskshadow script, or what a session of diskshadow showed: values with their places, and what could not be read. */
export interface DiskshadowText {
  readonly text: string;
  /** True where a banner, a prompt or output stands in it; then only lines behind a prompt are commands. */
  readonly isSession: boolean;
  /** True where the text goes on behind what was read: then nothing is said to be missing at its end. */
  readonly isCut: boolean;
  readonly commands: readonly DshCommand[];
  readonly comments: readonly Span[];
  readonly computers: readonly Computer[];
  readonly aliases: readonly ShownAlias[];
  readonly shadows: readonly ShownShadow[];
  readonly writers: readonly ShownWriter[];
  readonly providers: readonly ShownProvider[];
  readonly excluded: readonly Excluded[];
  readonly failures: readonly Failure[];
  /** Of each thing that was understood, in order. */
  readonly read: readonly Span[];
  readonly problems: readonly { readonly span: Span; readonly message: string }[];
}

/** One command: in a script a line, in a session what stands behind a prompt. */
export interface DshCommand {
  /** From its first word to its last. */
  readonly span: Span;
  /** The line without its break, indentation and blanks at its end included. */
  readonly line: Span;
  /** Which call of diskshadow it is of, from 0; `exit` ends one. */
  readonly run: number;
  /** Absent for what the table does not have. */
  readonly verb?: DshVerb;
  /** The words of the verb as typed; the first word where the verb is unknown. */
  readonly typed: Located<string>;
  /** Every word behind the verb; quotes belong to the word. */
  readonly args: readonly Located<string>[];
}

/** Where and when a session began, as its banner says: the time is local and as the system writes dates. */
export interface Computer {
  readonly name: Located<string>;
  readonly time: Located<string>;
  readonly run: number;
}

/** That an alias stands for a shadow copy or a set of them. */
export interface ShownAlias {
  readonly name: Located<string>;
  readonly id: Located<string>;
  readonly of: 'copy' | 'set';
}

/** A shadow copy as `create` and `list shadows` print it. GUIDs are lower case, without braces. */
export interface ShownShadow {
  readonly span: Span;
  readonly run: number;
  readonly id: Located<string>;
  readonly alias?: Located<string>;
  readonly setId?: Located<string>;
  /** As printed: `\\?\Volume{...}\ [C:\]` or a share. */
  readonly volume?: Located<string>;
  readonly created?: Located<string>;
  readonly device?: Located<string>;
  readonly originating?: Located<string>;
  readonly service?: Located<string>;
  readonly provider?: Located<string>;
  readonly attributes?: Located<string>;
}

/** A row of `list writers status`. */
export interface ShownWriter {
  readonly span: Span;
  readonly name: Located<string>;
  readonly id?: Located<string>;
  readonly instanceId?: Located<string>;
  readonly state?: Located<number> & { readonly words: string };
  /** The result code, `0x` and eight digits in upper case. */
  readonly failure?: Located<string>;
}

/** A row of `list providers`. */
export interface ShownProvider {
  readonly span: Span;
  readonly id: Located<string>;
  readonly type?: Located<string>;
  readonly name?: Located<string>;
  readonly version?: Located<string>;
}

/** A writer, or a component of one, that `create` left out. */
export interface Excluded {
  readonly span: Span;
  readonly writer: Located<string>;
  readonly component?: string;
  /** The volume that it needs and that is not in the set. */
  readonly volume?: string;
}

/** A result code that a command failed with. */
export interface Failure {
  readonly span: Span;
  /** `0x` and eight digits in upper case. */
  readonly code: Located<string>;
  readonly text?: Located<string>;
  readonly run: number;
}
