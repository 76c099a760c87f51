/** What a provider's staff may be, each in one sentence. A session has one or several of them. */
export const STAFF_ROLES = {
  REVIEWER: 'Reviews filings (初审人员): looks at personal data with a reason, and decides.',
  LEAD: 'Leads the review (审核主管): does what a reviewer does, and reads the audit.',
  OPERATOR:
    'Runs the business with the authority (运营人员): its messages and notices, acts towards it, held filings; reads the audit, and decides no filing.',
  AUDITOR: 'Reads the audit (审计人员), and sees all else in masked form alone.',
  READ_ONLY: 'Reads in masked form (只读人员), and changes nothing.',
} as const;

export type StaffRole = keyof typeof STAFF_ROLES;
export const STAFF_ROLE_NAMES = Object.keys(STAFF_ROLES) as readonly StaffRole[];

/** What a session is where nobody said anything: what every session of staff was before there were roles. */
export const USUAL_ROLES: readonly StaffRole[] = ['REVIEWER'];

/** What belongs together for whoever is given a role. */
type DutyRow = {
  /** Completes a sentence that begins with "May". */
  readonly about: string;
  readonly roles: readonly StaffRole[];
  /** Each operation that a session of staff can run stands in one duty. */
  readonly operations: readonly string[];
};

/**
 * What each role may do. The rule of every resolver that staff reach, what a refusal names as its way out, and the table in the guide
 * all come from here.
 */
export const DUTIES = {
  READ: {
    about: 'read filings, subjects, servers and what the authority sent, in masked form',
    roles: STAFF_ROLE_NAMES,
    operations: [
      'Query.alarms',
      'Query.applicants',
      'Query.authorityAccount',
      'Query.authorityAccounts',
      'Query.authorityCodes',
      'Query.authorityMessage',
      'Query.authorityMessages',
      'Query.authorityNotice',
      'Query.authorityNotices',
      'Query.colleagues',
      'Query.consentTexts',
      'Query.filing',
      'Query.filings',
      'Query.filingStatistics',
      'Query.inspectedWebsites',
      'Query.inspections',
      'Query.ipRanges',
      'Query.mentions',
      'Query.node',
      'Query.nodes',
      'Query.phrases',
      'Query.province',
      'Query.provinces',
      'Query.rateLimit',
      'Query.servers',
      'Query.subjects',
      'Query.viewer',
      'Query.waitingBackdrops',
      'Query.websites',
      'Subscription.filingUpdated',
      'Mutation.renewSession',
    ],
  },
  REVEAL: {
    about: 'look at personal data in clear and at pictures, with a reason that the audit keeps',
    roles: ['REVIEWER', 'LEAD', 'OPERATOR'],
    operations: ['Mutation.beginLook'],
  },
  DECIDE: {
    about: 'claim filings and decide them: pass, return, ask for originals and receive them',
    roles: ['REVIEWER', 'LEAD'],
    operations: [
      'Mutation.claimFiling',
      'Mutation.claimNextFiling',
      'Mutation.passReview',
      'Mutation.recheckFilingData',
      'Mutation.receiveOriginals',
      'Mutation.releaseFiling',
      'Mutation.reportShipment',
      'Mutation.requestOriginals',
      'Mutation.returnFiling',
      'Mutation.saveRemarkDraft',
    ],
  },
  DISPATCH: {
    about:
      'post backdrops, assign entries of the authority’s lists and mark them as done, and hand held filings over again',
    roles: ['REVIEWER', 'LEAD', 'OPERATOR'],
    operations: [
      'Mutation.assignAuthorityNotice',
      'Mutation.markAuthorityNotice',
      'Mutation.retryHandOver',
      'Mutation.sendBackdrop',
    ],
  },
  NOTE: {
    about: 'write notes on filings for their colleagues',
    roles: ['REVIEWER', 'LEAD', 'OPERATOR'],
    operations: ['Mutation.addFilingNote', 'Mutation.readMentions'],
  },
  SETTINGS: {
    about: 'keep the desk’s settings: phrases for remarks',
    roles: ['LEAD', 'OPERATOR'],
    operations: ['Mutation.deletePhrase', 'Mutation.savePhrase'],
  },
  OPERATE: {
    about:
      'act towards the authority: answer its lists and its checks, change an access, file addresses, deregister, keep the account there going, and run campaigns',
    roles: ['OPERATOR'],
    operations: [
      'Mutation.acknowledgeAuthorityFile',
      'Mutation.answerRecheckTask',
      'Mutation.answerUnfiledSite',
      'Mutation.changeAccess',
      'Mutation.changeIpRange',
      'Mutation.closeInspection',
      'Mutation.deregister',
      'Mutation.examineAuthorityAccount',
      'Mutation.fileIpRanges',
      'Mutation.recordInspectionResult',
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
      'Mutation.startInspection',
    ],
  },
  AUDIT: {
    about: 'read the audit: who did and saw what, and what happened to sessions and keys',
    roles: ['LEAD', 'OPERATOR', 'AUDITOR'],
    operations: ['Query.accessRecords', 'Query.auditEvents', 'Query.authenticationRecords'],
  },
} as const satisfies Readonly<Record<string, DutyRow>>;

export type Duty = keyof typeof DUTIES;
export const DUTY_NAMES = Object.keys(DUTIES) as readonly Duty[];

const byOperation = new Map<string, Duty>(
  DUTY_NAMES.flatMap((duty) => DUTIES[duty].operations.map((operation) => [operation, duty] as const)),
);

/** The roles as they are listed, each once; what is none is left out. */
export const staffRolesOf = (texts: readonly string[]): StaffRole[] =>
  STAFF_ROLE_NAMES.filter((role) => texts.includes(role));

/** Whether one of the roles is enough for a duty. */
export const fulfils = (roles: readonly StaffRole[], duty: Duty): boolean =>
  DUTIES[duty].roles.some((role) => roles.includes(role));

/**
 * The duty to which `Mutation.passReview` and the like belong; null for what no session of staff runs.
 */
export const dutyOf = (operation: string): Duty | null => byOperation.get(operation) ?? null;
