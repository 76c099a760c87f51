import { ACCESS_METHODS } from '../codes/access-methods.ts';
import { DOMAIN_HOLDERS } from '../codes/domain-holders.ts';
import { LANGUAGES } from '../codes/languages.ts';
import { entryOf, isKeyOf } from '../codes/named.ts';
import type { Named } from '../codes/named.ts';
import { PRE_APPROVALS } from '../codes/pre-approvals.ts';
import { MOST_SERVICE_CONTENTS, SERVICE_CONTENTS } from '../codes/service-contents.ts';
import { checkHomepages } from '../homepage-url.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { checkWidth, isBlank, tidy, WIDTHS } from '../text.ts';
import { checkRemark } from './check-person.ts';
import type { DetailsContext } from './context.ts';
import type { PreApprovalDraft, WebsiteDraft } from './draft.ts';

const checkKeys = (path: readonly string[], values: readonly string[], table: readonly Named[]): Issue[] => {
  const unknown = values.find((value): boolean => !isKeyOf(table, value));
  if (unknown !== undefined) return [issue(path, 'NOT_IN_LIST', { value: unknown })];
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  return twice === undefined ? [] : [issue(path, 'DUPLICATE', { value: twice })];
};

const checkContents = (
  path: readonly string[],
  contents: readonly string[],
  context: DetailsContext,
): Issue[] => {
  const wrong = checkKeys(path, contents, SERVICE_CONTENTS);
  if (wrong.length > 0) return wrong;
  if (contents.length > MOST_SERVICE_CONTENTS)
    return [issue(path, 'TOO_MANY', { max: MOST_SERVICE_CONTENTS })];
  const { value, rule } = context.rules.serviceContents;
  const only: readonly string[] | null = value.only;
  const barred: readonly string[] = value.barred;
  const outside = only && contents.find((content) => !only.includes(content));
  if (only && outside) {
    return [issue(path, 'SERVICE_CONTENT_NOT_ALLOWED', { content: outside, contents: only.join(',') }, rule)];
  }
  const bad = contents.find((content) => barred.includes(content));
  return bad === undefined ? [] : [issue(path, 'SERVICE_CONTENT_BARRED', { content: bad }, rule)];
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
  const { value: here, rule } = context.rules.preApprovals;
  if (entry.inForce !== 'NATIONWIDE' && !here.includes(entry.key)) {
    return [issue(at, 'PRE_APPROVAL_NOT_IN_FORCE', { name: entry.key }, rule)];
  }
  return isBlank(draft.number)
    ? [issue([...path, 'number'], 'PRE_APPROVAL_NUMBER')]
    : checkWidth([...path, 'number'], draft.number, WIDTHS.permitNumber);
};

const checkWebsiteRemark = (
  path: readonly string[],
  website: WebsiteDraft,
  context: DetailsContext,
): Issue[] => {
  const { value, rule } = context.rules.websiteRemark;
  const remark = tidy(website.remark ?? '');
  if (value.characters > 0 && remark === '') return [issue(path, 'REMARK_REQUIRED', {}, rule)];
  if ([...remark].length < value.characters) {
    return [issue(path, 'REMARK_TOO_SHORT', { min: value.characters }, rule)];
  }
  if (value.declaresPersonal && !/个人/.test(remark)) {
    return [issue(path, 'REMARK_PERSONAL_DECLARATION', {}, rule)];
  }
  return checkRemark(path, remark);
};

/** Issues of a website's own fields; its person is checked apart. */
export const checkWebsite = (
  path: readonly string[],
  website: WebsiteDraft,
  context: DetailsContext,
): Issue[] => {
  const known = context.websites.find((one) => one.websiteId === website.websiteId);
  if (!known) return [issue(path, 'WEBSITE_UNKNOWN')];
  const { homepages } = context.rules;
  const { accessMethod: method, domainHolder: holder } = website;
  return [
    ...(isBlank(website.name) ? [] : checkWidth([...path, 'name'], tidy(website.name), WIDTHS.websiteName)),
    ...(isBlank(website.homepageUrl)
      ? []
      : checkHomepages(
          [...path, 'homepageUrl'],
          website.homepageUrl,
          known.domains,
          homepages.value,
          homepages.rule,
        )),
    ...checkContents([...path, 'serviceContents'], website.serviceContents ?? [], context),
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
    ...checkWebsiteRemark([...path, 'remark'], website, context),
  ];
};
