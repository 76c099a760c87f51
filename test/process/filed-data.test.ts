import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completedBy,
  filedByAuthority,
  replacedBy,
  type FiledData,
} from '../../server/filing/draft/details/filed-data.ts';
import type { FiledPerson } from '../../server/authority/port.ts';

const FIELDS = ['subjectName', 'certificateAddress', 'mailingAddress', 'investor'] as const;

const word = fc.option(fc.string({ minLength: 1, maxLength: 4 }), { nil: null });
const site = fc.record({ name: word, homepageUrl: word });
const sites = fc.dictionary(fc.constantFrom('A-1', 'A-2', 'A-3'), site);
/** What somebody told: some fields, some of them empty, some sites. */
const told: fc.Arbitrary<FiledData> = fc.record(
  {
    ...(Object.fromEntries(FIELDS.map((field) => [field, word])) as Record<
      (typeof FIELDS)[number],
      typeof word
    >),
    person: fc.record({ name: word, mobile: word }),
    websites: sites,
  },
  { requiredKeys: [] },
);

describe('what is known of a filed subject and something more', () => {
  it('together keep what was known and fill its gaps', () => {
    fc.assert(
      fc.property(told, told, (before, more) => {
        const after = completedBy(before, more);
        for (const field of FIELDS) expect(after[field] ?? null).toBe(before[field] ?? more[field] ?? null);
        expect(after.person).toEqual(before.person ?? more.person);
        const numbers = new Set([...Object.keys(before.websites ?? {}), ...Object.keys(more.websites ?? {})]);
        expect(new Set(Object.keys(after.websites ?? {}))).toEqual(numbers);
        for (const number of numbers)
          expect(after.websites?.[number]).toEqual(before.websites?.[number] ?? more.websites?.[number]);
      }),
    );
  });

  it('are the more alone where nothing was known, and nothing new when it is told twice', () => {
    fc.assert(
      fc.property(told, told, (one, other) => {
        const first = completedBy(null, one);
        for (const field of FIELDS) expect(first[field] ?? null).toBe(one[field] ?? null);
        const once = completedBy(one, other);
        expect(completedBy(once, other)).toEqual(once);
      }),
    );
  });
});

describe('the authority’s word', () => {
  it('stands over all that was known, but for the sites it does not speak of', () => {
    fc.assert(
      fc.property(told, told, (before, said) => {
        const after = replacedBy(before, said);
        for (const field of FIELDS) expect(after[field]).toBe(said[field]);
        expect(after.person).toEqual(said.person);
        for (const number of ['A-1', 'A-2', 'A-3'])
          expect(after.websites?.[number]).toEqual(said.websites?.[number] ?? before.websites?.[number]);
      }),
    );
  });

  it('where nothing was known is all there is', () => {
    fc.assert(
      fc.property(told, (said) => {
        const { websites, ...rest } = said;
        expect(replacedBy(null, said)).toEqual({ ...rest, websites: { ...websites } });
      }),
    );
  });
});

describe('an address that the authority writes in codes', () => {
  const nobody: FiledPerson = {
    name: null,
    certificateNumber: null,
    mobile: null,
    landline: null,
    email: null,
  };
  const filed: Parameters<typeof filedByAuthority>[0] = {
    subjectNumber: '浙ICP备2021000001号',
    authoritySubjectId: 1n,
    subjectName: '演练有限公司',
    certificate: { code: 1, number: '91330106673959654P', address: '' },
    mailing: { areas: [], street: null },
    investor: null,
    person: nobody,
    websites: [],
  };
  const addressOf = (areas: string[], street: string | null) =>
    filedByAuthority({ ...filed, mailing: { areas, street } }).mailingAddress;

  it.each([
    [['330000', '330100', '330106'], '文三路1号', '浙江省杭州市西湖区文三路1号'],
    // A municipality's own code, and the one that stands for its districts.
    [['110000', '110100', '110108'], '中关村大街1号', '北京市海淀区中关村大街1号'],
    [['330000', '999999'], '文三路1号', '浙江省文三路1号'],
    [[], '文三路1号', '文三路1号'],
    [['330000'], '  ', null],
    [['330000'], null, null],
  ])('%j %j reads %j', (areas, street, address) => {
    expect(addressOf(areas, street)).toBe(address);
  });
});
