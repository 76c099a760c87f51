import type { FilingAction, StepGroup, StepKey, StepStatus } from '../../server/application.ts';
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
} from '../../prisma/generated/client/enums.ts';
import { choiceName, type ChoiceKind } from '../messages/choices.ts';
import { choices } from '../messages/generated/choices.js';
import {
  DUTIES,
  DUTY_NAMES,
  STAFF_ROLE_NAMES,
  STAFF_ROLES,
  type Duty,
  type StaffRole,
} from '../rules/staff-roles.ts';
import { ACCESS_METHODS } from '../rules/choices/access-methods.ts';
import { CERTIFICATE_TYPES } from '../rules/choices/certificate-types.ts';
import { SUBJECT_NATURES } from '../rules/choices/subject-natures.ts';
import { builder } from './builder.ts';

export const ModeEnum = builder.enumType(Mode, {
  name: 'Mode',
  description:
    'The mode in which something exists. Test mode talks to the rehearsal authority, live mode to the real one; neither sees the other’s data.',
  values: {
    TEST: {
      description: 'Test mode: filings go to the rehearsal authority, and nothing reaches the real one.',
    },
    LIVE: { description: 'Live mode: filings go to the real authority.' },
  } satisfies Record<Mode, { description: string }>,
});
export const FilingKindEnum = builder.enumType(FilingKind, {
  name: 'FilingKind',
  description: 'The kind of an access filing.',
  values: {
    NEW_ACCESS: {
      description: 'New access (新增接入备案): the subject has not been filed with this provider before.',
    },
    CONTINUED_ACCESS: {
      description: 'Continued access (继续接入备案): the subject has been filed with this provider before.',
    },
  } satisfies Record<FilingKind, { description: string }>,
});
export const FilingStateEnum = builder.enumType(FilingState, {
  name: 'FilingState',
  description: 'The state of a filing (订单状态).',
  values: {
    DRAFT: { description: 'The applicant is filling in the filing.' },
    IN_REVIEW: { description: 'The filing waits for the provider’s review (初审).' },
    RETURNED: {
      description: 'A reviewer returned the filing with remarks, and the applicant is to correct it.',
    },
    AWAITING_ORIGINALS: {
      description: 'The review waits for originals that the applicant sends by post (邮寄资料).',
    },
    QUEUED: {
      description:
        'The filing passed the review and waits to be handed to the authority, or is held: see `handOverFault`.',
    },
    AWAITING_SMS: {
      description:
        'The authority has the filing and has texted a code, which the applicant has to enter at its site (短信核验).',
    },
    SMS_LAPSED: {
      description:
        'The SMS check (短信核验) ended without success. The applicant can submit the filing again as it is, or edit it.',
    },
    AT_AUTHORITY: { description: 'The authority (管局) reviews the filing.' },
    APPROVED: {
      description: 'The authority approved at least one website of the filing. This state is final.',
    },
    REFUSED: {
      description:
        'The authority approved none of the websites, or a paper could not be handed over. The applicant can edit the filing.',
    },
    ABANDONED: {
      description: 'The applicant abandoned the filing, or withdrew the consent to it. This state is final.',
    },
  } satisfies Record<FilingState, { description: string }>,
});
export const WebsiteResultEnum = builder.enumType(WebsiteResult, {
  name: 'WebsiteResult',
  description: 'The authority’s decision on one website of a filing.',
  values: {
    PENDING: { description: 'The authority has not decided on the website yet.' },
    APPROVED: { description: 'The authority approved the access of the website.' },
    REFUSED: {
      description: 'The authority refused the access of the website, or a paper could not be handed over.',
    },
  } satisfies Record<WebsiteResult, { description: string }>,
});
export const SmsOutcomeEnum = builder.enumType(SmsOutcome, {
  name: 'SmsOutcome',
  description: 'How far an SMS check (短信核验) has come.',
  values: {
    WAITING: { description: 'The code has not been entered yet.' },
    DONE: {
      description: 'The code was entered, as the applicant reported or the authority’s decision shows.',
    },
    LAPSED: {
      description:
        'The check ended without success: the code was not entered in time, or too many entries were wrong.',
    },
  } satisfies Record<SmsOutcome, { description: string }>,
});
export const ReviewDecisionEnum = builder.enumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'What a reviewer decided about a filing (初审).',
  values: {
    RETURN: { description: 'The reviewer returned the filing with remarks.' },
    PASS: { description: 'The reviewer passed the filing, which goes to the authority next.' },
    REQUEST_ORIGINALS: { description: 'The reviewer asked for originals by post (邮寄资料).' },
    RECEIVE_ORIGINALS: { description: 'The reviewer noted that the originals arrived.' },
  } satisfies Record<ReviewDecision, { description: string }>,
});
export const MaterialStatusEnum = builder.enumType(MaterialStatus, {
  name: 'MaterialStatus',
  description: 'How far the upload of a paper (资料) has come.',
  values: {
    AWAITING: { description: 'The file has not arrived yet.' },
    STORED: { description: 'The file arrived and is stored.' },
    REFUSED: { description: 'The file was refused, for the reason given in `refusal`.' },
    REMOVED: {
      description:
        'The paper is gone: the applicant removed it or withdrew the consent to it, or a new upload took its place.',
    },
  } satisfies Record<MaterialStatus, { description: string }>,
});

