import type { Caller } from '../testkit/caller.ts';
import { agreementTo } from '../testkit/consents.ts';
import { mutationDocument } from '../testkit/contract.ts';
import type { AllIds } from '../testkit/rows.ts';
import { watchFiling } from '../testkit/sse.ts';

export type People = { applicant: Caller; reviewer: Caller; provider: Caller };

/** How an operation is asked about something by its id, by each of those who may use it. */
export type Probe = {
  by: readonly (keyof People)[];
  ask: (caller: Caller, ids: AllIds) => Promise<unknown>;
};

const ANYONE = ['applicant', 'reviewer', 'provider'] as const;

const query = (by: Probe['by'], document: string, variables: (ids: AllIds) => object): Probe => ({
  by,
  ask: async (caller, ids) => {
    const { data, errors } = await caller.ask(document, variables(ids));
    return { data, errors: errors.map(({ message, extensions }) => [message, extensions.code]) };
  },
});

const mutation = (by: keyof People, name: string, input: (ids: AllIds) => object): [string, Probe] => [
  `Mutation.${name}`,
  {
    by: [by],
    ask: async (caller, ids) => {
      const { data, errors } = await caller.ask(mutationDocument(name), { input: input(ids) });
      return { data, errors: errors.map(({ message, extensions }) => [message, extensions.code]) };
    },
  },
];

/** A version no filing has: on one's own filing it ends in a conflict, so that a probe changes nothing. */
const stale = ({ filing }: AllIds) => ({ filingId: filing, expectedVersion: 0 });

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

