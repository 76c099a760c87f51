import { describe, expect, it } from 'vitest';
import { sourceFiles, stringsIn } from '../platform/support/imports.ts';

/** Where Chinese is no word of ours for a reader, and why. */
const DATA: readonly (readonly [where: RegExp, why: string])[] = [
  [/^schema\/rules\/choices\/provinces\.ts$/, 'names of GB/T 2260, read in addresses and written into them'],
  [
    /^schema\/rules\/(address|filing-number|places)\.ts$/,
    'signs of numbers, and the kinds of places in addresses',
  ],
  [/^schema\/rules\/details\/site-name\.ts$/, 'words looked for in the names of websites'],
  [/^server\/filing\/provinces\/data\//, 'words that a province bars, and names of places'],
  [
    /^server\/filing\/provinces\/(changed-counties|divisions|place-names|syllables)\.ts$/,
    'names of GB/T 2260',
  ],
  [/^server\/filing\/(draft\/type\/suffixes|provinces\/national)\.ts$/, 'endings of domains'],
  [/^server\/filing\/draft\/server\/usual-regions\.ts$/, 'regions, as the clouds’ consoles name them'],
  [
    /^server\/filing\/draft\/papers\/verification-form\//,
    'a paper of the authority, which takes it in Chinese',
  ],
  [/^server\/reading\/papers\/layouts\.ts$/, 'words that stand on papers, by which their fields are found'],
  [/^server\/authority\/protocol\/codes\/tables\//, 'the authority’s own terms, compared with its tables'],
  [/^server\/cli\/import-file\//, 'headings and answers of tables that are read'],
  [/^server\/platform\/tenancy\/demo\.ts$/, 'the provider of a first start'],
  [
    /^server\/rehearsal\/(authority\/|walk\/|(face-check|registers|paper-reading)\.ts$)/,
    'what the rehearsed authority, companies and services say and hold',
  ],
];

const HAN = /\p{Script=Han}/u;
const ours = (text: string): string => text.replaceAll('Jieru 接入', 'Jieru');

/** An English text may name a Chinese term; a sentence shows by its marks. */
const isChinese = (text: string): boolean =>
  HAN.test(ours(text)) &&
  (/[，。；：！？、]/.test(text) || (ours(text).match(/\b[A-Za-z’-]{2,}\b/g) ?? []).length < 2);

const speaking = sourceFiles().flatMap((path) =>
  stringsIn(path)
    .filter(isChinese)
    .map((text): readonly [string, string] => [path, text]),
);

const isData = (path: string): boolean => DATA.some(([where]) => where.test(path));

describe('Chinese outside of the catalogue', () => {
  it('is found where it stands, and not in an English text that names a term', () => {
    for (const text of [
      '备案成功',
      '链接已失效，请重新打开。 This link has expired; open it again.',
      '短信核验',
    ])
      expect(isChinese(text), text).toBe(true);
    for (const text of [
      'the SMS check (短信核验)',
      'Jieru 接入 is listening: ',
      '主办单位名称, as on the certificate.',
    ])
      expect(isChinese(text), text).toBe(false);
  });

  it('is data, for a reason that is told here', () => {
    expect(speaking.filter(([path]) => !isData(path)).map(([path, text]) => `${path}: ${text}`)).toEqual([]);
  });

  it('has no reason told for what is not there', () => {
    const spare = DATA.filter(([where]) => !speaking.some(([path]) => where.test(path)));
    expect(spare.map(([, why]) => why)).toEqual([]);
  });

  it('does not come in pairs with another language, nor is a language chosen by its name', () => {
    const pairs = sourceFiles().filter((path) => {
      const strings = new Set(stringsIn(path));
      return strings.has('zh') && strings.has('en');
    });
    expect(pairs).toEqual([]);
  });
});
