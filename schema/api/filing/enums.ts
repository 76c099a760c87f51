import type { FilingAction, StepGroup, StepKey, StepStatus } from '../../../server/application.ts';
import {
  CertificateType,
  FilingKind,
  FilingState,
  Mode,
  Party,
  SmsOutcome,
  SubjectNature,
  WebsiteResult,
  ReviewDecision,
  MaterialStatus,
} from '../../../prisma/generated/client/enums.ts';
import { choiceName, type ChoiceKind } from '../../messages/choices.ts';
import { choices } from '../../messages/generated/choices.js';
import { ACCESS_METHODS } from '../../rules/choices/access-methods.ts';
import { CERTIFICATE_TYPES } from '../../rules/choices/certificate-types.ts';
import { SUBJECT_NATURES } from '../../rules/choices/subject-natures.ts';
import { builder } from '../builder.ts';

export const ModeEnum = builder.enumType(Mode, {
  name: 'Mode',
  description: 'Test mode talks to the rehearsal authority, live mode to the real one.',
  values: {
    TEST: { description: 'Talks to the rehearsal authority.' },
    LIVE: { description: 'Talks to the real authority.' },
  } satisfies Record<Mode, { description: string }>,
});
export const FilingKindEnum = builder.enumType(FilingKind, {
  name: 'FilingKind',
  description: 'Which kind of access filing an order is.',
  values: {
    NEW_ACCESS: { description: 'New access (新增接入备案): the subject was never filed here.' },
    CONTINUED_ACCESS: { description: 'Continued access (继续接入备案): the subject was filed here before.' },
  } satisfies Record<FilingKind, { description: string }>,
});
export const FilingStateEnum = builder.enumType(FilingState, {
  name: 'FilingState',
  description: 'Where an order stands (订单状态).',
  values: {
    DRAFT: { description: 'The applicant fills it in.' },
    IN_REVIEW: { description: 'It waits for the provider’s review (初审).' },
    RETURNED: { description: 'The review returned it with remarks.' },
    AWAITING_ORIGINALS: { description: 'The review waits for originals by post.' },
    QUEUED: { description: 'The review passed it; it waits to be handed to the authority.' },
    AWAITING_SMS: { description: 'The applicant has to enter the code of the SMS check (短信核验).' },
    SMS_LAPSED: { description: 'The SMS check was not done in time.' },
    AT_AUTHORITY: { description: 'The authority (管局) reviews it.' },
    APPROVED: { description: 'The authority approved it.' },
    REFUSED: { description: 'The authority refused it.' },
    ABANDONED: { description: 'The applicant abandoned it.' },
  } satisfies Record<FilingState, { description: string }>,
});
export const WebsiteResultEnum = builder.enumType(WebsiteResult, {
  name: 'WebsiteResult',
  description: 'The authority’s result for one site.',
  values: {
    PENDING: { description: 'The authority has not decided yet.' },
    APPROVED: { description: 'The authority approved it.' },
    REFUSED: { description: 'The authority refused it.' },
  } satisfies Record<WebsiteResult, { description: string }>,
});
export const SmsOutcomeEnum = builder.enumType(SmsOutcome, {
  name: 'SmsOutcome',
  description: 'Where the SMS check (短信核验) stands.',
  values: {
    WAITING: { description: 'The code has not been entered yet.' },
    DONE: { description: 'The code was entered.' },
    LAPSED: { description: 'The code was not entered in time.' },
  } satisfies Record<SmsOutcome, { description: string }>,
});
export const ReviewDecisionEnum = builder.enumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'What a reviewer decided (初审).',
  values: {
    RETURN: { description: 'The reviewer returned the order with remarks.' },
    PASS: { description: 'The reviewer passed it.' },
    REQUEST_ORIGINALS: { description: 'The reviewer asked for originals.' },
    RECEIVE_ORIGINALS: { description: 'The originals arrived.' },
  } satisfies Record<ReviewDecision, { description: string }>,
});
export const MaterialStatusEnum = builder.enumType(MaterialStatus, {
  name: 'MaterialStatus',
  description: 'Where an upload stands.',
  values: {
    AWAITING: { description: 'The file has not arrived yet.' },
    STORED: { description: 'The file is stored.' },
    REFUSED: { description: 'The file was refused; refusal says why.' },
    REMOVED: { description: 'The applicant removed it, or a new upload took its place.' },
  } satisfies Record<MaterialStatus, { description: string }>,
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
  values: {
    TYPE: { description: 'Type check (验证备案类型).' },
    SERVER: { description: 'Server check (产品验证).' },
    PASSWORD: { description: 'Filing password (备案密码).' },
    DETAILS: { description: 'Access details (接入信息).' },
    MATERIALS: { description: 'Documents (上传资料).' },
    PHOTO: { description: 'Face or backdrop photo (人脸核验、幕布拍照).' },
    SMS: { description: 'SMS check (短信核验).' },
    MAIL: { description: 'Mailing of originals (邮寄资料).' },
    RESULT: { description: 'Result (管局审核).' },
  } as const satisfies Record<StepKey, { description: string }>,
});
export const StepStatusEnum = builder.enumType('StepStatus', {
  description: 'Where a step stands.',
  values: {
    NOT_NEEDED: { description: 'This filing has no such step.' },
    LOCKED: { description: 'Other steps come first.' },
    OPEN: { description: 'It can be done now.' },
    ATTENTION: { description: 'It was begun, and something is wrong or waits for the applicant.' },
    DONE: { description: 'It is done.' },
  } as const satisfies Record<StepStatus, { description: string }>,
});
export const StepGroupEnum = builder.enumType('StepGroup', {
  description: 'Where a step belongs.',
  values: {
    PREPARE: { description: 'What is checked before anything is filled in.' },
    FILL: { description: 'What the applicant fills in and uploads.' },
    FOLLOW: { description: 'What follows the submission.' },
  } as const satisfies Record<StepGroup, { description: string }>,
});

const named = <Key extends string>(kind: ChoiceKind, table: readonly { key: Key }[]) =>
  Object.fromEntries(
    table.map(({ key }) => [
      key,
      {
        value: key,
        description: `${choiceName(choices['zh-CN'], kind, key)} (${choiceName(choices.en, kind, key)})`,
      },
    ]),
  ) as Record<Key, { value: Key; description: string }>;

export const SubjectNatureEnum = builder.enumType(SubjectNature, {
  name: 'SubjectNature',
  description: 'Nature of the subject (主办单位性质).',
  values: named<SubjectNature>('nature', SUBJECT_NATURES),
});
export const CertificateTypeEnum = builder.enumType(CertificateType, {
  name: 'CertificateType',
  description: 'Type of a certificate (证件类型).',
  values: named<CertificateType>('certificate', CERTIFICATE_TYPES),
});
builder.enumType('AccessMethod', {
  description: 'How a site is hosted (接入方式).',
  values: named('access', ACCESS_METHODS),
});
export const PartyEnum = builder.enumType(Party, {
  name: 'Party',
  description: 'Who caused a change: the applicant, the provider’s staff, our own jobs, or the authority.',
  values: {
    APPLICANT: { description: 'The applicant.' },
    STAFF: { description: 'The provider’s staff (初审人员).' },
    SYSTEM: { description: 'A job of this service.' },
    AUTHORITY: { description: 'The authority (管局).' },
  } satisfies Record<Party, { description: string }>,
});
