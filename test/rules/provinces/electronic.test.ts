import { describe, expect, it } from 'vitest';
import type { PhotoKind } from '../../../prisma/generated/client/enums.ts';
import { formWays } from '../../../server/filing/draft/papers/form-ways.ts';
import { commitmentUnder, textOf } from '../../../server/filing/provinces/commitment.ts';
import { notesFor } from '../../../server/filing/provinces/notes.ts';
import { rulesOf } from '../../../server/filing/provinces/rules-of.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';

const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);
const asked = (province: string, photoKinds: PhotoKind[], day: string) =>
  rulesOf({ province, electronicByDefault: true, provider: { photoKinds } }, noon(day));

const ZHEJIANG = '330000';
const GUANGDONG = '440000';
const XINJIANG = '650000';
const BEIJING = '110000';

describe('electronic verification', () => {
  it.each<[string, string, PhotoKind[], PhotoKind[]]>([
    ['the day before the notice nobody may', ZHEJIANG, ['ELECTRONIC'], ['BACKDROP']],
    ['a provider’s other way counts until then', ZHEJIANG, ['ELECTRONIC', 'FACE'], ['FACE']],
  ])('2019-06-10: %s', (_, province, policy, kinds) => {
    expect(asked(province, policy, '2019-06-10').photo.kinds).toEqual(kinds);
  });

  it.each<[string, PhotoKind[], string, PhotoKind[]]>([
    [ZHEJIANG, ['ELECTRONIC'], '2019-06-11', ['ELECTRONIC']],
    [ZHEJIANG, ['ELECTRONIC', 'BACKDROP'], '2026-11-30', ['BACKDROP', 'ELECTRONIC']],
    // Where a province wants the backdrop at access, that stays.
    [GUANGDONG, ['ELECTRONIC'], '2019-07-01', ['BACKDROP']],
    [GUANGDONG, ['ELECTRONIC'], '2019-07-29', ['ELECTRONIC']],
    [ZHEJIANG, ['FACE'], '2026-11-30', ['FACE']],
  ])('%s with %j on %s takes %j', (province, policy, day, kinds) => {
    expect(asked(province, policy, day).photo.kinds).toEqual(kinds);
  });

  it('is the default of 2025, of which a filing that began before takes no notice, and which a provider may set aside', () => {
    const begun = (electronicByDefault: boolean, photoKinds: PhotoKind[], day: string) =>
      rulesOf({ province: ZHEJIANG, electronicByDefault, provider: { photoKinds } }, noon(day));
    expect(begun(true, [], '2026-11-30').photo.kinds).toEqual(['ELECTRONIC']);
    expect(begun(false, [], '2026-11-30').photo.kinds).toEqual(['FACE']);
    expect(begun(false, [], '2019-07-01').photo.kinds).toEqual(['BACKDROP']);
    expect(begun(true, ['BACKDROP'], '2026-11-30').photo.kinds).toEqual(['BACKDROP']);
    expect(begun(false, ['ELECTRONIC'], '2026-11-30').photo.kinds).toEqual(['ELECTRONIC']);
  });

  it('is told where it counts, and only there', () => {
    const told = (photoKinds: PhotoKind[]) =>
      notesFor(asked(ZHEJIANG, photoKinds, '2026-11-30'), 'organisation')
        .filter(({ key }) => /photo|electronic/.test(key))
        .map(({ text, sources }) => [text['zh-CN'], sources]);
    expect(told([])).toEqual([
      [expect.stringContaining('电子化核验'), ['HW']],
      [expect.stringContaining('承诺书'), ['NOTICE_87']],
    ]);
    expect(told(['FACE'])).toEqual([[expect.stringContaining('人脸'), []]]);
  });

  it.each<
    [string, 'personal' | 'organisation', PhotoKind[], { paperForm: boolean; electronicForm: boolean }]
  >([
    [ZHEJIANG, 'organisation', ['ELECTRONIC'], { paperForm: false, electronicForm: true }],
    [ZHEJIANG, 'organisation', ['ELECTRONIC', 'FACE'], { paperForm: true, electronicForm: true }],
    [ZHEJIANG, 'organisation', ['FACE'], { paperForm: true, electronicForm: false }],
    // A fingerprint, or a declaration in one's own hand, has its place on paper.
    [XINJIANG, 'personal', ['ELECTRONIC'], { paperForm: true, electronicForm: false }],
    [XINJIANG, 'organisation', ['ELECTRONIC'], { paperForm: false, electronicForm: true }],
    [GUANGDONG, 'personal', ['ELECTRONIC'], { paperForm: true, electronicForm: false }],
  ])('makes the form of %s (%s) with %j: %j', (province, party, policy, ways) => {
    expect(formWays(asked(province, policy, '2026-11-30'), party)).toEqual(ways);
  });
});

describe('the commitment', () => {
  it('says what the province’s own rules say, and nothing before there was one', () => {
    const textIn = (province: string): string => {
      const commitment = commitmentUnder(asked(province, [], '2026-11-30'));
      return commitment ? textOf(commitment)['zh-CN'] : '';
    };
    expect(textIn(BEIJING)).toContain('10 个工作日内办理变更备案');
    expect(textIn(ZHEJIANG)).toContain('及时办理变更备案');
    expect(textIn(GUANGDONG)).toContain('主体备案号');
    expect(textIn(ZHEJIANG)).toContain('网站备案号');
    const texts = PROVINCES.map(({ code }) => textIn(code));
    expect(new Set(texts).size).toBe(31);
    expect(commitmentUnder(asked(ZHEJIANG, [], '2019-06-10'))).toBeNull();
  });
});
