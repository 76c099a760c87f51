import type { SubjectNature } from '../choices/subject-natures.ts';
import type { Divisions } from '../places.ts';
import type { Maybe } from '../text.ts';
import type { FieldRules } from './field-rules.ts';

/** What is fixed before the details are typed, and the rules they are judged by. */
export type DetailsContext = {
  kind: 'NEW_ACCESS' | 'CONTINUED_ACCESS';
  nature: SubjectNature;
  certificateType: string;
  /** The subject's certificate number from the type check; without it the person of a personal filing is not compared. */
  certificateNumber?: Maybe;
  /** GB/T 2260, six digits. */
  province: string;
  /** The authority's divisions. */
  divisions: Divisions;
  /** `YYYY-MM-DD` in China. */
  today: string;
  rules: FieldRules;
  /** `filedName`: as the authority told it in the type check, where it did. */
  websites: readonly { websiteId: string; domains: readonly string[]; filedName?: Maybe }[];
};
