import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../schema/messages/locales.ts';
import type { Locale } from '../../schema/messages/locales.ts';
import { formatIssue } from '../../schema/messages/format.ts';
import { countText, sizesApart, sizeText, spanOf, waitText } from '../../schema/messages/values/amounts.ts';
import { certificateKind } from '../../schema/messages/values/certificates.ts';
import { IDENTIFIERS } from '../../schema/messages/values/identifiers.ts';
import type { IdentifierKind } from '../../schema/messages/values/identifiers.ts';
import { chinaDay, clockText, dayText, factText, momentText } from '../../schema/messages/values/moments.ts';

type Table = readonly (readonly [what: string, show: (locale: Locale) => string, zh: string, en: string])[];

const NOW = new Date('2026-11-29T12:00:00Z');
// Already the next day, and the next year, in China.
const NEW_YEAR = '2026-12-31T16:05:00Z';

const SHOWN: Table = [
  ['a day', (locale) => dayText('2026-12-18', locale), '2026年12月18日', '18 December 2026'],
  ['a day of this year', (locale) => dayText('2026-12-18', locale, NOW), '12月18日', '18 December'],
  ['a day of another year', (locale) => dayText('2027-01-01', locale, NOW), '2027年1月1日', '1 January 2027'],
  ['the day of a moment', (locale) => dayText(NEW_YEAR, locale), '2027年1月1日', '1 January 2027'],
  ['a moment', (locale) => momentText(NEW_YEAR, locale), '2027年1月1日 00:05', '1 Jan 2027, 00:05'],
  [
    'a moment of this year',
    (locale) => momentText('2026-11-25T02:42:00Z', locale, NOW),
    '11月25日 10:42',
    '25 Nov, 10:42',
  ],
  ['the time of day', (locale) => clockText(new Date(NEW_YEAR), locale), '00:05', '00:05'],
  ['a fact that is a day', (locale) => factText('2026-12-18', locale), '2026年12月18日', '18 December 2026'],
  [
    'a fact that is a moment',
    (locale) => factText(NOW, locale),
    '2026年11月29日 20:00',
    '29 Nov 2026, 20:00',
  ],
  [
    'a fact that is none',
    (locale) => factText('浙ICP备12345678号-1', locale),
    '浙ICP备12345678号-1',
    '浙ICP备12345678号-1',
  ],
  ['a count', (locale) => countText(12_345, locale), '12,345', '12,345'],
];

describe('a value is shown as its kind is', () => {
  it.each(SHOWN)('%s', (_what, show, zh, en) => {
    expect(LOCALES.map(show)).toEqual([zh, en]);
  });

  it('in an issue as in all other places', () => {
    const expired = { code: 'SERVER_EXPIRED', params: { date: '2026-12-18' } } as const;
    for (const locale of LOCALES)
      expect(formatIssue(expired, locale)).toContain(dayText('2026-12-18', locale));
  });

  it.each([
    [0, '1 KB'],
    [1024, '1 KB'],
    [200 * 1024, '200 KB'],
    [1024 * 1024, '1 MB'],
    [3_565_158, '3.4 MB'],
    [50 * 1024 * 1024, '50 MB'],
  ])('%i bytes as %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });

  it.each([
    [-5, { unit: 'minutes', count: 0 }],
    [59 * 60_000, { unit: 'minutes', count: 59 }],
    [47 * 3_600_000, { unit: 'hours', count: 47 }],
    [48 * 3_600_000, { unit: 'days', count: 2 }],
  ])('a span of %i ms in the unit that people use', (milliseconds, span) => {
    expect(spanOf(milliseconds)).toEqual(span);
  });
});

describe('a day in China', () => {
  it('begins eight hours before that of the meridian, wherever the reader is', () => {
    expect(chinaDay(new Date('2026-12-31T15:59:59.999Z'))).toBe('2026-12-31');
    expect(chinaDay(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });
});

describe('an identifier', () => {
  it.each<[IdentifierKind, string, string]>([
    ['identity', '440524188001010014', '440524 1880 0101 0014'],
    ['identity', '330106**********54', '330106 **** **** **54'],
    ['code', '91330106673959654P', '9133 0106 6739 5965 4P'],
    ['mobile', '13800000000', '138 0000 0000'],
    ['mobile', '138****0000', '138 **** 0000'],
    ['mobile', '086-0571-88888888', '086-0571-88888888'],
    ['identity', '张三', '张三'],
    ['plain', 'E12345678', 'E12345678'],
  ])('of the kind %s: %s is shown as %s', (kind, value, shown) => {
    expect(IDENTIFIERS[kind].shown(value)).toBe(shown);
  });

  it('loses nothing when it is shown and typed again, and is shown once like twice', () => {
    const kinds = fc.constantFrom(...(Object.keys(IDENTIFIERS) as IdentifierKind[]));
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9X]{0,24}$/), kinds, (number, kind) => {
        const { shown, typed } = IDENTIFIERS[kind];
        expect(typed(shown(number))).toBe(number);
        expect(shown(shown(number))).toBe(shown(number));
      }),
    );
  });

  it.each([
    ['IDENTITY_CARD', 'identity'],
    ['BUSINESS_LICENCE', 'code'],
    ['PASSPORT', 'plain'],
    [undefined, 'plain'],
  ])('on a certificate of the type %s is of the kind %s', (type, kind) => {
    expect(certificateKind(type)).toBe(kind);
  });
});

describe('a wait is told in what people count in', () => {
  it.each([
    [0, '0秒钟', '0 seconds'],
    [1, '1秒钟', '1 second'],
    [59.2, '60秒钟', '60 seconds'],
    [90, '2分钟', '2 minutes'],
    [3596, '60分钟', '60 minutes'],
    [5400, '2小时', '2 hours'],
    [86_399, '24小时', '24 hours'],
    [200_000, '3天', '3 days'],
  ])('%d seconds', (seconds, zh, en) => {
    expect(LOCALES.map((locale) => waitText(seconds, locale))).toEqual([zh, en]);
    const limited = { code: 'RATE_LIMITED', params: { seconds } } as const;
    expect(LOCALES.map((locale) => formatIssue(limited, locale))).toEqual([
      expect.stringContaining(zh),
      expect.stringContaining(en),
    ]);
  });
});

describe('a size beside its limit', () => {
  it.each([
    [4_194_305, 4_194_304, '4194305 B', '4194304 B'],
    [4_194_304 + 30_000, 4_194_304, '4224304 B', '4194304 B'],
    [5_000_000, 4_194_304, '4.8 MB', '4 MB'],
    [0, 1, '0 B', '1 B'],
    [204_799, 204_800, '204799 B', '204800 B'],
  ])('%i beside %i never reads the same', (bytes, max, size, limit) => {
    expect(sizesApart(bytes, max)).toEqual({ size, limit });
  });
});
