/** What belongs together for whoever is given a part of the API. */
type FamilyRow = {
  /** Completes a sentence that begins with "Reads" or "Changes". */
  readonly about: string;
  /** What else comes with changing it, in a sentence. */
  readonly beware?: string;
  /** Objects that count as read wherever they are reached, also from another family. */
  readonly types?: readonly string[];
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  /** What a session alone runs: no key, whatever it may do. */
  readonly sessions?: readonly string[];
};

/**
 * The operations of the API by family: each query, mutation, subscription and kind of object stands in one of them. The scopes of a
 * restricted key, what is checked of a request, and the table in the guide all come from here.
 */
export const FAMILIES = {
  FILINGS: {
    about: 'filings, with their details in masked form, materials, reviews and history',
    types: ['Filing', 'BackdropRequest'],
    read: ['Query.filing', 'Query.filings', 'Query.filingStatistics', 'Subscription.filingUpdated'],
    write: [
      'Mutation.prefillFiling',
      'Mutation.recheckFilingData',
      'Mutation.retryHandOver',
      'Mutation.updateFiling',
    ],
    sessions: [
      'Query.colleagues',
      'Query.mentions',
      'Query.waitingBackdrops',
      'Mutation.abandonFiling',
      'Mutation.addFilingNote',
      'Mutation.beginElectronicVerification',
      'Mutation.beginLook',
      'Mutation.claimFiling',
      'Mutation.claimNextFiling',
      'Mutation.confirmCaptureLink',
      'Mutation.continueFiling',
      'Mutation.createCaptureLink',
      'Mutation.determineFilingType',
      'Mutation.editFiling',
      'Mutation.endCaptureLink',
      'Mutation.grantConsent',
      'Mutation.passReview',
      'Mutation.readMentions',
      'Mutation.receiveOriginals',
      'Mutation.recordLiveness',
      'Mutation.recordShipment',
      'Mutation.releaseFiling',
      'Mutation.removeMaterial',
      'Mutation.reportShipment',
      'Mutation.reportSmsDone',
      'Mutation.requestBackdrop',
      'Mutation.requestMaterialUpload',
      'Mutation.requestOriginals',
      'Mutation.resubmitFiling',
      'Mutation.returnFiling',
      'Mutation.saveFilingDetails',
      'Mutation.saveRemarkDraft',
      'Mutation.sendBackdrop',
      'Mutation.signCommitment',
      'Mutation.startFiling',
      'Mutation.submitFiling',
      'Mutation.verifyFilingPassword',
      'Mutation.verifyServer',
      'Mutation.withdrawConsent',
      'Mutation.withdrawFiling',
    ],
  },
  SUBJECTS: {
    about: 'subjects (主体), their websites (网站), what is imported of them, and campaigns (专项核查)',
    types: ['Subject', 'Website', 'Inspection', 'InspectedWebsite'],
    read: ['Query.inspectedWebsites', 'Query.inspections', 'Query.subjects', 'Query.websites'],
    write: [
      'Mutation.closeInspection',
      'Mutation.importFilingRecords',
      'Mutation.moveSubject',
      'Mutation.recordInspectionResult',
      'Mutation.startInspection',
    ],
    sessions: [
      'Mutation.cancelAccess',
      'Mutation.claimFilingRecord',
      'Mutation.reportInspectionMended',
      'Mutation.requestCancellationCode',
    ],
  },
  SERVERS: {
    about: 'servers and their service codes (备案服务号)',
    types: ['Server'],
    read: ['Query.servers'],
    write: ['Mutation.issueServiceCodes', 'Mutation.registerServers', 'Mutation.updateServer'],
  },
  AUTHORITY: {
    about:
      'the messages exchanged with the authority (管局), its lists, its codes, the account there, the address ranges that are filed, and alarms',
    types: ['AuthorityMessage', 'AuthorityNotice', 'AuthorityAccount', 'AuthorityCode', 'Alarm', 'IpRange'],
    read: [
      'Query.alarms',
      'Query.authorityAccount',
      'Query.authorityAccounts',
      'Query.authorityCodes',
      'Query.authorityMessage',
      'Query.authorityMessages',
      'Query.authorityNotice',
      'Query.authorityNotices',
      'Query.ipRanges',
    ],
    write: [
      'Mutation.acknowledgeAuthorityFile',
      'Mutation.answerRecheckTask',
      'Mutation.answerUnfiledSite',
      'Mutation.changeAccess',
      'Mutation.changeIpRange',
      'Mutation.deregister',
      'Mutation.examineAuthorityAccount',
      'Mutation.fileIpRanges',
      'Mutation.pauseAuthorityAccount',
      'Mutation.removeIpRanges',
      'Mutation.reopenAuthorityFile',
      'Mutation.resumeAuthorityAccount',
      'Mutation.retryHeldFilings',
      'Mutation.rotateAuthoritySecrets',
      'Mutation.sendVerificationScans',
      'Mutation.setAuthorityAccount',
      'Mutation.setAuthoritySequence',
      'Mutation.settleAuthorityUpload',
    ],
    sessions: ['Mutation.assignAuthorityNotice', 'Mutation.markAuthorityNotice'],
  },
  SESSIONS: {
    about: 'applicants as the provider knows them, and their sessions',
    beware:
      'It ends those of reviewers, too. Whoever holds a session does everything that its applicant can do.',
    types: ['Applicant'],
    read: ['Query.applicants'],
    write: ['Mutation.createApplicantSession', 'Mutation.revokeSessions', 'Mutation.updateApplicant'],
    sessions: ['Mutation.renewSession'],
  },
  STAFF: {
    about: 'reviewers (初审人员) and their sessions',
    beware: 'Whoever holds such a session sees personal data and decides filings.',
    types: ['StaffMember'],
    read: ['Query.staffMembers'],
    write: ['Mutation.createStaffSession', 'Mutation.removeStaff', 'Mutation.restoreStaff'],
  },
  WEBHOOKS: {
    about: 'webhook endpoints and deliveries',
    types: ['WebhookEndpoint', 'WebhookDelivery'],
    read: ['Query.webhookDeliveries', 'Query.webhookEndpoints'],
    write: [
      'Mutation.createWebhookEndpoint',
      'Mutation.deleteWebhookEndpoint',
      'Mutation.replayWebhookDelivery',
      'Mutation.testWebhookEndpoint',
      'Mutation.updateWebhookEndpoint',
    ],
  },
  KEYS: {
    about: 'API keys',
    beware: 'No key can make or roll one that may do more than itself, while it can revoke any.',
    types: ['ApiKey'],
    read: ['Query.apiKeys'],
    write: ['Mutation.createApiKey', 'Mutation.revokeApiKey', 'Mutation.rollApiKey'],
  },
  AUDIT: {
    about: 'the audit: who did and saw what, and what happened to sessions and keys',
    types: ['AuditEvent', 'AccessRecord', 'AuthenticationRecord'],
    read: ['Query.accessRecords', 'Query.auditEvents', 'Query.authenticationRecords'],
  },
  SETTINGS: {
    about:
      'the provider’s settings: its own data, allowed origins, products, regions, phrases for remarks and own services',
    beware: 'Whoever changes them decides where photos for the face check and codes by text go.',
    types: ['AllowedOrigin', 'DataCheckPolicy', 'Phrase', 'Product', 'Region'],
    read: ['Query.allowedOrigins', 'Query.dataChecks', 'Query.phrases', 'Query.products', 'Query.regions'],
    write: [
      'Mutation.allowOrigin',
      'Mutation.deletePhrase',
      'Mutation.removeOrigin',
      'Mutation.savePhrase',
      'Mutation.setDataCheck',
      'Mutation.setProducts',
      'Mutation.setProviderHook',
      'Mutation.setRegions',
      'Mutation.updateProvider',
    ],
  },
  CUSTODY: {
    about: 'how long personal data are kept, what is exported and deleted, and what is held back from it',
    beware:
      'Whoever changes it decides what is destroyed for good, and gets personal data in clear by exports.',
    types: ['LegalHold', 'ProviderExport', 'RetentionPeriod'],
    read: ['Query.legalHolds', 'Query.providerExport', 'Query.retentionPeriods'],
    write: [
      'Mutation.deleteSubject',
      'Mutation.exportSubject',
      'Mutation.liftLegalHold',
      'Mutation.linkProviderExport',
      'Mutation.placeLegalHold',
      'Mutation.setRetention',
      'Mutation.startProviderExport',
    ],
  },
  REHEARSAL: {
    about: 'the rehearsal of test mode: its clock, what its authority answers, and the texts on its phones',
    read: ['Query.rehearsalTexts'],
    write: ['Mutation.advanceClock', 'Mutation.enterSmsCode'],
  },
} as const satisfies Readonly<Record<string, FamilyRow>>;

