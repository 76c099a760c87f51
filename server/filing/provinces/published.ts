import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { choiceName } from '../../../schema/messages/choices.ts';
import { choices } from '../../../schema/messages/generated/choices.js';
import { ruleSources } from '../../../schema/messages/generated/rule-sources.js';
import { inEachLanguage } from '../../../schema/messages/locales.ts';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import { PROVINCE_DATA } from './data/index.ts';
import { TELLINGS, type Topic } from './meanings/topics.ts';
import { noteOf, stepOf } from './notes.ts';
import { allRules, type ActiveRule } from './rules.ts';
import { ERAS, type Source } from './sources.ts';

const STEPS = [
  'TYPE',
  'SERVER',
  'PASSWORD',
  'DETAILS',
  'MATERIALS',
  'PHOTO',
  'SMS',
  'MAIL',
  'RESULT',
] as const;
const TOPICS = Object.keys(TELLINGS) as [Topic, ...Topic[]];
const SOURCES = Object.keys(ERAS) as Source[];

/** Of another edition a source may be one that is not known here. */
const source = z.string().regex(/^[A-Z][A-Z0-9_]{1,30}$/);

const text = z.strictObject({ 'zh-CN': z.string(), en: z.string() });
const day = z.iso.date();

const publishedRule = z
  .strictObject({
    key: z.string().meta({
      description: 'Names the rule where an issue or a note names it, e.g. `zhejiang.must-equal.personal`.',
    }),
    of: z.string().meta({
      description: 'The code of the province (GB/T 2260, six digits), or `national` for the whole country.',
    }),
    topic: z.enum(TOPICS).meta({ description: 'What the rule is about.' }),
    value: z
      .record(z.string(), z.json())
      .meta({ description: 'What the rule says. Its fields are those of its topic.' }),
    party: z
      .enum(['personal', 'organisation', 'all'])
      .meta({ description: 'Whom the rule binds: persons (个人), everybody else (单位), or all.' }),
    step: z.enum(STEPS).meta({ description: 'The step of a filing at which the rule matters.' }),
    from: day.meta({ description: 'The first day on which the rule holds, in China.' }),
    until: day.nullable().meta({ description: 'The last day; null while the rule holds.' }),
    sources: z.array(source).min(1).meta({ description: 'The documents that say so, by their keys.' }),
    text: text
      .nullable()
      .meta({ description: 'The rule as people read it; null for a default that is not told.' }),
  })
  .meta({ description: 'One administrative rule: what it says, to whom, who said so, and when it holds.' });

/** The rules of the country and its provinces as one document, for whoever checks, corrects or uses them. */
export const publishedRules = z
  .strictObject({
    format: z.literal(1),
    version: z
      .string()
      .regex(/^[0-9a-f]{12}$/)
      .meta({ description: 'Digest of all that follows: another one means that something has changed.' }),
    sources: z.array(
      z.strictObject({
        key: source,
        title: text,
        describes: day.meta({ description: 'The first day of the time that the document describes.' }),
      }),
    ),
    provinces: z.array(
      z.strictObject({
        code: z.string(),
        name: text,
        doubts: z
          .array(z.string())
          .meta({ description: 'Where sources disagree, and which one is followed.' }),
      }),
    ),
    rules: z.array(publishedRule),
  })
  .meta({ title: 'Rules of access filings (接入备案)' });

export type PublishedRules = z.infer<typeof publishedRules>;

const ownerOf = (key: string): string =>
  PROVINCES.find((province) => key.startsWith(`${province.key}.`))?.code ?? 'national';

const published = (rule: ActiveRule): PublishedRules['rules'][number] => ({
  key: rule.key,
  of: ownerOf(rule.key),
  topic: rule.topic,
  value: { ...rule.value },
  party: rule.party,
  step: stepOf(rule),
  from: rule.validFrom,
  until: rule.validUntil,
  sources: [...rule.sources],
  text: noteOf(rule)?.text ?? null,
});

/**
 * Every rule of the data, in force or not, in the order in which the data tell them.
 * @param of the codes of provinces, and `national`; all where it is left out
 */
export function rulesToPublish(of?: readonly string[]): PublishedRules {
  const isWanted = (owner: string): boolean => !of || of.includes(owner);
  const rules = allRules()
    .map(published)
    .filter((rule) => isWanted(rule.of));
  const content = {
    sources: SOURCES.map((key) => ({
      key,
      title: inEachLanguage((locale) => ruleSources[locale][key]),
      describes: ERAS[key],
    })),
    provinces: PROVINCE_DATA.filter(({ code }) => isWanted(code)).map(({ code, doubts }) => ({
      code,
      name: inEachLanguage((locale) => choiceName(choices[locale], 'province', code) ?? code),
      doubts: [...doubts],
    })),
    rules,
  };
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
  return { format: 1, version, ...content };
}

/** How two editions of the rules differ. */
export type RuleChange = {
  readonly what: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly rule: PublishedRules['rules'][number];
};

/** A rule is the same one where its key and its first day are. */
const identityOf = ({ key, from }: { key: string; from: string }): string => `${key} ${from}`;

/** What another edition has otherwise than this one. */
export function changesIn(mine: PublishedRules, theirs: PublishedRules): RuleChange[] {
  const before = new Map(mine.rules.map((rule) => [identityOf(rule), rule]));
  const after = new Map(theirs.rules.map((rule) => [identityOf(rule), rule]));
  return [
    ...theirs.rules.flatMap((rule): RuleChange[] => {
      const known = before.get(identityOf(rule));
      if (!known) return [{ what: 'ADDED', rule }];
      return isDeepStrictEqual(known, rule) ? [] : [{ what: 'CHANGED', rule }];
    }),
    ...mine.rules.flatMap((rule): RuleChange[] =>
      after.has(identityOf(rule)) ? [] : [{ what: 'REMOVED', rule }],
    ),
  ];
}
