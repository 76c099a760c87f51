import { AuditAction, AuditActorKind, AuthenticationKind } from '../../../prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';

export const AuditActorKindEnum = builder.enumType(AuditActorKind, {
  name: 'AuditActorKind',
  description: 'Who did something that the audit tells of.',
  values: {
    APPLICANT: { description: 'An applicant, with a session.' },
    STAFF: { description: 'A reviewer (初审人员), with a session.' },
    SECRET_KEY: { description: 'The provider’s server, with a secret or restricted key.' },
    HOST_PAGE: { description: 'A page of the provider, with a publishable key.' },
    OPERATOR: { description: 'The operator of the service, at the machine.' },
    AUTHORITY: { description: 'The authority (管局), by what it sent.' },
    WEBHOOK_ENDPOINT: { description: 'A webhook endpoint, by its answer.' },
    PROVIDER_SERVICE: {
      description: 'A register or another service that the provider has asked, by its answer.',
    },
  } satisfies Record<AuditActorKind, { description: string }>,
});

export const AuditActionEnum = builder.enumType(AuditAction, {
  name: 'AuditAction',
  description: 'What was done, as the audit tells it.',
  values: {
    API_KEY_CREATED: { description: 'An API key was created.' },
    API_KEY_ROLLED: { description: 'An API key was replaced by a new one.' },
    API_KEY_REVOKED: { description: 'An API key was revoked.' },
    ORIGIN_ALLOWED: { description: 'An origin was allowed to load the form.' },
    ORIGIN_REMOVED: { description: 'An origin was no longer allowed to load the form.' },
    PROVIDER_CREATED: { description: 'The provider was created.' },
    PROVIDER_UPDATED: { description: 'The provider’s own data was changed.' },
    PROVIDER_SUSPENDED: { description: 'The provider was suspended.' },
    PROVIDER_RESUMED: { description: 'The suspension of the provider was lifted.' },
    STAFF_REMOVED: { description: 'A reviewer was removed.' },
    STAFF_RESTORED: { description: 'A removed reviewer was restored.' },
    SESSIONS_ENDED: { description: 'The sessions of a person, or all sessions, were ended.' },
    CALENDAR_SET: { description: 'The notice of a year’s holidays was imported.' },
    CALENDAR_REMOVED: { description: 'The notice of a year’s holidays was removed.' },
    HOOK_CHANGED: { description: 'A service of the provider’s own was set, moved or taken away.' },
    WEBHOOK_CREATED: { description: 'A webhook endpoint was added.' },
    WEBHOOK_CHANGED: { description: 'A webhook endpoint was changed.' },
    WEBHOOK_GONE: { description: 'A webhook endpoint answered 410 Gone and was disabled.' },
    WEBHOOK_DELETED: { description: 'A webhook endpoint was deleted.' },
    PERSONAL_DATA_REVEALED: { description: 'A reviewer saw personal data in clear.' },
    MATERIAL_VIEWED: { description: 'A reviewer saw a picture of a paper or a person.' },
    FACE_CHECK_OVERRULED: { description: 'A reviewer passed a filing in spite of a doubtful face check.' },
    RISKS_OVERRULED: { description: 'A reviewer passed a filing in spite of what speaks against it.' },
    CONSENT_WITHDRAWN: {
      description: 'An applicant withdrew a consent, and what was stored under it was destroyed.',
    },
    AUTHORITY_SETTINGS_CHANGED: { description: 'The settings of the account at the authority were changed.' },
    AUTHORITY_PAUSED: { description: 'The account with the authority was paused by the operator.' },
    AUTHORITY_RESUMED: { description: 'The paused account with the authority was let go on.' },
    AUTHORITY_FILE_ACKNOWLEDGED: {
      description: 'A file of the authority that could not be read was acknowledged by hand.',
    },
    AUTHORITY_SECRETS_ROTATED: {
      description: 'The password or key of the account with the authority was replaced.',
    },
    AUTHORITY_FILE_REOPENED: {
      description: 'A file of the authority that was set aside was read once more.',
    },
    AUTHORITY_ORDERS_RETRIED: { description: 'All held filings were queued for the authority again.' },
    AUTHORITY_ACT_SENT: {
      description:
        'An act of the provider was queued for the authority: a change, a deregistration, an answer or scans.',
    },
    AUTHORITY_ACT_DECIDED: {
      description: 'The authority decided a changed access, or about scans that were sent afterwards.',
    },
    INSPECTION_STARTED: { description: 'A campaign (专项核查) was begun.' },
    INSPECTION_CLOSED: { description: 'A campaign (专项核查) was closed.' },
    INSPECTION_RESULT_NOTED: {
      description: 'A person noted what was found of a website in a campaign; `what` is the check.',
    },
    IP_RANGES_NOTED: {
      description: 'Address ranges that the authority knows by other means were noted, changed or forgotten.',
    },
    AUTHORITY_NUMBERS_SET: { description: 'The upload number or an upload’s outcome was settled by hand.' },
    AUTHORITY_NOTICE_HANDLED: { description: 'An entry of the authority’s lists was marked as done.' },
    AUTHORITY_NOTICE_REOPENED: { description: 'An entry of the authority’s lists was opened again.' },
    ACCESS_CANCEL_CODE_SENT: { description: 'A code for cancelling an access was sent.' },
    ACCESS_CANCEL_ASKED: { description: 'The authority was asked to end an access (取消接入).' },
    ACCESS_CANCEL_REFUSED: { description: 'The authority refused to end an access.' },
    RETENTION_SET: { description: 'How long data is kept was changed.' },
    LEGAL_HOLD_PLACED: { description: 'A legal hold was placed on a subject or filing.' },
    LEGAL_HOLD_LIFTED: { description: 'A legal hold was lifted.' },
    SUBJECT_DELETION_ASKED: { description: 'The deletion of a subject’s data was asked for.' },
    DATA_EXPORTED: { description: 'What is held of a subject was exported.' },
    PROVIDER_ENDED: { description: 'The provider was ended.' },
    SUBJECT_MOVED: { description: 'A subject was given to another account.' },
    CAPTURE_LINK_CREATED: { description: 'A link was made with which a phone takes a filing’s pictures.' },
    CAPTURE_LINK_CONFIRMED: { description: 'The phone that had opened the link was let in.' },
    ELECTRONIC_BEGUN: { description: 'An electronic verification (电子化核验) was begun.' },
    ELECTRONIC_TAKEN: {
      description: 'A picture of an electronic verification was kept; `what` is the SHA-256 of its file.',
    },
    ELECTRONIC_SIGNED: {
      description: 'A commitment (承诺书) was signed; `what` is the SHA-256 of its words.',
    },
    ELECTRONIC_FORM_MADE: {
      description:
        'The verification form (真实性核验单) was made of an electronic verification; `what` is the SHA-256 of its picture.',
    },
    CAPTURE_LINK_ENDED: { description: 'The link, and the session of its phone, was ended.' },
    DATA_CHECK_CHANGED: {
      description: 'It was set which register is asked about filings, and what its answers do.',
    },
    DATA_CHECKED: { description: 'A register was asked about a filing (数据核验).' },
    AUTHORITY_NOTICE_ASSIGNED: {
      description:
        'An entry of the authority’s lists was given to somebody, whose ID `what` has, or to nobody.',
    },
    PHRASE_CHANGED: {
      description: 'A phrase for remarks (审核用语) was added, changed or deleted; `what` says which.',
    },
  } satisfies Record<AuditAction, { description: string }>,
});

export const AuthenticationKindEnum = builder.enumType(AuthenticationKind, {
  name: 'AuthenticationKind',
  description: 'What happened to a session or a key.',
  values: {
    SESSION_MINTED: { description: 'A session was created.' },
    SESSION_RENEWED: { description: 'A session got a new token.' },
    SESSIONS_ENDED: { description: 'The sessions of a person, or all sessions, were ended.' },
    REFUSED: {
      description:
        'A key or session of the provider was refused: it was revoked, replaced or ended, came from another origin, or the provider is suspended.',
    },
  } satisfies Record<AuthenticationKind, { description: string }>,
});
