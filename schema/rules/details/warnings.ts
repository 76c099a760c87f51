import type { DomainHolder } from '../choices/domain-holders.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { isRegisteredIn } from '../numbers/identity-card.ts';
import { isVirtualMobile, mobileOf } from '../phone.ts';
import { isBlank } from '../text.ts';
import type { Maybe } from '../text.ts';
import { completeDetails } from './complete.ts';
import { numberWarnings } from './confirmations.ts';
import type { DetailsContext } from './context.ts';
import type { FilingDetailsDraft } from './draft.ts';
import { ruleIssues } from './field-rules.ts';
import { siteNameWarnings } from './site-name.ts';

/** Where nobody says more, a domain is held by the subject itself. */
const ITSELF: readonly DomainHolder[] = ['ORGANISATION'];

/**
 * Access is not in the table of what the registers verify, yet the holder must fit the subject (域名持有者): someone the
 * province does not accept is warned of, and the province decides.
 */
const holderWarnings = (path: readonly string[], holder: Maybe, { rules }: DetailsContext): Issue[] => {
  if (isBlank(holder)) return [];
  if (rules['domain-holder']) return ruleIssues(rules, 'domain-holder', { holder }, path);
  return ITSELF.some((one) => one === holder)
    ? []
    : [issue([...path, 'domainHolder'], 'DOMAIN_HOLDER_OTHER', { holders: ITSELF.join(',') })];
};

/** The number of an identity card keeps the place of first registration, which says little about where a person is filed now. */
const localWarnings = (context: DetailsContext): Issue[] => {
  const { nature, certificateType, certificateNumber: number, province } = context;
  if (nature !== 'PERSONAL' || certificateType !== 'IDENTITY_CARD' || isBlank(number)) return [];
  const local = isRegisteredIn(number, province);
  return ruleIssues(context.rules, 'residence', { local, province }, ['subject']);
};

/** The authority's text may never reach such a number, and the check by it ends after a day. */
const mobileWarnings = (path: readonly string[], mobile: Maybe): Issue[] =>
  isVirtualMobile(mobileOf(mobile ?? '') ?? '') ? [issue([...path, 'mobile'], 'MOBILE_VIRTUAL')] : [];

/** What should be known of the access details and bars nothing, beside the fields it speaks of. */
export const detailsWarnings = (draft: FilingDetailsDraft, context: DetailsContext): Issue[] => [
  ...numberWarnings(completeDetails(draft, context), context),
  ...localWarnings(context),
  ...mobileWarnings(['subjectPerson'], draft.subjectPerson?.mobile),
  ...(draft.websites ?? []).flatMap((website, index) => {
    const known = context.websites.find((one) => one.websiteId === website.websiteId);
    if (!known) return [];
    const path = ['websites', String(index)];
    return [
      ...(website.samePerson === false ? mobileWarnings([...path, 'person'], website.person?.mobile) : []),
      ...siteNameWarnings(path, website.name, known, context),
      ...holderWarnings(path, website.domainHolder, context),
    ];
  }),
];
