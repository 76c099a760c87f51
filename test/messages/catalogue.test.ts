import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { LOCALES } from '../../schema/messages/locales.ts';
import { sourceFiles, stringsIn } from '../platform/support/imports.ts';

type File = { file: string; messages: Readonly<Record<string, string>> };

const folder = join(projectRoot, 'schema/messages');

const filesIn = (locale: string): File[] =>
  readdirSync(join(folder, locale), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((file) => ({
      file,
      messages: JSON.parse(readFileSync(join(folder, locale, file), 'utf8')) as Record<string, string>,
    }));

const texts = (locale: string): [string, string][] =>
  filesIn(locale).flatMap(({ file, messages }) =>
    Object.entries(messages).map(([key, text]): [string, string] => [`${file} ${key}`, text]),
  );

/** What stands outside of the placeholders, where only words and signs are left. */
const said = (text: string): string => text.replace(/\{\w+\}/g, '');

// Units, formats and marks stand in any language, and a link to another language in that one.
const PROPER = /^([^a-z]*|English)$/;

describe('the catalogue', () => {
  it('has the same files in every language', () => {
    const [source, ...others] = LOCALES.map((locale) => filesIn(locale).map(({ file }) => file));
    expect(source?.length).toBeGreaterThan(10);
    for (const files of others) expect(files).toEqual(source);
  });

  it('has a key once among all that a page shows together', () => {
    const together = filesIn('zh-CN').filter(({ file }) =>
      /^(issues|form|desk)\/|^(names|fields|phrases|entries)\.json/.test(file),
    );
    const keys = together.flatMap(({ messages }) => Object.keys(messages));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('is Chinese in Chinese', () => {
    const faults = texts('zh-CN').filter(
      ([, text]) => !/\p{Script=Han}/u.test(text) && !PROPER.test(said(text)),
    );
    expect(faults).toEqual([]);
  });

  it('is English in English, but for what is typed in Chinese', () => {
    const typed = /中文|\.公益|（个体工商户）|个人网站|浙ICP备12345678号|1号楼2单元3室/g;
    const faults = texts('en').filter(([, text]) =>
      /[\p{Script=Han}。，；：？]/u.test(text.replace(typed, '')),
    );
    expect(faults).toEqual([]);
  });

  it('has no sentence of an issue, of the form or of the desk that nobody says', () => {
    const spoken = new Set(sourceFiles().flatMap(stringsIn));
    // A key that is put together begins with what stands in front of the changing part: `step.${key}.title`.
    const begun = [...spoken].filter((text) => /^[a-zA-Z]+(\.[a-zA-Z]+)*\.$/.test(text));
    const unsaid = filesIn('en')
      .filter(({ file }) => /^(issues|form|desk)\//.test(file))
      .flatMap(({ file, messages }) => Object.keys(messages).map((key) => ({ file, key })))
      .filter(({ key }) => !spoken.has(key) && !begun.some((beginning) => key.startsWith(beginning)));
    expect(unsaid).toEqual([]);
  });

  it('counts: no plural stands behind a number that may be one', () => {
    const faults = texts('en').filter(([, text]) =>
      /\{(count|seconds|minutes|hours|days|months)\} [a-z]+s\b/.test(text),
    );
    expect(faults).toEqual([]);
  });
});

describe('an issue', () => {
  const notLike = (locale: string, shape: RegExp): [string, string][] =>
    texts(locale).filter(([where, text]) => where.startsWith('issues/') && !shape.test(text));

  it('is a sentence in each language', () => {
    expect(notLike('en', /^[“A-Z{].*[.?}]$/)).toEqual([]);
    expect(notLike('zh-CN', /[。？}]$/)).toEqual([]);
  });
});
