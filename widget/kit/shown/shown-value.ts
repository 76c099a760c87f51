import type { ChoiceKind } from '../../../schema/messages/choices.ts';
import type { PreApprovalDraft } from '../../../schema/rules/details/draft.ts';
import { certificateKind } from '../../../schema/messages/values/certificates.ts';
import { IDENTIFIERS } from '../../../schema/messages/values/identifiers.ts';
import { factText } from '../../../schema/messages/values/moments.ts';
import { nameOfCode } from '../words/labels.ts';
import { currentLocale, say } from '../words/words.ts';

const names = (kind: ChoiceKind, keys: unknown): string =>
  (Array.isArray(keys) ? (keys as string[]) : [])
    .map((key) => nameOfCode(kind, key) || key)
    .join(say('list.separator'));

const permits = (value: unknown): string => {
  if (!Array.isArray(value)) return '';
  if (value.length === 0) return say('details.noPreApproval');
  return (value as PreApprovalDraft[])
    .map(({ type, number }) => [nameOfCode('preApproval', type), number].filter(Boolean).join(' '))
    .join(say('list.separator'));
};

const plain = (value: unknown): string => (typeof value === 'string' ? value : '');
const mobile = (value: unknown): string => IDENTIFIERS.mobile.shown(plain(value));
const dayOf = (value: unknown): string => factText(plain(value), currentLocale());

type Beside = { readonly certificateType?: unknown };

const SHOWN: Record<string, (value: unknown, beside: Beside) => string> = {
  certificateType: (value) => nameOfCode('certificate', value),
  certificateNumber: (value, { certificateType }) =>
    IDENTIFIERS[certificateKind(certificateType)].shown(plain(value)),
  legalRepresentativeCertificateNumber: (value) => IDENTIFIERS.identity.shown(plain(value)),
  certificateFrom: dayOf,
  certificateUntil: (value) => (value === 'LONG_TERM' ? say('details.longTerm') : dayOf(value)),
  mobile,
  emergencyPhone: mobile,
  serviceContents: (value) => names('content', value),
  languages: (value) => names('language', value),
  accessMethod: (value) => nameOfCode('access', value),
  domainHolder: (value) => nameOfCode('holder', value),
  preApprovals: permits,
  samePerson: (value) => (value === true ? say('details.samePerson') : ''),
  websiteId: () => '',
  person: () => '',
};

/** A field of the details as people read it, `beside` what stands with it; empty when there is nothing. */
export const shownValue = (name: string, value: unknown, beside: Beside): string =>
  (SHOWN[name] ?? plain)(value, beside);
