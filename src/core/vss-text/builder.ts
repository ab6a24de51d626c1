import type { Located, Span } from '../text/span';
import type {
  SizeShown,
  VolumeShown,
  VssOutput,
  VssProvider,
  VssShadow,
  VssStorage,
  VssText,
  VssTextProblem,
  VssVolume,
  VssWriter,
} from './model';
import { readSize } from './sizes';
import type { Token } from './tokens';
import { vssGuid } from '../explain/recognise-guid';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Fields<T> = Mutable<Omit<T, 'span' | 'output'>>;

/** The record that is being read; `named` has a name and does not say yet whether it is a writer or a provider. */
type Open =
  | { kind: 'named'; span: Span; name: Located<string> }
  | { kind: 'writer'; span: Span; of: Fields<VssWriter> }
  | { kind: 'provider'; span: Span; of: Fields<VssProvider> }
  | { kind: 'shadow'; span: Span; of: Omit<Fields<VssShadow>, 'machines'> & { machines: Located<string>[] } }
  | { kind: 'storage'; span: Span; of: Fields<VssStorage>; sizes: SizeShown[] };

/** In every culture of Windows a date begins with digits and a time has a colon or a dot; which part is the day is told elsewhere. */
const isDateAndTime = /^[\u200e\u200f]?\d{1,4}\s?[./\-年].{3,40}\d[:.]\d\d/u;

type Results = Pick<VssText, 'outputs' | 'writers' | 'providers' | 'shadows' | 'storages' | 'volumes'>;

/** Puts records together from tokens, by their order alone. */
export class VssTextBuilder {
  private readonly outputs: Mutable<VssOutput>[] = [];
  private readonly writers: VssWriter[] = [];
  private readonly providers: VssProvider[] = [];
  private readonly shadows: VssShadow[] = [];
  private readonly storages: VssStorage[] = [];
  private readonly volumes: VssVolume[] = [];
  private open: Open | undefined;
  /** GUIDs that no record took yet: the set's and the copy's own stand before what tells a shadow copy. */
  private pending: Located<string>[] = [];
  private lastSet: Located<string> | undefined;
  /** When the set of the pending GUIDs was created, and that of the copies before: only the first copy of a set has it. */
  private created: Located<string> | undefined;
  private lastCreated: Located<string> | undefined;
  private lastValue: Located<string> | undefined;

  constructor(private readonly problems: VssTextProblem[]) {}

  take(token: Token): void {
    const value = this.lastValue;
    this.lastValue = undefined;
    switch (token.kind) {
      case 'call':
      case 'banner':
        this.beginOutput(token);
        return;
      case 'prompt':
        this.close();
        this.endOutput();
        return;
      case 'name':
        this.takeName(token.value);
        break;
      case 'guid':
        this.takeGuid(token.value);
        break;
      case 'state':
        if (!this.takeState(token.value, token.after)) return;
        break;
      case 'volume':
        this.takeVolume(token.value, value);
        break;
      case 'device':
        this.takeDevice(token.value);
        break;
      case 'size':
        this.takeSize(token.value);
        break;
      case 'value':
        if (!this.takeValue(token.value)) return;
        break;
      case 'words':
        // What is said between two records ends neither; a paste may have a note there.
        return;
    }
    if (this.open) this.open.span = { start: this.open.span.start, end: Math.max(this.open.span.end, token.span.end) };
  }

  finish(length: number): Results {
    this.close();
    const last = this.outputs.at(-1);
    if (last && !last.hasEnd) last.span = { start: last.span.start, end: length };
    const { outputs, writers, providers, shadows, storages, volumes } = this;
    return { outputs, writers, providers, shadows, storages, volumes };
  }

  private beginOutput(token: Token & { readonly kind: 'call' | 'banner' }): void {
    this.close();
    const last = this.outputs.at(-1);
    const isEmpty = last && !last.hasEnd && !this.hasRecords(this.outputs.length - 1);
    // The banner follows the command line that it answers.
    if (token.kind === 'banner' && isEmpty && last.subject) return;
    this.endOutput(token.span.start);
    const subject = token.kind === 'call' ? token.subject : undefined;
    this.outputs.push({ span: token.span, hasBeginning: true, hasEnd: false, ...(subject && { subject }) });
  }

  private endOutput(at?: number): void {
    const last = this.outputs.at(-1);
    if (!last || last.hasEnd) return;
    last.hasEnd = true;
    if (at !== undefined) last.span = { start: last.span.start, end: at };
  }

