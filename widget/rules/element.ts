import type { FilingKind, SubjectNature } from '../../schema/client/operations.ts';

/** What a page may set on `<filing-rules>`. */
export interface FilingRulesElement extends HTMLElement {
  /** URL of the GraphQL endpoint. */
  endpoint: string;
  /** The provider's publishable key, `pk_…`. */
  publishableKey: string;
  /** `zh-CN` or `en`; the page's language when not given. */
  locale: string;
  /** `light` or `dark`; the system's wish when not given. */
  theme: string;
  /** The province on show, by its code of GB/T 2260. */
  province: string;
  /** The nature of the subject (主办单位性质), e.g. `ENTERPRISE` or `PERSONAL`. */
  nature: SubjectNature;
  /** `NEW_ACCESS` or `CONTINUED_ACCESS`. */
  kind: FilingKind;
  /** The day whose rules are shown, `YYYY-MM-DD`; today when not given. */
  day: string;
  /** The day since which changes are told, `YYYY-MM-DD`; a year ago when not given. */
  since: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'filing-rules': FilingRulesElement;
  }
}
