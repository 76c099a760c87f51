import { createHash } from 'node:crypto';
import { choiceName } from '../../../schema/messages/choices.ts';
import { choices } from '../../../schema/messages/generated/choices.js';
import { inEachLanguage, type InEachLanguage } from '../../../schema/messages/locales.ts';
import { say, type Told } from '../../../schema/rules/province-topics/meaning.ts';
import type { CommitmentClause } from './meanings/process.ts';
import type { ProvinceRules } from './rules.ts';
import { inWords } from './words.ts';

/** What is read and signed (承诺书); the words in Chinese are those that count. */
export type Commitment = {
  title: InEachLanguage;
  lead: InEachLanguage;
  clauses: readonly InEachLanguage[];
  /** SHA-256 of the Chinese text, in hexadecimal: proves which words were signed. */
  hash: string;
};

const CLAUSES: Readonly<Record<CommitmentClause, (rules: ProvinceRules) => Told>> = {
  TRUE: () => say('commitment.TRUE'),
  LAWFUL: () => say('commitment.LAWFUL'),
  OWN_USE: () => say('commitment.OWN_USE'),
  CHANGE: ({ changeWithin: days }) =>
    days === null ? say('commitment.CHANGE') : say('commitment.CHANGE_WITHIN', { days }),
  FOOTER: ({ footerNumber }) =>
    say(footerNumber === 'SUBJECT_NUMBER' ? 'commitment.FOOTER_SUBJECT' : 'commitment.FOOTER_WEBSITE'),
  REACHABLE: () => say('commitment.REACHABLE'),
  LIABLE: () => say('commitment.LIABLE'),
};

/** Of the Chinese numerals as clauses have them; there are never ten. */
const numeral = new Intl.NumberFormat('zh-CN-u-nu-hanidec');

/** The whole text as it is shown, signed and hashed. */
export const textOf = ({ title, lead, clauses }: Omit<Commitment, 'hash'>): InEachLanguage =>
  inEachLanguage((locale) =>
    [
      title[locale],
      lead[locale],
      ...clauses.map(
        (clause, at) =>
          `${locale === 'zh-CN' ? `${numeral.format(at + 1)}、` : `${at + 1}. `}${clause[locale]}`,
      ),
    ].join('\n'),
  );

/** The commitment of a province on a day; null where nothing is signed on a screen. */
export const commitmentUnder = (rules: ProvinceRules): Commitment | null => {
  if (!rules.electronic) return null;
  const titles = inEachLanguage((locale) => choiceName(choices[locale], 'province', rules.code) ?? '');
  const words = {
    title: inEachLanguage((locale) => inWords(say('commitment.title', { province: titles[locale] }))[locale]),
    lead: inWords(say('commitment.lead')),
    clauses: rules.electronic.clauses.map((clause) => inWords(CLAUSES[clause](rules))),
  };
  return { ...words, hash: createHash('sha256').update(textOf(words)['zh-CN'], 'utf8').digest('hex') };
};
