import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOMAIN_HOLDERS } from '../../../schema/rules/choices/domain-holders.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import type { SubjectNature } from '../../../schema/rules/choices/subject-natures.ts';
import { checkDetails } from '../../../schema/rules/details/check.ts';
import type { FilingDetailsDraft } from '../../../schema/rules/details/draft.ts';
import { SITE_NAME_WORDS } from '../../../schema/rules/details/site-name.ts';
import { detailsWarnings } from '../../../schema/rules/details/warnings.ts';
import { LOCALES } from '../../../schema/messages/locales.ts';
import { formatIssue } from '../../../schema/messages/format.ts';
import { withPerson, withWebsite } from './judging.ts';
import { COMPANY, contextFor, WEBSITE } from './sample.ts';

type Case = { nature?: SubjectNature; province?: string; filedName?: string };

const contextOf = ({ filedName, ...wish }: Case) => {
  const context = contextFor(wish);
  return { ...context, websites: context.websites.map((site) => ({ ...site, filedName })) };
};
const told = (name: string, wish: Case = {}): string[] =>
  detailsWarnings(withWebsite({ name }), contextOf(wish)).map(
    ({ path, code, rule }) => `${path.join('.')} ${code} ${rule}`,
  );
const PLACE = 'websites.0.name';

describe('the name of a website', () => {
  it.each<[string, Case, string | null]>([
    ['示例科技', {}, null],
    ['示例科技（杭州）', {}, null],
    ['示例站', {}, null],
    ['', {}, null],
    ['', { filedName: '示例科技' }, null],
    ['example.com', {}, 'SITE_NAME_DOMAIN national.site-name'],
    ['www.EXAMPLE.com', {}, 'SITE_NAME_DOMAIN national.site-name'],
    ['12345', {}, 'SITE_NAME_SHORT national.site-name'],
    ['Example', {}, 'SITE_NAME_SHORT national.site-name'],
    ['示例', {}, 'SITE_NAME_SHORT national.site-name'],
    ['示例科技★', {}, 'SITE_NAME_SIGN national.site-name'],
    ['中国示例科技', {}, 'SITE_NAME_NATIONAL national.site-name'],
    ['中国示例科技', { nature: 'GOVERNMENT' }, null],
    ['示例赌博网', {}, 'SITE_NAME_WORD national.site-name'],
    ['示例论坛网', {}, null],
    ['示例论坛网', { nature: 'PERSONAL' }, 'SITE_NAME_PERSONAL national.site-name'],
    [
      '示例旺铺',
      { nature: 'PERSONAL', province: '430000' },
      'SITE_NAME_PERSONAL hunan.site-name-words.personal',
    ],
    ['示例旺铺', { nature: 'PERSONAL', province: '440000' }, null],
  ])('%s, %o: %s', (name, wish, warning) => {
    expect(told(name, wish)).toEqual(warning === null ? [] : [`${PLACE} ${warning}`]);
  });

  it('that is filed is taken over as it is, whatever it breaks, and however it is written', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('中华色情论坛', '12345', '示 例', 'A★', 'example.com'),
        fc.constantFrom<SubjectNature>('PERSONAL', 'ENTERPRISE'),
        (filedName, nature) => told(` ${filedName.toLowerCase()} `, { nature, filedName }).length === 0,
      ),
    );
    expect(told('示例科技', { filedName: '示例 科技' })).toEqual([]);
    expect(told('示例另一名', { filedName: '示例科技' })).toEqual([
      `${PLACE} SITE_NAME_NOT_AS_FILED national.site-name`,
    ]);
  });

  it('is none of its domains, whichever', () => {
    const context = contextFor({ domains: ['shili.cn', 'example.com'] });
    expect(detailsWarnings(withWebsite({ name: 'example.com' }), context)).toMatchObject([
      { code: 'SITE_NAME_DOMAIN' },
    ]);
  });

  it('is told of websites of the filing alone, each in its place', () => {
    const own = { ...WEBSITE, name: '12345' };
    const foreign = { ...own, websiteId: 'fws_other' };
    expect(detailsWarnings({ ...COMPANY, websites: [foreign, own] }, contextFor())).toMatchObject([
      { path: ['websites', '1', 'name'], code: 'SITE_NAME_SHORT' },
    ]);
    expect(detailsWarnings({ ...COMPANY, websites: null }, contextFor())).toEqual([]);
  });

  it('never bars an access, because the filed name may be older than the rules', () => {
    const names = [...SITE_NAME_WORDS.sensitive, ...SITE_NAME_WORDS.personal, 'a', '★'];
    for (const name of names)
      for (const nature of ['PERSONAL', 'ENTERPRISE'] as const)
        expect(
          checkDetails(withWebsite({ name }), contextOf({ nature })).filter(
            ({ path }) => path.at(-1) === 'name' && path[0] === 'websites',
          ),
        ).toEqual([]);
  });
});