/** What every key runs, without a scope: who it is, and what is the same for everybody. `node` counts by what the id names. */
export const OPEN_OPERATIONS: readonly string[] = [
  'Query.consentTexts',
  'Query.node',
  'Query.nodes',
  'Query.province',
  'Query.provinces',
  'Query.rateLimit',
  'Query.viewer',
];

type Families = typeof FAMILIES;
type Family = keyof Families;
type With<Part extends 'read' | 'write'> = {
  [Name in Family]: Families[Name] extends Readonly<Record<Part, unknown>> ? Name : never;
}[Family];

/** What a restricted key may be given. Whoever may change what is of a family may read it. */
export type Scope = `${With<'read'>}_READ` | `${With<'write'>}_WRITE`;

const rows: readonly (readonly [string, FamilyRow])[] = Object.entries(FAMILIES);

const described = rows.flatMap(([name, { about, beware, read, write }]): [string, string][] => {
  const changes = [`Changes ${about}.`, read ? 'It includes reading them.' : [], beware ?? []]
    .flat()
    .join(' ');
  return [
    ...(read ? [[`${name}_READ`, `Reads ${about}.`] satisfies [string, string]] : []),
    ...(write ? [[`${name}_WRITE`, changes] satisfies [string, string]] : []),
  ];
});

