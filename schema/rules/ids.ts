/** Prefix per type: ids stay opaque to clients yet tell people what they name. */
export const ID_PREFIXES = {
  Provider: 'prv',
  ApiKey: 'key',
  AllowedOrigin: 'org',
  Applicant: 'apl',
  SessionData: 'ssd',
  StaffMember: 'stf',
  AuditEvent: 'aud',
  LookReason: 'lok',
  LegalHold: 'hld',
  SubjectDeletion: 'sdl',
  Subject: 'sub',
  FilingRecord: 'rec',
  Website: 'web',
  ImportedRecord: 'imp',
  Determination: 'det',
  Filing: 'fil',
  FilingWebsite: 'fws',
  ResponsiblePerson: 'rsp',
  Server: 'srv',
  ServiceCode: 'svc',
  PasswordAttempt: 'pwa',
  Material: 'mat',
  VerificationPhoto: 'vph',
  FaceCheck: 'fck',
  Consent: 'cns',
  Review: 'rev',
  Shipment: 'shp',
  BackdropRequest: 'bdr',
  Submission: 'sbm',
  Decision: 'dec',
  SmsCheck: 'smc',
  TimelineEvent: 'evt',
  OutboxMessage: 'out',
  Reminder: 'rmd',
  Mail: 'mai',
  RehearsalText: 'rht',
  WebhookEndpoint: 'whe',
  WebhookDelivery: 'whd',
  ProviderHook: 'hok',
  AuthorityAccount: 'aut',
  AuthorityMessage: 'msg',
  AuthorityNotice: 'not',
  RehearsalSubject: 'rhs',
  RehearsalWebsite: 'rhw',
  RehearsalOrder: 'rho',
  RehearsalFile: 'rhf',
  RehearsalPasswordCheck: 'rhp',
} as const;

export type IdType = keyof typeof ID_PREFIXES;

const typeByPrefix = new Map<string, IdType>(
  (Object.keys(ID_PREFIXES) as IdType[]).map((type) => [ID_PREFIXES[type], type]),
);

/** The type an id names, or undefined when it is no id of ours. */
export const typeOfId = (id: string): IdType | undefined => typeByPrefix.get(id.slice(0, id.indexOf('_')));
