import type { ConsentLanguage, ConsentPurpose } from '../../../../schema/client/operations.ts';
import type { ConsentTextView, FilingView } from '../../../kit/client/views.ts';
import { consentTextsQuery } from '../../../kit/client/operations/first-step.graphql.ts';
import { currentLocale } from '../../../kit/words/words.ts';
import { consentLanguageOf } from '../../start/opening.ts';
import type { FilingStore } from '../../store/store.ts';

/** The texts in force in one language, with the provider's own policy. */
export type Texts = {
  language: ConsentLanguage;
  of: ReadonlyMap<ConsentPurpose, ConsentTextView>;
  policyUrl: string | null;
};

const loading = new WeakMap<FilingStore, Map<ConsentLanguage, Promise<Texts>>>();

/** The language that consents are read and given in. */
export const consentLanguage = (): ConsentLanguage => consentLanguageOf(currentLocale());

/** The texts as they came with the viewer, or fetched once for each other language; `anew` after the service said that they are no longer in force. */
export function textsOf(store: FilingStore, language: ConsentLanguage, anew = false): Promise<Texts> {
  const known = loading.get(store) ?? new Map<ConsentLanguage, Promise<Texts>>();
  loading.set(store, known);
  const found = anew ? undefined : known.get(language);
  if (found) return found;
  const { opening } = store;
  const came = !anew && opening && consentLanguageOf(opening.locale) === language ? opening.data : null;
  const answer = came ? Promise.resolve(came) : store.api.query(consentTextsQuery, { language });
  const texts = answer.then(({ consentTexts, viewer }) => ({
    language,
    of: new Map(consentTexts.map((text) => [text.purpose, text])),
    policyUrl: 'privacyPolicyUrl' in viewer.provider ? viewer.provider.privacyPolicyUrl : null,
  }));
  known.set(language, texts);
  // What failed is asked for again by whoever needs it next.
  texts.catch(() => known.delete(language));
  return texts;
}

/** Whether the service holds the consent to what is stored under it: it says so in the steps where it does not. */
export const isAgreed = ({ consents, steps }: FilingView, purpose: ConsentPurpose): boolean =>
  consents.some((one) => one.purpose === purpose && !one.withdrawnAt) &&
  !steps.some(({ issues }) => issues.some(({ path }) => path[0] === 'consent' && path[1] === purpose));