/** What each scope lets a key do, in one sentence or two. */
export const SCOPES = Object.fromEntries(described) as Readonly<Record<Scope, string>>;

export const isScope = (text: string): text is Scope => Object.hasOwn(SCOPES, text);

/** The scope that each operation asks for; null where none helps a key, or none is needed. */
const byOperation = new Map<string, Scope | null>([
  ...OPEN_OPERATIONS.map((one) => [one, null] as const),
  ...rows.flatMap(([name, { read = [], write = [], sessions = [] }]) => [
    ...read.map((one) => [one, `${name}_READ` as Scope] as const),
    ...write.map((one) => [one, `${name}_WRITE` as Scope] as const),
    ...sessions.map((one) => [one, null] as const),
  ]),
]);

const byType = new Map<string, Scope>(
  rows.flatMap(([name, { types = [] }]) => types.map((type) => [type, `${name}_READ` as Scope] as const)),
);

/**
 * The scope for `Query.filings`, `Mutation.retryHandOver` and the like; null where the scopes of a key make no difference.
 * @throws Error for what stands in no family, so that nobody runs it with less than everything
 */
export function scopeOfOperation(operation: string): Scope | null {
  const scope = byOperation.get(operation);
  if (scope === undefined) throw new Error(`${operation} stands in no family of scopes`);
  return scope;
}

/** The scope for looking at objects of a type; null for what is part of others or the same for everybody. */
export const scopeOfType = (type: string): Scope | null => byType.get(type) ?? null;

/** Whether a key with these scopes may do what asks for `wanted`. */
export const isGranted = (scopes: readonly Scope[], wanted: Scope): boolean =>
  scopes.includes(wanted) || scopes.some((one) => one === wanted.replace(/_READ$/, '_WRITE'));

/** What of the scopes wanted a key lacks; with null it is a secret key, which lacks nothing. */
export const lackedOf = (scopes: readonly Scope[] | null, wanted: readonly Scope[]): Scope[] =>
  scopes === null ? [] : wanted.filter((one) => !isGranted(scopes, one));
