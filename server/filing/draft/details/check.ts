import { checkDetails as checkDraft } from '../../../../schema/rules/details/check.ts';
import { detailsWarnings as warningsOfDraft } from '../../../../schema/rules/details/warnings.ts';
import type { DetailsContext } from '../../../../schema/rules/details/context.ts';
import type { Issue } from '../../../../schema/rules/issue.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import type { Sealer } from '../../../platform/privacy/sealer.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { DIVISIONS } from '../../provinces/divisions.ts';
import { fieldRules } from '../../provinces/field-rules.ts';
import { rulesOf } from '../../provinces/rules-of.ts';
import { certificateNumberOf } from './complete.ts';
import { recordIssues } from './record.ts';
import { loadDetails, type StoredDetails } from './store.ts';

const contextOf = (sealer: Sealer, filing: FullFiling, now: Date): DetailsContext => {
  const nature = filing.nature;
  return {
    kind: filing.kind,
    nature,
    certificateType: filing.certificateType,
    certificateNumber: certificateNumberOf(sealer, filing),
    province: filing.province,
    divisions: DIVISIONS,
    today: chinaDay(now),
    rules: fieldRules(rulesOf(filing, now), nature),
    websites: filing.websites.map(({ id, domains, filedName }) => ({ websiteId: id, domains, filedName })),
  };
};

/** What is wrong with access details that are not saved yet. */
export const draftIssues = (sealer: Sealer, filing: FullFiling, draft: StoredDetails, now: Date): Issue[] =>
  checkDraft(draft, contextOf(sealer, filing, now));

/** What is wrong with the saved access details under the rules of the filing's province now; paths start at the details. */
export const detailsIssues = (sealer: Sealer, filing: FullFiling, now: Date): Issue[] => [
  ...draftIssues(sealer, filing, loadDetails(sealer, filing), now),
  ...recordIssues(sealer, filing, rulesOf(filing, now)),
];

/** What should be known of the saved access details and bars nothing. */
export const detailsWarnings = (sealer: Sealer, filing: FullFiling, now: Date): Issue[] =>
  warningsOfDraft(loadDetails(sealer, filing), contextOf(sealer, filing, now));