describe('the holder of a domain', () => {
  const held = (domainHolder: string, wish: Case = {}) =>
    detailsWarnings(withWebsite({ domainHolder }), contextOf(wish)).filter(
      ({ code }) => code === 'DOMAIN_HOLDER_OTHER',
    );

  it('is warned of where the province does not accept it, in each province', () => {
    for (const { code: province } of PROVINCES) {
      const { 'domain-holder': rule } = contextOf({ province }).rules;
      const accepted: readonly string[] = rule?.value.holders ?? ['ORGANISATION'];
      for (const { key } of DOMAIN_HOLDERS) {
        const warned = held(key, { province });
        expect(warned.map((one) => one.rule)).toEqual(accepted.includes(key) ? [] : [rule?.rule]);
      }
    }
  });

  it.each([
    ['430000', 'LEGAL_REPRESENTATIVE', 1],
    ['320000', 'LEGAL_REPRESENTATIVE', 0],
    ['320000', 'SHAREHOLDER', 1],
    ['320000', 'ORGANISATION', 0],
    ['320000', '', 0],
  ])('in %s, %s: %d', (province, holder, count) => {
    expect(held(holder, { province })).toHaveLength(count);
  });

  it('is warned of beside the field, and nothing else is told', () => {
    expect(held('SOMEONE_ELSE')).toMatchObject([{ path: ['websites', '0', 'domainHolder'] }]);
    const itself = withWebsite({ name: '示例科技', domainHolder: 'ORGANISATION' });
    for (const nature of ['ENTERPRISE', 'PERSONAL'] as const)
      expect(detailsWarnings(itself, contextFor({ nature }))).toEqual([]);
    expect(held('SOMEONE_ELSE', { nature: 'PERSONAL' })).toMatchObject([
      { path: ['websites', '0', 'domainHolder'] },
    ]);
  });

  it('of a person is the person', () => {
    expect(held('SOMEONE_ELSE', { nature: 'PERSONAL' })).toHaveLength(1);
    expect(held('ORGANISATION', { nature: 'PERSONAL' })).toEqual([]);
  });

  it('is told with those who may hold it, in both languages', () => {
    const [warning] = held('SOMEONE_ELSE', { province: '320000' });
    const words = LOCALES.map((locale) => (warning ? formatIssue(warning, locale) : ''));
    expect(words[0]).toContain('法定代表人');
    expect(words[1]).toContain('Its legal representative');
  });

  it('that is none of the list is an error', () => {
    expect(
      checkDetails(withWebsite({ domainHolder: 'NOBODY' }), contextOf({})).map(({ code }) => code),
    ).toEqual(['NOT_IN_LIST']);
  });
});

describe('the mobile number of a person', () => {
  const warned = (draft: FilingDetailsDraft): string[] =>
    detailsWarnings(draft, contextFor({}))
      .filter(({ code }) => code === 'MOBILE_VIRTUAL')
      .map(({ path }) => path.join('.'));
  it('of a virtual operator is warned of, whose it ever is', () => {
    expect(warned(withPerson({ mobile: '170-1234-5678' }))).toEqual(['subjectPerson.mobile']);
    const other = { samePerson: false, person: { mobile: '16712345678' } };
    expect(warned(withWebsite(other))).toEqual(['websites.0.person.mobile']);
    expect(warned(withWebsite({ ...other, samePerson: true }))).toEqual([]);
    expect(warned(COMPANY)).toEqual([]);
  });
});
