import { describe, expect, test } from 'vitest';
import { filetimeFromIso } from '../../../../src/core';
import { chipsOf, emptyForm, filterOfForm, formOfKept, type FilterForm } from '../../../../src/webview/log/filter-form';

const typed: FilterForm = {
  backup: false,
  provider: ' VMMS ',
  ids: '10103',
  levels: [1, 2],
  vm: 'VM001',
  from: '2014-03-06T22:00',
  to: '',
  text: 'merge',
};

describe('the filter that is typed', () => {
  test('becomes what is asked, without what is empty', () => {
    expect(filterOfForm(typed, 'UTC')).toEqual({
      filter: {
        provider: 'VMMS',
        ids: '10103',
        levels: [1, 2],
        vm: 'VM001',
        since: String(filetimeFromIso('2014-03-06T22:00:00Z')),
        text: 'merge',
      },
    });
    expect(filterOfForm(emptyForm, 'UTC')).toEqual({ filter: { backup: true } });
    expect(filterOfForm({ ...typed, to: 'soon' }, 'UTC')).toHaveProperty('problem');
  });

  test('has a chip for each part, which leads to the form without it', () => {
    const chips = chipsOf(typed);
    expect(chips.map(({ label }) => label)).toEqual([
      'Text: merge',
      'VM: VM001',
      'Provider: VMMS',
      'Ids: 10103',
      'Level: Critical, Error',
      'From: 2014-03-06 22:00',
    ]);
    let form: FilterForm = typed;
    while (chipsOf(form).length > 0) form = chipsOf(form)[0]!.without;
    expect(form).toEqual({ ...emptyForm, backup: false });
  });

  test('is taken from what was kept, whatever that is', () => {
    expect(formOfKept(structuredClone(typed))).toEqual(typed);
    for (const bad of [undefined, null, 5, 'x', [], { levels: 'x', text: 7 }])
      expect(formOfKept(bad)).toEqual(emptyForm);
  });
});