  private hasRecords(output: number): boolean {
    return [this.writers, this.providers, this.shadows, this.storages, this.volumes].some(
      (records) => records.at(-1)?.output === output,
    );
  }

  /** The output that records are of now; one without a beginning where none was begun, or the last one ended. */
  private current(span: Span): number {
    const last = this.outputs.at(-1);
    if (!last || last.hasEnd) this.outputs.push({ span, hasBeginning: false, hasEnd: false });
    return this.outputs.length - 1;
  }

  private takeName(name: Located<string>): void {
    const { open } = this;
    if (open?.kind === 'shadow' && open.of.original && !open.of.provider) {
      open.of.provider = name;
      return;
    }
    this.begin({ kind: 'named', span: name.span, name });
  }

  private takeGuid(id: Located<string>): void {
    const { open } = this;
    if (open?.kind === 'named') {
      this.open = { kind: 'writer', span: open.span, of: { name: open.name, id } };
      return;
    }
    if (open?.kind === 'writer' && open.of.id && !open.of.instanceId && !open.of.state) {
      open.of.instanceId = id;
      return;
    }
    if (open?.kind === 'provider' && !open.of.id) {
      open.of.id = id;
      return;
    }
    const before = open ? [] : this.pending.slice(-1);
    if (before.length === 0) this.created = undefined;
    this.close();
    this.pending = [...before, id];
  }

  private takeState(state: NonNullable<VssWriter['state']>, after: Located<string> | undefined): boolean {
    const { open, pending } = this;
    if (open?.kind === 'named') this.open = { kind: 'writer', span: open.span, of: { name: open.name } };
    else if (open?.kind !== 'writer' || open.of.state) {
      // A number in brackets after a colon is a state only where a writer's ids stand before it, or a list of writers was asked for.
      if (pending.length === 0 && this.outputs.at(-1)?.subject !== 'writers') return false;
      const [first, second] = pending;
      const isWriter = second !== undefined || (first !== undefined && vssGuid(first.value)?.kind === 'writer');
      const instanceId = isWriter ? second : first;
      this.begin({
        kind: 'writer',
        span: { start: first?.span.start ?? state.span.start, end: state.span.end },
        of: { ...(isWriter && first && { id: first }), ...(instanceId && { instanceId }) },
      });
    }
    if (this.open?.kind !== 'writer') return false;
    this.open.of.state = state;
    if (after) this.open.of.lastError = after;
    return true;
  }

  private takeVolume(volume: VolumeShown, before: Located<string> | undefined): void {
    const { open, pending } = this;
    if (open?.kind === 'storage' && open.sizes.length === 0 && !open.of.onVolume) {
      open.of.onVolume = volume;
      return;
    }
    const copyId = pending.at(-1);
    if (copyId) {
      const setId = pending.length > 1 ? pending[0] : this.lastSet;
      const start = pending[0]?.span.start ?? volume.span.start;
      const created = pending.length > 1 ? this.created : this.lastCreated;
      const of = { copyId, original: volume, machines: [], ...(setId && { setId }), ...(created && { created }) };
      this.begin({ kind: 'shadow', span: { start, end: volume.span.end }, of });
      this.lastSet = setId;
      this.lastCreated = created;
      return;
    }
    if (volume.mount !== undefined) {
      this.begin({ kind: 'storage', span: volume.span, of: { forVolume: volume }, sizes: [] });
      return;
    }
    this.close();
    const span = { start: before?.span.start ?? volume.span.start, end: volume.span.end };
    this.volumes.push({ span, output: this.current(span), volume, ...(before && { path: before }) });
  }

  private takeDevice(device: Located<string>): void {
    const { open } = this;
    if (open?.kind === 'shadow' && !open.of.device) {
      open.of.device = device;
      return;
    }
    // Its ids were cut off, so its volume looked like that of a storage.
    const original = open?.kind === 'storage' && !open.of.onVolume ? open.of.forVolume : undefined;
    if (original) this.open = undefined;
    const start = original?.span.start ?? device.span.start;
    const of = { device, machines: [], ...(original && { original }) };
    this.begin({ kind: 'shadow', span: { start, end: device.span.end }, of });
  }

