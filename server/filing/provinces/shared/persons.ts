import { rule, type Rule, type Sources, type WordKey } from '../rule.ts';

// Who answers for a filing, with the papers that follow from it.

/** The subject's person is the legal representative. */
export const legalRepresentative: Rule = rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, 'ALI', {
  party: 'organisation',
});

/** The same, and it must be so on record before the access. */
export const representativeOnRecord = (sources: Sources): Rule =>
  rule('subject-person', { who: 'LEGAL_REPRESENTATIVE' }, sources, {
    party: 'organisation',
    words: 'shared.representative-on-record',
  });

type Letter = { words?: WordKey };

const letter = (of: 'SUBJECT' | 'WEBSITE' | 'EITHER', sources: Sources, { words }: Letter): Rule =>
  rule(
    'extra-material',
    { material: 'AUTHORISATION_LETTER', when: 'NOT_LEGAL_REPRESENTATIVE', of },
    sources,
    {
      party: 'organisation',
      name: 'letter',
      words,
    },
  );

const withLetter = (topic: 'subject-person' | 'website-person', sources: Sources): Rule =>
  rule(topic, { who: 'LEGAL_REPRESENTATIVE_OR_LETTER' }, sources, { party: 'organisation' });

/** The subject's person is the legal representative, or brings a letter of authorisation. */
export const subjectPersonByLetter = (sources: Sources, options: Letter = {}): Rule[] => [
  withLetter('subject-person', sources),
  letter('SUBJECT', sources, options),
];

/** The website's person is the legal representative, or brings a letter of authorisation. */
export const websitePersonByLetter = (sources: Sources, options: Letter = {}): Rule[] => [
  withLetter('website-person', sources),
  letter('WEBSITE', sources, options),
];

/** Both are. */
export const personsByLetter = (sources: Sources): Rule[] => [
  withLetter('subject-person', sources),
  withLetter('website-person', sources),
  letter('EITHER', sources, {}),
];

const permit = (sources: Sources, name: string): Rule =>
  rule('extra-material', { material: 'RESIDENCE_PERMIT', when: 'NON_LOCAL_PERSON', of: 'SUBJECT' }, sources, {
    party: 'personal',
    name,
  });

/** 居住证: people from elsewhere file with a residence permit. */
export const residencePermit = (sources: Sources): Rule[] => [
  rule('residence', { accepts: 'RESIDENCE_PERMIT' }, sources, { party: 'personal' }),
  permit(sources, 'residence-permit'),
];

/** People from elsewhere file with a proof that the province names in its own words. */
export const localProof = (sources: Sources, words: WordKey, name = 'residence-permit'): Rule[] => [
  rule('residence', { accepts: 'ANY_LOCAL_PROOF' }, sources, { party: 'personal', words }),
  permit(sources, name),
];

/** Personal filings are open to identity cards of the province only. */
export const localsOnly = (sources: Sources): Rule =>
  rule('residence', { accepts: 'LOCAL_IDENTITY' }, sources, { party: 'personal' });
