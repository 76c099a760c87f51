import type { FilingAction, StepGroup, StepKey, StepStatus } from '../../../server/application.ts';
import {
  FilingKind,
  FilingState,
  Mode,
  SmsOutcome,
  WebsiteResult,
  ReviewDecision,
  MaterialStatus,
} from '../../../prisma/generated/client/enums.ts';
import { ACCESS_METHODS } from '../../rules/codes/access-methods.ts';
import { CERTIFICATE_TYPES } from '../../rules/codes/certificate-types.ts';
import { SUBJECT_NATURES } from '../../rules/codes/subject-natures.ts';
import { builder } from '../builder.ts';

export const ModeEnum = builder.enumType(Mode, {
  name: 'Mode',
  description: 'Test mode talks to the rehearsal authority, live mode to the real one.',
});
export const FilingKindEnum = builder.enumType(FilingKind, {
  name: 'FilingKind',
  description:
    'NEW_ACCESS 新增接入备案: the subject was never filed here. CONTINUED_ACCESS 继续接入备案: it was.',
});
export const FilingStateEnum = builder.enumType(FilingState, {
  name: 'FilingState',
  description: 'Where an order stands (订单状态).',
});
export const WebsiteResultEnum = builder.enumType(WebsiteResult, {
  name: 'WebsiteResult',
  description: 'The authority’s result for one site.',
});
export const SmsOutcomeEnum = builder.enumType(SmsOutcome, {
  name: 'SmsOutcome',
  description: 'Where the SMS check (短信核验) stands.',
});
export const ReviewDecisionEnum = builder.enumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'What a reviewer decided (初审).',
});
export const MaterialStatusEnum = builder.enumType(MaterialStatus, {
  name: 'MaterialStatus',
  description: 'AWAITING the file, STORED, REFUSED with a reason, or REMOVED.',
});

export const FilingActionEnum = builder.enumType('FilingAction', {
  description: 'What may be done to a filing; the state machine says when and by whom.',
  values: {
    VERIFY_SERVER: { description: 'Check a site’s server (产品验证).' },
    VERIFY_PASSWORD: { description: 'Check the filing password (备案密码).' },
    SAVE_DETAILS: { description: 'Save the access details.' },
    UPLOAD: { description: 'Upload or remove papers (资料).' },
    GRANT_CONSENT: { description: 'Agree to the processing of personal data.' },
    WITHDRAW_CONSENT: { description: 'Take a consent back.' },
    SUBMIT: { description: 'Submit the draft for review (提交初审).' },
    WITHDRAW: { description: 'Take the order back for editing.' },
    RETURN: { description: 'Return the order with remarks.' },
    RESUBMIT: { description: 'Submit again after a return or a lapsed SMS check.' },
    REQUEST_ORIGINALS: { description: 'Ask for originals by post (邮寄资料).' },
    RECORD_SHIPMENT: { description: 'Say that the originals are in the post.' },
    REPORT_SHIPMENT: { description: 'Say that posted originals did not arrive or came back.' },
    RECEIVE_ORIGINALS: { description: 'Say that the originals arrived.' },
    PASS: { description: 'Pass the review; the order waits to be handed over.' },
    HAND_OVER_FOR_SMS: {
      description: 'Hand the order to the authority, which texts a code first (短信核验).',
    },
    HAND_OVER: { description: 'Hand the order to the authority.' },
    REFUSE_HAND_OVER: {
      description: 'Refuse the order at the hand-over, because the authority does not take it.',
    },
    HOLD: { description: 'Hold the order until the provider removes what keeps it.' },
    RETRY_HAND_OVER: { description: 'Hand a held order over once more.' },
    REPORT_SMS_DONE: { description: 'Say that the code of the SMS check was entered.' },
    SMS_LAPSE: { description: 'End the SMS check that was not done in time.' },
    APPROVE: { description: 'Approve the filing.' },
    REFUSE: { description: 'Refuse the filing.' },
    EDIT: { description: 'Open a refused or lapsed order for correction.' },
    ABANDON: { description: 'Abandon the order (放弃备案), which frees its service codes.' },
  } as const satisfies Record<FilingAction, { description: string }>,
});

export const StepKeyEnum = builder.enumType('StepKey', {
  description: 'The nine steps of an access filing, in order.',
  values: [
    'TYPE',
    'SERVER',
    'PASSWORD',
    'DETAILS',
    'MATERIALS',
    'PHOTO',
    'SMS',
    'MAIL',
    'RESULT',
  ] as const satisfies readonly StepKey[],
});
export const StepStatusEnum = builder.enumType('StepStatus', {
  description:
    'NOT_NEEDED: this filing has no such step. ATTENTION: begun, and something is wrong or waits for the applicant.',
  values: ['NOT_NEEDED', 'LOCKED', 'OPEN', 'ATTENTION', 'DONE'] as const satisfies readonly StepStatus[],
});
export const StepGroupEnum = builder.enumType('StepGroup', {
  description: 'Prepare, fill in, follow.',
  values: ['PREPARE', 'FILL', 'FOLLOW'] as const satisfies readonly StepGroup[],
});

const named = <Key extends string>(entries: readonly { key: Key; zh: string; en: string }[]) =>
  Object.fromEntries(
    entries.map(({ key, zh, en }) => [key, { value: key, description: `${zh} (${en})` }]),
  ) as Record<Key, { value: Key; description: string }>;

export const SubjectNatureEnum = builder.enumType('SubjectNature', {
  description: 'Nature of the subject (主办单位性质).',
  values: named(SUBJECT_NATURES),
});
export const CertificateTypeEnum = builder.enumType('CertificateType', {
  description: 'Type of a certificate (证件类型).',
  values: named(CERTIFICATE_TYPES),
});
builder.enumType('AccessMethod', {
  description: 'How a site is hosted (接入方式).',
  values: named(ACCESS_METHODS),
});
export const PartyEnum = builder.enumType('Party', {
  description: 'Who caused a change: the applicant, the provider’s staff, our own jobs, or the authority.',
  values: ['APPLICANT', 'STAFF', 'SYSTEM', 'AUTHORITY'] as const,
});