export const FilingActionEnum = builder.enumType('FilingAction', {
  description:
    'Something that may be done to a filing. Which actions are open depends on its state and on who acts.',
  values: {
    VERIFY_SERVER: {
      description: 'The applicant checks a website’s server (产品验证), with `verifyServer`.',
    },
    VERIFY_PASSWORD: {
      description: 'The applicant has the filing password (备案密码) checked, with `verifyFilingPassword`.',
    },
    SAVE_DETAILS: { description: 'The applicant saves the access details, with `saveFilingDetails`.' },
    UPLOAD: { description: 'The applicant uploads or removes papers (资料), or requests a backdrop (幕布).' },
    GRANT_CONSENT: {
      description: 'The applicant agrees to the processing of personal data, with `grantConsent`.',
    },
    WITHDRAW_CONSENT: { description: 'The applicant withdraws a consent, with `withdrawConsent`.' },
    SUBMIT: { description: 'The applicant submits the draft for review (提交初审), with `submitFiling`.' },
    WITHDRAW: { description: 'The applicant takes the filing back to edit it, with `withdrawFiling`.' },
    RETURN: { description: 'A reviewer returns the filing with remarks, with `returnFiling`.' },
    RESUBMIT: {
      description:
        'The applicant submits the filing again after a return or a lapsed SMS check, with `resubmitFiling`.',
    },
    REQUEST_ORIGINALS: {
      description: 'A reviewer asks for originals by post (邮寄资料), with `requestOriginals`.',
    },
    RECORD_SHIPMENT: {
      description: 'The applicant notes that the originals are in the post, with `recordShipment`.',
    },
    REPORT_SHIPMENT: {
      description:
        'A reviewer notes that posted originals did not arrive or were sent back, with `reportShipment`.',
    },
    RECEIVE_ORIGINALS: {
      description: 'A reviewer notes that the originals arrived, with `receiveOriginals`.',
    },
    PASS: {
      description:
        'A reviewer passes the filing (初审通过), with `passReview`; it then waits to be handed over.',
    },
    HAND_OVER_FOR_SMS: {
      description:
        'The service hands the filing to the authority, which texts a code for the SMS check (短信核验) first.',
    },
    HAND_OVER: { description: 'The service hands the filing to the authority.' },
    REFUSE_HAND_OVER: {
      description:
        'The service gives the filing back to the applicant, because the authority would not take one of its papers.',
    },
    HOLD: {
      description:
        'The service holds the filing until the provider removes what keeps it from the authority.',
    },
    RETRY_HAND_OVER: {
      description: 'The provider has a held filing handed over once more, with `retryHandOver`.',
    },
    REPORT_SMS_DONE: {
      description:
        'The applicant notes that the code of the SMS check was entered, with `reportSmsDone`; or the authority’s decision shows it.',
    },
    SMS_LAPSE: { description: 'The authority ends an SMS check that did not succeed.' },
    APPROVE: { description: 'The authority approves the filing.' },
    REFUSE: { description: 'The authority refuses the filing.' },
    EDIT: {
      description: 'The applicant opens a refused or lapsed filing for correction, with `editFiling`.',
    },
    ABANDON: {
      description:
        'The applicant abandons the filing (放弃备案), with `abandonFiling`, which frees its service codes.',
    },
  } as const satisfies Record<FilingAction, { description: string }>,
});

