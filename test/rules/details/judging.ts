import { checkDetails } from '../../../schema/rules/details/check.ts';
import type { DetailsContext } from '../../../schema/rules/details/context.ts';
import type {
  FilingDetailsDraft,
  PersonDraft,
  SubjectDraft,
  WebsiteDraft,
} from '../../../schema/rules/details/draft.ts';
import { COMPANY, contextFor, WEBSITE } from './sample.ts';

/** The issues of a draft in short: path, code and rule. */
export const told = (draft: FilingDetailsDraft, context: DetailsContext = contextFor()): string[] =>
  checkDetails(draft, context).map(
    ({ path, code, rule }) => `${path.join('.')} ${code}${rule ? ` ${rule}` : ''}`,
  );

export const withSubject = (change: SubjectDraft, draft = COMPANY): FilingDetailsDraft => ({
  ...draft,
  subject: { ...draft.subject, ...change },
});
export const withPerson = (change: PersonDraft, draft = COMPANY): FilingDetailsDraft => ({
  ...draft,
  subjectPerson: { ...draft.subjectPerson, ...change },
});
export const withWebsite = (change: Partial<WebsiteDraft>, draft = COMPANY): FilingDetailsDraft => ({
  ...draft,
  websites: [{ ...(draft.websites?.[0] ?? WEBSITE), ...change }],
});