export const PROBES: Readonly<Record<string, Probe>> = {
  'Query.filing': query(ANYONE, 'query ($id: ID!) { filing(id: $id) { id state } }', ({ filing }) => ({
    id: filing,
  })),
  'Query.node': {
    by: ANYONE,
    ask: async (caller, ids) => {
      const answers = [];
      for (const id of Object.values(ids)) {
        const { data, errors } = await caller.ask(NODE, { id });
        answers.push([data, errors.map(({ message }) => message)]);
      }
      return answers;
    },
  },
  'Query.nodes': query(ANYONE, NODES, (ids) => ({ ids: Object.values(ids) })),
  'Query.authorityMessages': query(
    ['provider'],
    'query ($id: ID!) { authorityMessages(filingId: $id) { edges { node { id } } } filing(id: $id) { id } }',
    ({ filing }) => ({ id: filing }),
  ),
  'Query.authorityMessage': query(
    ['reviewer', 'provider'],
    'query ($id: ID!) { authorityMessage(id: $id) { id method } }',
    ({ message }) => ({ id: message }),
  ),
  'Query.authorityNotice': query(
    ['reviewer', 'provider'],
    'query ($id: ID!) { authorityNotice(id: $id) { id list } }',
    ({ notice }) => ({ id: notice }),
  ),
  'Query.webhookDeliveries': query(
    ['provider'],
    'query ($id: ID!) { webhookDeliveries(endpointId: $id) { totalCount edges { node { topic } } } }',
    ({ endpoint }) => ({ id: endpoint }),
  ),
  'Subscription.filingUpdated': {
    by: ANYONE,
    ask: async (caller, { filing }) => {
      const updates = await watchFiling(caller, filing);
      const first = await updates.next();
      updates.close();
      return {
        data: first?.data ?? null,
        errors: first?.errors?.map(({ message, extensions }) => [message, extensions.code]),
      };
    },
  },
  ...Object.fromEntries([
    mutation('applicant', 'startFiling', ({ determination }) => ({ determinationId: determination })),
    mutation('applicant', 'continueFiling', ({ subject }) => ({
      subjectId: subject,
      domains: ['example.cn'],
    })),
    mutation('applicant', 'verifyServer', (ids) => ({
      ...stale(ids),
      websiteId: ids.website,
      serverId: ids.server,
    })),
    mutation('applicant', 'verifyFilingPassword', (ids) => ({ ...stale(ids), password: 'rehearsal-8888' })),
    mutation('applicant', 'saveFilingDetails', (ids) => ({ ...stale(ids), details: {} })),
    mutation('applicant', 'grantConsent', ({ filing }) => ({
      filingId: filing,
      ...agreementTo('FACE'),
    })),
    mutation('reviewer', 'beginLook', ({ filing }) => ({ targetId: filing, reason: 'REVIEW' })),
    mutation('applicant', 'withdrawConsent', ({ filing }) => ({ filingId: filing, purpose: 'FACE' })),
    mutation('applicant', 'requestMaterialUpload', ({ filing }) => ({
      filingId: filing,
      kind: 'AUXILIARY',
      contentType: 'image/jpeg',
      bytes: 1000,
    })),
    mutation('applicant', 'requestBackdrop', ({ filing }) => ({
      filingId: filing,
      recipient: '张演练',
      phone: '13100000000',
      address: '演练路1号',
    })),
    mutation('reviewer', 'sendBackdrop', ({ filing }) => ({
      filingId: filing,
      courier: '顺丰',
      trackingNumber: 'SF1234567890',
    })),
    mutation('applicant', 'createCaptureLink', ({ filing }) => ({ filingId: filing })),
    mutation('applicant', 'confirmCaptureLink', ({ link }) => ({ linkId: link, code: '0000' })),
    mutation('applicant', 'endCaptureLink', ({ link }) => ({ linkId: link })),
    mutation('applicant', 'beginElectronicVerification', ({ filing, website }) => ({
      filingId: filing,
      websiteId: website,
      way: 'HEAD',
    })),
    mutation('applicant', 'recordLiveness', ({ verification }) => ({
      verificationId: verification,
      materialIds: [],
    })),
    mutation('applicant', 'signCommitment', ({ verification }) => ({
      verificationId: verification,
      hash: '0',
      typedName: '张演练',
    })),
    mutation('applicant', 'removeMaterial', ({ material }) => ({ materialId: material })),
    mutation('applicant', 'submitFiling', stale),
    mutation('applicant', 'withdrawFiling', stale),
    mutation('applicant', 'resubmitFiling', stale),
    mutation('applicant', 'editFiling', stale),
    mutation('applicant', 'abandonFiling', stale),
    mutation('applicant', 'reportSmsDone', stale),
    mutation('applicant', 'recordShipment', (ids) => ({
      ...stale(ids),
      courier: '顺丰',
      trackingNumber: 'SF1234567890',
    })),
    mutation('reviewer', 'returnFiling', (ids) => ({ ...stale(ids), remarks: [{ message: '请核对' }] })),
    mutation('reviewer', 'passReview', stale),
    mutation('reviewer', 'requestOriginals', (ids) => ({ ...stale(ids), requested: '原件', copies: 1 })),
    mutation('reviewer', 'receiveOriginals', stale),
    mutation('reviewer', 'reportShipment', (ids) => ({ ...stale(ids), outcome: 'MISSING', note: 'gone' })),
    mutation('reviewer', 'saveRemarkDraft', ({ filing }) => ({ filingId: filing, message: '请核对' })),
    mutation('reviewer', 'addFilingNote', ({ filing }) => ({ filingId: filing, text: '已电话核实' })),
    mutation('reviewer', 'readMentions', ({ filing }) => ({ filingId: filing })),
    mutation('provider', 'savePhrase', ({ phrase }) => ({ id: phrase, text: '请核对{field}' })),
    mutation('provider', 'deletePhrase', ({ phrase }) => ({ id: phrase })),
    mutation('reviewer', 'claimFiling', ({ filing }) => ({ filingId: filing })),
    mutation('reviewer', 'releaseFiling', ({ filing }) => ({ filingId: filing })),
    mutation('reviewer', 'retryHandOver', stale),
    mutation('reviewer', 'recheckFilingData', ({ filing }) => ({ filingId: filing })),
    mutation('reviewer', 'assignAuthorityNotice', ({ notice }) => ({ noticeId: notice })),
    mutation('reviewer', 'markAuthorityNotice', ({ notice }) => ({ noticeId: notice, handled: false })),
    mutation('provider', 'answerUnfiledSite', ({ notice }) => ({ noticeId: notice, result: 0, opinion: '' })),
    mutation('provider', 'answerRecheckTask', ({ notice }) => ({
      noticeId: notice,
      passed: true,
      checker: '',
      opinion: '',
    })),
    mutation('provider', 'prefillFiling', (ids) => ({ ...stale(ids), prefill: {} })),
    mutation('provider', 'moveSubject', ({ subject }) => ({ subjectId: subject, applicantRef: 'me' })),
    mutation('provider', 'updateFiling', ({ filing }) => ({ filingId: filing })),
    mutation('provider', 'updateApplicant', ({ person }) => ({ applicantId: person })),
    mutation('provider', 'updateServer', ({ server }) => ({ serverId: server })),
    mutation('provider', 'issueServiceCodes', ({ server }) => ({ serverId: server, count: 0 })),
    mutation('provider', 'rollApiKey', ({ key }) => ({ id: key })),
    mutation('provider', 'revokeApiKey', ({ key }) => ({ id: key })),
    mutation('provider', 'removeOrigin', ({ origin }) => ({ id: origin })),
    mutation('applicant', 'exportSubject', ({ subject }) => ({ subjectId: subject })),
    mutation('applicant', 'deleteSubject', ({ subject }) => ({ subjectId: subject })),
    mutation('provider', 'liftLegalHold', ({ hold }) => ({ id: hold })),
    mutation('provider', 'placeLegalHold', ({ subject }) => ({ targetId: subject, reason: '' })),
    mutation('provider', 'removeStaff', ({ staff }) => ({ id: staff })),
    mutation('provider', 'restoreStaff', ({ staff }) => ({ id: staff })),
    mutation('provider', 'updateWebhookEndpoint', ({ endpoint }) => ({ id: endpoint, disabled: true })),
    mutation('provider', 'testWebhookEndpoint', ({ endpoint }) => ({ id: endpoint })),
    mutation('provider', 'replayWebhookDelivery', ({ delivery }) => ({ id: delivery })),
    mutation('provider', 'revokeSessions', ({ person }) => ({ personId: person })),
    // Last, because its deliveries go with it.
    mutation('provider', 'deleteWebhookEndpoint', ({ endpoint }) => ({ id: endpoint })),
  ]),
};

