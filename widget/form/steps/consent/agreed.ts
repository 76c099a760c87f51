import type { ConsentLanguage, ConsentPurpose } from '../../../../schema/client/operations.ts';
import type { Locale } from '../../../../schema/messages/locales.ts';
import type { ConsentTextView, FilingView } from '../../../kit/client/views.ts';
import { consentTextsQuery } from '../../../kit/client/operations/consent.graphql.ts';
import { currentLocale } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';

/** The texts in force in one language, with the provider's own policy. */
export type Texts = {
  language: ConsentLanguage;
  of: ReadonlyMap<ConsentPurpose, ConsentTextView>;
  policyUrl: string | null;
};

const loading = new WeakMap<FilingStore, Map<ConsentLanguage, Promise<Texts>>>();

const LANGUAGES: Readonly<Record<Locale, ConsentLanguage>> = { 'zh-CN': 'ZH_CN', en: 'EN' };

/** The language that consents are read and given in. */
export const consentLanguage = (): ConsentLanguage => LANGUAGES[currentLocale()];

/** Fetches the texts once for each language; `anew` after the service said that they are no longer in force. */
export function textsOf(store: FilingStore, language: ConsentLanguage, anew = false): Promise<Texts> {
  const known = loading.get(store) ?? new Map<ConsentLanguage, Promise<Texts>>();
  loading.set(store, known);
  const found = anew ? undefined : known.get(language);
  if (found) return found;
  const texts = store.api.query(consentTextsQuery, { language }).then(({ consentTexts, viewer }) => ({
    language,
    of: new Map(consentTexts.map((text) => [text.purpose, text])),
    policyUrl: viewer.provider.privacyPolicyUrl,
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