  private takeSize(size: SizeShown): void {
    const { open } = this;
    if (open?.kind === 'storage' && open.sizes.length < 3) {
      open.sizes.push(size);
      return;
    }
    this.close();
    this.problems.push({
      span: size.span,
      message: `The size "${size.words}" stands without the volumes that it belongs to.`,
    });
  }

  /** False for a value that belongs to no record. */
  private takeValue(value: Located<string>): boolean {
    const { open } = this;
    this.lastValue = value;
    switch (open?.kind) {
      case undefined:
        if (this.pending.length === 1 && isDateAndTime.test(value.value)) this.created = value;
        return false;
      case 'named':
        this.open = { kind: 'provider', span: open.span, of: { name: open.name, type: value } };
        return true;
      case 'provider':
        if (!open.of.id || open.of.version || !/^\d{1,9}(?:\.\d{1,9}){1,3}$/.test(value.value)) return false;
        open.of.version = value;
        return true;
      case 'writer':
        if (!open.of.state || open.of.lastError) return false;
        open.of.lastError = value;
        return true;
      case 'shadow':
        return takeShadowValue(open.of, value);
      case 'storage':
        return takeSizeWithoutPercentage(open, value);
    }
  }

  private begin(next: Open): void {
    this.close();
    this.open = next;
    this.pending = [];
  }

  private close(): void {
    const { open } = this;
    this.open = undefined;
    this.pending = [];
    if (!open) return;
    const record = { span: open.span, output: this.current(open.span) };
    switch (open.kind) {
      case 'named':
        this.problem(open.span, `"${open.name.value}" is a name without what belongs to it: the list is cut there.`);
        return;
      case 'writer':
        this.writers.push({ ...record, ...open.of });
        if (!open.of.state)
          this.problem(open.span, `The writer ${writerWords(open.of)} has no state: the list is cut there.`);
        return;
      case 'provider':
        this.providers.push({ ...record, ...open.of });
        if (!open.of.id)
          this.problem(open.span, `The provider "${open.of.name?.value ?? ''}" has no id: the list is cut there.`);
        return;
      case 'shadow':
        this.shadows.push({ ...record, ...open.of });
        if (!open.of.device || !open.of.copyId)
          this.problem(open.span, 'A shadow copy is without its id or its device: the list is cut there.');
        return;
      case 'storage':
        this.closeStorage(record, open);
    }
  }

  private closeStorage(record: { span: Span; output: number }, open: Open & { kind: 'storage' }): void {
    const [used, allocated, maximum] = open.sizes;
    // One volume alone is the second line: what is cut off at the top of a paste is missing.
    const { forVolume, onVolume = forVolume } = open.of;
    const isWhole = open.of.onVolume !== undefined;
    this.storages.push({
      ...record,
      ...(isWhole && forVolume && { forVolume }),
      ...(onVolume && (isWhole || used) && { onVolume }),
      ...(used && { used }),
      ...(allocated && { allocated }),
      ...(maximum && { maximum }),
    });
    if (!isWhole || !maximum)
      this.problem(open.span, 'A shadow copy storage is without one of its volumes or sizes: the list is cut there.');
    for (const size of open.sizes)
      if (size.number !== undefined && size.bytes === undefined)
        this.problem(size.span, `The unit of "${size.words}" is not known; it is compared with the same unit only.`);
  }

  private problem(span: Span, message: string): void {
    this.problems.push({ span, message });
  }
}

/** Before the provider the two machines, after it the type and the attributes. */
function takeShadowValue(
  of: Omit<Fields<VssShadow>, 'machines'> & { machines: Located<string>[] },
  value: Located<string>,
): boolean {
  if (!of.original && !of.device) return false;
  if (!of.provider) {
    if (of.machines.length < 2) of.machines.push(value);
  } else if (!of.type) of.type = value;
  else if (!of.attributes) of.attributes = value;
  else return false;
  return true;
}

/** Windows Server 2003 printed no percentage. */
function takeSizeWithoutPercentage(open: Open & { kind: 'storage' }, { value, span }: Located<string>): boolean {
  if (!open.of.onVolume || open.sizes.length > 2) return false;
  const size = readSize(value, span, undefined);
  if (size.number === undefined && open.sizes.length < 2) return false;
  open.sizes.push(size);
  return true;
}

function writerWords({ name, id }: Pick<VssWriter, 'name' | 'id'>): string {
  return name ? `"${name.value}"` : id ? `{${id.value}}` : 'without a name';
}
