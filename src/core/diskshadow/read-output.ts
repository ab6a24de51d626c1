import type { Located, Span } from '../text/span';
import type { DiskshadowText, ShownProvider, ShownShadow, ShownWriter } from './model';

type Found = {
  -readonly [
    Key in 'computers' | 'aliases' | 'shadows' | 'writers' | 'providers' | 'excluded' | 'failures'
  ]: DiskshadowText[Key][number][];
};
type Values = Partial<Record<string, Located<string>>>;
type Open = {
  readonly kind: 'shadow' | 'writer' | 'provider';
  readonly values: Values;
  readonly first: Located<string>;
  readonly run: number;
  start: number;
  end: number;
};

const guid = String.raw`\{([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}`;
/** Shapes as sessions print them (corpus and pages of `add volume` and `list writers`); only English ones are known. */
const shapes = {
  banner: /^Microsoft DiskShadow version \d/i,
  computer: /^On computer:\s{1,8}([^,]{1,256}),\s{1,8}(\S.{4,60}?)\s*$/i,
  alias: new RegExp(String.raw`^Alias (\S{1,200}) for shadow (set )?ID ${guid}`, 'i'),
  shadow: new RegExp(String.raw`^\* Shadow copy ID = ${guid}(?:\s{1,40}%([^%\s]{1,200})%)?`, 'i'),
  provider: new RegExp(String.raw`^\* ProviderID: ${guid}`, 'i'),
  writer: /^\* WRITER "?([^"]{1,200}?)"?\s*$/,
  excludedWriter: /^Excluding writer "([^"]{1,200})"/i,
  excludedPart: /^Component "([^"]{1,1000})" from writer "([^"]{1,200})" is excluded from backup/i,
  needs: /^because it requires volume (\S.{0,400}?) which is not in the shadow copy set/i,
  code: /^- Returned HRESULT: (?:0x)?([0-9a-f]{8})\b/i,
  errorText: /^- Error text: (\S.{0,400})$/i,
  detail: /^(?:- )?([A-Za-z][A-Za-z ]{1,40}?):\s{1,8}(\S.{0,1000})$/,
};
const looksCut = /^(?:\* Shadow copy ID =|\* ProviderID:|- Returned HRESULT:)/i;

/** Takes the output of a session line by line. */
export class OutputReader {
  readonly read: Span[] = [];
  private readonly found: Found = {
    computers: [],
    aliases: [],
    shadows: [],
    writers: [],
    providers: [],
    excluded: [],
    failures: [],
  };
  private open: Open | undefined;

  constructor(private readonly problems: { span: Span; message: string }[]) {}

  /** One line of output. */
  take(line: string, start: number, run: number): 'banner' | undefined {
    const lead = /^[\s>]{0,64}/.exec(line)?.[0].length ?? 0;
    const text = line.slice(lead);
    const at = start + lead;
    if (text.trim() === '') return undefined;
    const end = at + text.trimEnd().length;
    const located = (match: RegExpExecArray, group: number): Located<string> => locate(match, group, at);
    const match = (shape: keyof typeof shapes): RegExpExecArray | undefined => shapes[shape].exec(text) ?? undefined;
    const whole = { start: at, end };

    if (match('banner')) {
      this.end();
      return 'banner';
    }
    const shadow = match('shadow') ?? match('provider');
    const writer = match('writer');
    if (shadow || writer) {
      this.end();
      const head = shadow ?? writer;
      if (!head) return undefined;
      const values: Values = shadow?.[2] === undefined ? {} : { alias: located(shadow, 2) };
      const kind = writer ? 'writer' : text.startsWith('* P') || text.startsWith('* p') ? 'provider' : 'shadow';
      this.open = { kind, values, first: located(head, 1), run, start: at, end };
      return undefined;
    }
    const code = match('code');
    if (code) {
      this.end();
      this.read.push(whole);
      this.found.failures.push({
        span: whole,
        code: { value: `0x${(code[1] ?? '').toUpperCase()}`, span: located(code, 1).span },
        run,
      });
      return undefined;
    }
    if (looksCut.test(text)) {
      this.problems.push({ span: whole, message: 'This line of diskshadow is cut or damaged, and was not read.' });
      return undefined;
    }
    if (this.detail(text, at, end) || this.event(text, at, whole, run)) return undefined;
    return undefined;
  }

  /** Closes the shadow copy, writer or provider whose lines were read. */
  end(): void {
    const { open } = this;
    if (!open) return;
    this.open = undefined;
    const span = { start: open.start, end: open.end };
    this.read.push(span);
    if (open.kind === 'shadow') this.found.shadows.push(shadowOf(open, span));
    else if (open.kind === 'writer') this.found.writers.push(writerOf(open, span));
    else this.found.providers.push(providerOf(open, span));
  }

  finish(): { readonly found: Found } {
    this.end();
    return { found: this.found };
  }

  /** A line with a label below a shadow copy, a writer or a provider. */
  private detail(text: string, at: number, end: number): boolean {
    const { open } = this;
    if (!open) return false;
    const match = shapes.detail.exec(text);
    const label = match?.[1]?.toLowerCase();
    if (match && label !== undefined && labels.has(label)) {
      open.values[label] ??= locate(match, 2, at);
      open.end = end;
      return true;
    }
    if (text.startsWith('- ')) {
      open.end = end;
      return true;
    }
    this.end();
    return false;
  }

  private event(text: string, at: number, whole: Span, run: number): boolean {
    const computer = shapes.computer.exec(text);
    if (computer) this.found.computers.push({ name: locate(computer, 1, at), time: locate(computer, 2, at), run });
    const alias = shapes.alias.exec(text);
    if (alias) {
      const id = locate(alias, 3, at);
      this.found.aliases.push({
        name: locate(alias, 1, at),
        id: { ...id, value: id.value.toLowerCase() },
        of: alias[2] === undefined ? 'copy' : 'set',
      });
    }
    const writer = shapes.excludedWriter.exec(text);
    if (writer) this.found.excluded.push({ span: whole, writer: locate(writer, 1, at) });
    const part = shapes.excludedPart.exec(text);
    if (part) this.found.excluded.push({ span: whole, writer: locate(part, 2, at), component: part[1] ?? '' });
    if (computer ?? alias ?? writer ?? part) {
      this.read.push(whole);
      return true;
    }
    const needs = shapes.needs.exec(text);
    const last = this.found.excluded.at(-1);
    if (needs && last?.component !== undefined && last.volume === undefined)
      this.found.excluded[this.found.excluded.length - 1] = {
        ...last,
        span: { start: last.span.start, end: whole.end },
        volume: needs[1] ?? '',
      };
    const words = shapes.errorText.exec(text);
    const failure = this.found.failures.at(-1);
    if (words && failure && !failure.text)
      this.found.failures[this.found.failures.length - 1] = {
        ...failure,
        span: { start: failure.span.start, end: whole.end },
        text: locate(words, 1, at),
      };
    return true;
  }
}

const labels: ReadonlySet<string> = new Set([
  'shadow copy set',
  'original volume name',
  'creation time',
  'shadow copy device name',
  'originating machine',
  'service machine',
  'provider id',
  'attributes',
  'status',
  'writer failure code',
  'writer id',
  'instance id',
  'type',
  'name',
  'version',
  'clsid',
]);

/** A group of a match; it is looked for behind the groups before it, which stand in order. */
function locate(match: RegExpExecArray, group: number, at: number): Located<string> {
  let from = 0;
  for (let before = 1; before < group; before++) {
    const text = match[before];
    if (text !== undefined) from = match[0].indexOf(text, from) + text.length;
  }
  const value = match[group] ?? '';
  const index = match[0].indexOf(value, from);
  const trimmed = value.trimEnd();
  return { value: trimmed, span: { start: at + index, end: at + index + trimmed.length } };
}

function idOf(value: Located<string> | undefined): Located<string> | undefined {
  const found = value && new RegExp(guid, 'i').exec(value.value);
  if (!value || !found?.[1]) return undefined;
  const start = value.span.start + found.index;
  return { value: found[1].toLowerCase(), span: { start, end: start + found[0].length } };
}

function shadowOf({ values, first, run }: Open, span: Span): ShownShadow {
  const setId = idOf(values['shadow copy set']);
  const provider = idOf(values['provider id']);
  return {
    span,
    run,
    id: { ...first, value: first.value.toLowerCase() },
    ...(values['alias'] && { alias: values['alias'] }),
    ...(setId && { setId }),
    ...some('volume', values['original volume name']),
    ...some('created', values['creation time']),
    ...some('device', values['shadow copy device name']),
    ...some('originating', values['originating machine']),
    ...some('service', values['service machine']),
    ...(provider && { provider }),
    ...some('attributes', values['attributes']),
  };
}

function writerOf({ values, first }: Open, span: Span): ShownWriter {
  const id = idOf(values['writer id']);
  const instanceId = idOf(values['instance id']);
  const status = values['status'];
  const state = status && /^(\d{1,2})\s{0,4}\(?([A-Z_a-z ]{0,100})/.exec(status.value);
  const failure = values['writer failure code'];
  const code = failure && /^0x([0-9a-f]{8})/i.exec(failure.value);
  return {
    span,
    name: first,
    ...(id && { id }),
    ...(instanceId && { instanceId }),
    ...(status && state && { state: { value: Number(state[1]), words: state[2] ?? '', span: status.span } }),
    ...(failure &&
      code && {
        failure: {
          value: `0x${(code[1] ?? '').toUpperCase()}`,
          span: { start: failure.span.start, end: failure.span.start + code[0].length },
        },
      }),
  };
}

function providerOf({ values, first }: Open, span: Span): ShownProvider {
  return {
    span,
    id: { ...first, value: first.value.toLowerCase() },
    ...some('type', values['type']),
    ...some('name', values['name']),
    ...some('version', values['version']),
  };
}

function some<Key extends string>(key: Key, value: Located<string> | undefined): Partial<Record<Key, Located<string>>> {
  // The key is the one property, which TypeScript does not see in a computed name.
  return value ? ({ [key]: value } as Partial<Record<Key, Located<string>>>) : {};
}
