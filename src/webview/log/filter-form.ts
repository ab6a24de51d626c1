import type { WireFilter } from '../../protocol/log-viewer';
import { levelOf } from './words';
import { filetimeOfWall } from './wall-time';

/** The filter as it is typed. */
export interface FilterForm {
  readonly backup: boolean;
  readonly provider: string;
  readonly ids: string;
  readonly levels: readonly number[];
  readonly vm: string;
  /** What a clock of the shown zone says. */
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

export const emptyForm: FilterForm = {
  backup: true,
  provider: '',
  ids: '',
  levels: [],
  vm: '',
  from: '',
  to: '',
  text: '',
};

/** What is asked of the extension; `problem` says what cannot be understood here. */
export function filterOfForm(
  form: FilterForm,
  zone: string,
): { readonly filter: WireFilter } | { readonly problem: string } {
  const since = form.from === '' ? undefined : filetimeOfWall(form.from, zone);
  const until = form.to === '' ? undefined : filetimeOfWall(form.to, zone);
  if ((form.from !== '' && since === undefined) || (form.to !== '' && until === undefined))
    return { problem: 'A time is written as 2014-03-06T22:00.' };
  const typed = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  const [provider, ids, vm, text] = [form.provider, form.ids, form.vm, form.text].map(typed);
  return {
    filter: {
      ...(form.backup && { backup: true }),
      ...(provider !== undefined && { provider }),
      ...(ids !== undefined && { ids }),
      ...(form.levels.length > 0 && { levels: form.levels }),
      ...(vm !== undefined && { vm }),
      ...(since !== undefined && { since: String(since) }),
      ...(until !== undefined && { until: String(until) }),
      ...(text !== undefined && { text }),
    },
  };
}

/** A part of the filter, with the form without it. */
export interface Chip {
  readonly label: string;
  readonly without: FilterForm;
}

/** What is filtered by, beside the choice between backup records and all. */
export function chipsOf(form: FilterForm): Chip[] {
  const chip = (label: string, value: string, without: Partial<FilterForm>): Chip[] =>
    value.trim() === '' ? [] : [{ label: `${label}: ${value.trim()}`, without: { ...form, ...without } }];
  const named = form.levels.map((level) => levelOf(level).name).join(', ');
  return [
    ...chip('Text', form.text, { text: '' }),
    ...chip('VM', form.vm, { vm: '' }),
    ...chip('Provider', form.provider, { provider: '' }),
    ...chip('Ids', form.ids, { ids: '' }),
    ...chip('Level', named, { levels: [] }),
    ...chip('From', form.from.replace('T', ' '), { from: '' }),
    ...chip('To', form.to.replace('T', ' '), { to: '' }),
  ];
}

/** Takes what `getState` gave: whatever is not of its shape is as if nothing was kept. */
export function formOfKept(kept: unknown): FilterForm {
  if (typeof kept !== 'object' || kept === null) return emptyForm;
  // Single properties, each of which is checked.
  const { backup, levels, ...rest } = kept as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    backup: backup !== false,
    levels: Array.isArray(levels) ? levels.filter((level) => typeof level === 'number') : [],
    provider: text(rest['provider']),
    ids: text(rest['ids']),
    vm: text(rest['vm']),
    from: text(rest['from']),
    to: text(rest['to']),
    text: text(rest['text']),
  };
}
