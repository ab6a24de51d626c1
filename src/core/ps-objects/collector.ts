import type { Located, Span } from '../text/span';
import type { PsForm, PsObject, PsOutput, PsProblem, PsProperty, PsText } from './model';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Far more than hosts and clusters print. What is behind it is not read, so that memory stays bounded. */
const mostParts = 100_000;

/** Puts objects and the outputs that they are of together. */
export class PsCollector {
  private readonly outputs: Mutable<PsOutput>[] = [];
  private readonly objects: PsObject[] = [];
  readonly problems: PsProblem[] = [];

  /** True where nothing more is taken. */
  get isFull(): boolean {
    return this.objects.length + this.outputs.length >= mostParts;
  }

  /** A prompt, with what was typed behind it. */
  prompt(line: Span, command: Located<string> | undefined): void {
    this.end(line.start);
    if (command) this.outputs.push({ span: line, command, hasBeginning: true, hasEnd: false });
  }

  add(form: PsForm, span: Span, properties: readonly PsProperty[], type?: string): void {
    if (properties.length === 0 || this.isFull) return;
    const byName = new Map<string, PsProperty>();
    for (const one of properties) {
      const key = one.name.value.toLowerCase();
      if (!byName.has(key)) byName.set(key, one);
    }
    const output = this.current(span);
    const last = this.outputs[output];
    if (last) {
      last.form ??= form;
      last.span = { start: Math.min(last.span.start, span.start), end: Math.max(last.span.end, span.end) };
    }
    this.objects.push({ span, output, form, properties: byName, ...(type !== undefined && { type }) });
  }

  /** A document that says itself where it begins and, once it is read, whether its end is there; behind a command line it is what that printed. */
  document(form: PsForm, span: Span, isWhole: { readonly isTrue: boolean }, read: () => void): void {
    const last = this.outputs.at(-1);
    if (!last?.command || last.hasEnd || last.form)
      this.outputs.push({ span, form, hasBeginning: true, hasEnd: false });
    const own = this.outputs.at(-1);
    if (own) own.form = form;
    read();
    if (own) own.hasEnd = isWhole.isTrue;
  }

  finish(): PsText {
    const { outputs, objects, problems } = this;
    if (this.isFull) {
      const at = Math.max(outputs.at(-1)?.span.start ?? 0, objects.at(-1)?.span.end ?? 0);
      problems.push({ span: { start: at, end: at }, message: `Only the first ${objects.length} objects were read.` });
      const last = outputs.at(-1);
      if (last) last.hasEnd = false;
    }
    return { outputs, objects, problems };
  }

  private end(at: number): void {
    const last = this.outputs.at(-1);
    if (!last || last.hasEnd) return;
    last.hasEnd = true;
    last.span = { start: last.span.start, end: Math.max(last.span.end, at) };
  }

  private current(span: Span): number {
    const last = this.outputs.at(-1);
    if (!last || last.hasEnd) this.outputs.push({ span, hasBeginning: false, hasEnd: false });
    return this.outputs.length - 1;
  }
}