export const StepKeyEnum = builder.enumType('StepKey', {
  description: 'The nine steps of an access filing, in their order.',
  values: {
    TYPE: { description: 'The type check (验证备案类型), which finds out which filing is needed.' },
    SERVER: { description: 'The check of each website’s server (产品验证).' },
    PASSWORD: { description: 'The check of the filing password (备案密码).' },
    DETAILS: { description: 'Filling in the access details (接入信息).' },
    MATERIALS: { description: 'Uploading the papers (上传资料).' },
    PHOTO: { description: 'The verification photo: of the face, or before a backdrop (人脸核验、幕布拍照).' },
    SMS: { description: 'The authority’s SMS check (短信核验).' },
    MAIL: { description: 'Sending originals by post (邮寄资料), to the provider or to the authority.' },
    RESULT: { description: 'The authority’s review and its result (管局审核).' },
  } as const satisfies Record<StepKey, { description: string }>,
});
export const StepStatusEnum = builder.enumType('StepStatus', {
  description: 'How far a step of a filing has come.',
  values: {
    NOT_NEEDED: { description: 'The filing has no such step.' },
    LOCKED: { description: 'The step cannot be done yet, because others come first.' },
    OPEN: { description: 'The step can be done now.' },
    ATTENTION: {
      description: 'The step was begun, and something in it is wrong or waits for the applicant.',
    },
    DONE: { description: 'The step is done.' },
  } as const satisfies Record<StepStatus, { description: string }>,
});
export const StepGroupEnum = builder.enumType('StepGroup', {
  description: 'The part of a filing that a step belongs to.',
  values: {
    PREPARE: {
      description: 'Steps that are checked before anything is filled in: type, server and password.',
    },
    FILL: { description: 'Steps in which the applicant fills in and uploads: details, papers and photo.' },
    FOLLOW: { description: 'Steps that follow the submission: SMS check, originals by post and result.' },
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
  description: 'The nature of a subject (主办单位性质): what kind of person or organisation it is.',
  values: named<SubjectNature>('nature', SUBJECT_NATURES),
});
export const CertificateTypeEnum = builder.enumType(CertificateType, {
  name: 'CertificateType',
  description: 'The type of a certificate (证件类型) that identifies a subject or a responsible person.',
  values: named<CertificateType>('certificate', CERTIFICATE_TYPES),
});
export const AccessMethodEnum = builder.enumType('AccessMethod', {
  description: 'How a website is hosted (接入方式).',
  values: named('access', ACCESS_METHODS),
});
export const PartyEnum = builder.enumType(Party, {
  name: 'Party',
  description: 'Who caused a change to a filing.',
  values: {
    APPLICANT: { description: 'The applicant of the filing.' },
    STAFF: { description: 'A reviewer of the provider (初审人员).' },
    SYSTEM: {
      description:
        'The service itself. A hand-over that the provider has repeated is recorded as its doing, too.',
    },
    AUTHORITY: { description: 'The authority (管局).' },
  } satisfies Record<Party, { description: string }>,
});

export const StaffRoleEnum = builder.enumType('StaffRole', {
  description: 'What a session of the provider’s staff may do. A session has one or several of these roles.',
  values: Object.fromEntries(
    STAFF_ROLE_NAMES.map((role) => [role, { description: STAFF_ROLES[role] }]),
  ) as Record<StaffRole, { description: string }>,
});

export const StaffDutyEnum = builder.enumType('StaffDuty', {
  description: 'What a session of the provider’s staff may do by its roles.',
  values: Object.fromEntries(
    DUTY_NAMES.map((duty) => [duty, { description: `May ${DUTIES[duty].about}.` }]),
  ) as Record<Duty, { description: string }>,
});
