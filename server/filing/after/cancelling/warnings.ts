import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { suffixWarnings } from '../../draft/type/warnings.ts';

type Cancellable = { domains: string[]; record: { subject: { province: string; nature: string } } };

/**
 * What should be known before an access is cancelled (取消接入). Whether another provider serves the website nobody tells us,
 * so the warning of a shell (空壳网站) always stands.
 */
export const cancellationWarnings = ({ domains, record: { subject } }: Cancellable, now: Date): Issue[] => [
  issue(['websiteNumber'], 'CANCEL_SHELL'),
  ...suffixWarnings({ province: subject.province, nature: subject.nature, domains, createdAt: now }).map(
    ({ params = {}, rule, path }) => issue(path, 'CANCEL_SUFFIX', params, rule),
  ),
];