/** Operations that name nothing by its id: they work on what the credentials say, or on public facts. */
export const NO_IDS: Readonly<Record<string, string>> = {
  'Query.viewer': 'whoever asks',
  'Query.filings': 'lists, see below',
  'Query.filingStatistics': 'counts of the provider’s own, see api/statistics/statistics.test.ts',
  'Query.rateLimit': 'whoever asks',
  'Query.servers': 'lists, see below',
  'Query.subjects': 'lists, see below',
  'Query.applicants': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Query.waitingBackdrops': 'the provider’s own, see process/photo.test.ts',
  'Query.websites': 'by the scope of their subjects; see process/domain-check.test.ts',
  'Query.authorityNotices': 'a list of the provider’s own',
  'Query.alarms': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Query.authorityAccount': 'the provider’s own',
  'Query.authorityAccounts': 'the provider’s own, see api/lists/foreign-rows.test.ts',
  'Mutation.pauseAuthorityAccount': 'by ID; a stranger’s is unknown, see process/operating.test.ts',
  'Mutation.resumeAuthorityAccount': 'by ID; a stranger’s is unknown, see process/operating.test.ts',
  'Mutation.settleAuthorityUpload': 'by ID; a stranger’s is unknown, see process/operating.test.ts',
  'Mutation.setAuthoritySequence': 'by ID; a stranger’s is unknown, see process/operating.test.ts',
  'Mutation.rotateAuthoritySecrets': 'by ID; a stranger’s is unknown, see process/operating.test.ts',
  'Mutation.reopenAuthorityFile': 'by ID; a stranger’s is unknown, see process/operating.test.ts',
  'Mutation.acknowledgeAuthorityFile': 'by ID; a stranger’s is unknown, see process/operating.test.ts',
  'Mutation.retryHeldFilings': 'the provider’s own',
  'Mutation.examineAuthorityAccount': 'by the code of a province, of the provider’s own',
  'Mutation.setAuthorityAccount': 'by the code of a province, of the provider’s own',
  'Query.authorityCodes': 'tables of the provider’s own',
  'Query.retentionPeriods': 'the provider’s own, see custody/retention.test.ts',
  'Query.providerExport': 'the provider’s own; a stranger’s is unknown, see custody/provider-export.test.ts',
  'Mutation.startProviderExport': 'the provider itself',
  'Mutation.linkProviderExport': 'by ID; a stranger’s is unknown, see custody/provider-export.test.ts',
  'Mutation.setRetention': 'the provider itself',
  'Query.legalHolds': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Query.dataChecks': 'the provider’s own, see process/data-checks.test.ts',
  'Query.phrases': 'the provider’s own, see process/remarks.test.ts',
  'Query.colleagues': 'the provider’s own, see process/remarks.test.ts',
  'Query.mentions': 'whoever asks, see process/remarks.test.ts',
  'Query.products': 'the provider’s own, see process/products.test.ts',
  'Mutation.setProducts': 'the provider itself',
  'Query.regions': 'the provider’s own, see process/regions.test.ts',
  'Mutation.setRegions': 'the provider itself',
  'Query.consentTexts': 'public',
  'Query.province': 'public',
  'Query.provinces': 'public',
  'Mutation.determineFilingType': 'by certificate and domain; another account’s is its own answer',
  'Mutation.deregister': 'by filing number; a stranger’s is unknown, see process/acts.test.ts',
  'Query.inspections': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Query.inspectedWebsites': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Mutation.startInspection': 'over the provider’s own websites',
  'Mutation.closeInspection': 'by ID; a stranger’s is unknown, see process/inspections.test.ts',
  'Mutation.recordInspectionResult': 'by ID; a stranger’s is unknown, see process/inspections.test.ts',
  'Mutation.reportInspectionMended': 'by ID; a stranger’s is unknown, see process/inspections.test.ts',
  'Query.ipRanges': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Mutation.fileIpRanges': 'the provider’s own addresses',
  'Mutation.changeIpRange': 'by ID; a stranger’s is unknown, see process/addresses.test.ts',
  'Mutation.removeIpRanges': 'by ID; a stranger’s is unknown, see process/addresses.test.ts',
  'Mutation.changeAccess': 'by filing number; a stranger’s is unknown, see process/acts.test.ts',
  'Mutation.sendVerificationScans': 'by filing number; a stranger’s is unknown, see process/acts.test.ts',
  'Mutation.claimFilingRecord': 'by number and password',
  'Mutation.cancelAccess':
    'by website number and password; a stranger’s number is unknown, see process/cancelling.test.ts',
  'Mutation.requestCancellationCode':
    'by website number; a stranger’s number is unknown, see process/cancelling-code.test.ts',
  'Mutation.importFilingRecords': 'by number, into the provider’s own',
  'Mutation.registerServers': 'by the provider’s own names',
  'Mutation.claimNextFiling': 'an id alone leaves a filing out',
  'Mutation.createApplicantSession': 'by the provider’s own reference',
  'Mutation.createStaffSession': 'by the provider’s own reference',
  'Mutation.createApiKey': 'of the provider’s own',
  'Mutation.allowOrigin': 'of the provider’s own',
  'Query.auditEvents': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Query.accessRecords': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Query.authenticationRecords': 'a list of the provider’s own, see api/lists/whose.test.ts',
  'Query.apiKeys': 'a list of the provider’s own, see api/administration.test.ts',
  'Query.allowedOrigins': 'a list of the provider’s own, see api/administration.test.ts',
  'Query.staffMembers': 'a list of the provider’s own, see api/administration.test.ts',
  'Mutation.updateProvider': 'the provider itself',
  'Query.webhookEndpoints': 'a list of the provider’s own, see webhooks/endpoints.test.ts',
  'Mutation.createWebhookEndpoint': 'of the provider’s own',
  'Mutation.setDataCheck': 'the provider itself',
  'Mutation.setProviderHook': 'the provider itself',
  'Mutation.advanceClock': 'the provider’s own clock',
  'Query.rehearsalTexts': 'the provider’s own, see api/rehearsal.test.ts',
  'Mutation.enterSmsCode': 'by phone and code, at the provider’s own rehearsal authority',
  'Mutation.renewSession': 'the session itself',
};
