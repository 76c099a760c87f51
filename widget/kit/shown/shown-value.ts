import { ACCESS_METHODS } from '../../../schema/rules/choices/access-methods.ts';
import { certificateEntry } from '../../../schema/rules/choices/certificate-types.ts';
import { DOMAIN_HOLDERS } from '../../../schema/rules/choices/domain-holders.ts';
import { LANGUAGES } from '../../../schema/rules/choices/languages.ts';
import { entryOf } from '../../../schema/rules/choices/named.ts';
import type { Named } from '../../../schema/rules/choices/named.ts';
import { PRE_APPROVALS } from '../../../schema/rules/choices/pre-approvals.ts';
import { SERVICE_CONTENTS } from '../../../schema/rules/choices/service-contents.ts';
import type { PreApprovalDraft } from '../../../schema/rules/details/draft.ts';
import { grouped } from '../elements/grouping.ts';
import { nameOf } from '../words/issue-words.ts';
import { say } from '../words/words.ts';

const names = (table: readonly Named[], keys: unknown): string =>
  (Array.isArray(keys) ? (keys as string[]) : [])
    .map((key) => nameOf(entryOf(table, key)) || key)
    .join(say('list.separator'));

const permits = (value: unknown): string => {
  if (!Array.isArray(value)) return '';
  if (value.length === 0) return say('details.noPreApproval');
  return (value as PreApprovalDraft[])
    .map(({ type, number }) => [nameOf(entryOf(PRE_APPROVALS, type)), number].filter(Boolean).join(' '))
    .join(say('list.separator'));
};

const plain = (value: unknown): string => (typeof value === 'string' ? value : '');

const SHOWN: Record<string, (value: unknown) => string> = {
  certificateType: (value) => nameOf(certificateEntry(value)),
  certificateNumber: (value) => grouped(plain(value), 'identity'),
  certificateUntil: (value) => (value === 'LONG_TERM' ? say('details.longTerm') : plain(value)),
  mobile: (value) => grouped(plain(value), 'mobile'),
  serviceContents: (value) => names(SERVICE_CONTENTS, value),
  languages: (value) => names(LANGUAGES, value),
  accessMethod: (value) => nameOf(entryOf(ACCESS_METHODS, value)),
  domainHolder: (value) => nameOf(entryOf(DOMAIN_HOLDERS, value)),
  preApprovals: permits,
  samePerson: (value) => (value === true ? say('details.samePerson') : ''),
  websiteId: () => '',
  person: () => '',
};

/** A field of the details as people read it; empty when there is nothing. */
export const shownValue = (name: string, value: unknown): string => (SHOWN[name] ?? plain)(value);
