import { ACCESS_METHODS } from '../choices/access-methods.ts';
import { DOMAIN_HOLDERS } from '../choices/domain-holders.ts';
import { LANGUAGES } from '../choices/languages.ts';
import { entryOf, isKeyOf } from '../choices/choice.ts';
import type { Choice } from '../choices/choice.ts';
import { PRE_APPROVALS } from '../choices/pre-approvals.ts';
import { MOST_SERVICE_CONTENTS, SERVICE_CONTENTS } from '../choices/service-contents.ts';
import { checkHomepages, homepagesIn } from '../homepage-url.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { checkWidth, isBlank, tidy, WIDTHS, type Maybe } from '../text.ts';
import { checkRemark } from './check-person.ts';
import type { DetailsContext } from './context.ts';
import type { PreApprovalDraft, WebsiteDraft } from './draft.ts';
import { ruleIssues } from './field-rules.ts';

const checkKeys = (path: readonly string[], values: readonly string[], table: readonly Choice[]): Issue[] => {
  const unknown = values.find((value): boolean => !isKeyOf(table, value));
  if (unknown !== undefined) return [issue(path, 'NOT_IN_LIST', { value: unknown })];
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  return twice === undefined ? [] : [issue(path, 'DUPLICATE', { value: twice })];
};

const checkContents = (
  website: readonly string[],
  contents: readonly string[],
  context: DetailsContext,
): Issue[] => {
  const path = [...website, 'serviceContents'];
  const wrong = checkKeys(path, contents, SERVICE_CONTENTS);
  if (wrong.length > 0) return wrong;
  if (contents.length > MOST_SERVICE_CONTENTS)
    return [issue(path, 'TOO_MANY', { max: MOST_SERVICE_CONTENTS })];
  return ruleIssues(context.rules, 'service-contents', { contents }, website);
};

const checkPreApproval = (
  path: readonly string[],
  draft: PreApprovalDraft,
  context: DetailsContext,
): Issue[] => {
  const at = [...path, 'type'];
  if (isBlank(draft.type)) return [issue(at, 'REQUIRED')];
  const entry = entryOf(PRE_APPROVALS, draft.type);
  if (!entry) return [issue(at, 'NOT_IN_LIST', { value: draft.type })];
  const elsewhere = ruleIssues(context.rules, 'pre-approvals', { type: entry.key }, path);
  if (elsewhere.length > 0) return elsewhere;
  return isBlank(draft.number)
    ? [issue([...path, 'number'], 'PRE_APPROVAL_NUMBER')]
    : checkWidth([...path, 'number'], draft.number, WIDTHS.permitNumber);
};

const checkWebsiteRemark = (
  path: readonly string[],
  website: WebsiteDraft,
  context: DetailsContext,
): Issue[] => {
  const remark = tidy(website.remark ?? '');
  const wanted = ruleIssues(context.rules, 'website-remark', { remark }, path);
  return wanted.length > 0 ? wanted : checkRemark([...path, 'remark'], remark);
};

const checkHomepage = (
  path: readonly string[],
  text: Maybe,
  domains: readonly string[],
  { rules }: DetailsContext,
): Issue[] => {
  if (isBlank(text)) return [];
  const at = [...path, 'homepageUrl'];
  const wrong = checkHomepages(at, text, domains);
  if (wrong.length > 0) return wrong;
  const counted = { addresses: homepagesIn(text).length, domains: domains.length };
  const miscounted = ruleIssues(rules, 'homepages', counted, path);
  return miscounted.length > 0 ? miscounted : checkWidth(at, text, WIDTHS.homepageUrl);
};

/** Issues of a website's own fields; its person is checked apart. */
export const checkWebsite = (
  path: readonly string[],
  website: WebsiteDraft,
  context: DetailsContext,
): Issue[] => {
  const known = context.websites.find((one) => one.websiteId === website.websiteId);
  if (!known) return [issue(path, 'WEBSITE_UNKNOWN')];
  const { accessMethod: method, domainHolder: holder } = website;
  return [
    ...(isBlank(website.name) ? [] : checkWidth([...path, 'name'], tidy(website.name), WIDTHS.websiteName)),
    ...checkHomepage(path, website.homepageUrl, known.domains, context),
    ...checkContents(path, website.serviceContents ?? [], context),
    ...checkKeys([...path, 'languages'], website.languages ?? [], LANGUAGES),
    ...(website.preApprovals ?? []).flatMap((draft, index) =>
      checkPreApproval([...path, 'preApprovals', String(index)], draft, context),
    ),
    ...(isBlank(method) || isKeyOf(ACCESS_METHODS, method)
      ? []
      : [issue([...path, 'accessMethod'], 'NOT_IN_LIST', { value: method })]),
    ...(isBlank(holder) || isKeyOf(DOMAIN_HOLDERS, holder)
      ? []
      : [issue([...path, 'domainHolder'], 'NOT_IN_LIST', { value: holder })]),
    ...checkWebsiteRemark(path, website, context),
  ];
};
