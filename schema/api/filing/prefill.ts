import { MAX_ITEMS } from '../input-limits.ts';
import { builder } from '../builder.ts';
import { FILING_ERRORS, mutation } from '../mutation.ts';
import { PersonInput, SubjectDetailsInput, websiteInputs } from './details-input.ts';
import { versioned } from './mutations.ts';
import { filingResult } from './result-field.ts';

const PrefillWebsiteInput = builder.inputType('PrefillWebsiteInput', {
  description: 'What the provider knows of one website (网站). What is left out is asked of the applicant.',
  fields: (t) => ({
    domain: t.string({
      description:
        'A domain of the website, by which it is found in the filing. It may be left out in `prefillFiling` where the filing has one website.',
    }),
    ...websiteInputs(t),
  }),
});

/** What a provider knows of the details. */
export const PrefillInput = builder.inputType('PrefillInput', {
  description:
    'What the provider knows of the access details (填写接入信息). The form shows it as given by the provider. A field that is not locked is filled in only where nothing stands yet.',
  fields: (t) => ({
    subject: t.field({ type: SubjectDetailsInput, description: 'What is known of the subject (主体信息).' }),
    subjectPerson: t.field({
      type: PersonInput,
      description: 'What is known of the responsible person of the subject (主体负责人).',
    }),
    websites: t.field({
      type: [PrefillWebsiteInput],
      description: 'What is known of the websites (网站信息), one entry for each.',
    }),
    server: t.string({
      description:
        'The `instanceRef` of the server on which all websites of the filing stand, of the applicant’s own account or of none. Each takes one of its slots, as with `verifyServer`. Given along with a session it is left out where the server cannot take them when the filing begins.',
    }),
    locked: t.stringList({
      description: `The paths of the given fields that the applicant may not change, such as \`subject.name\`, \`websites.0.name\`, \`server\`, or \`subjectPerson\` for all of a part, at most ${MAX_ITEMS}. All others stay open.`,
    }),
  }),
});

mutation('prefillFiling', {
  as: 'SECRET_KEY',
  description:
    'Fills in what the provider knows of a filing that is `DRAFT` or `RETURNED`. Values are held to the same rules as what an applicant types, and refused with the path of each that breaks them. It needs the applicant’s consent to `FILING`.',
  input: (t) => ({
    ...versioned(t),
    prefill: t.field({ type: PrefillInput, required: true, description: 'What the provider knows.' }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.prefillFiling(work, input),
  result: filingResult,
});
