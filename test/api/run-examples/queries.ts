import type { As } from '../../../server/http/docs/examples.ts';

/** Everything of the tour that is asked about by its ID. */
export type Told = {
  filing: string;
  server: string;
  subject: string;
  message: string;
  notice: string;
  endpoint: string;
};

type Asked = {
  readonly as: As;
  readonly document: string;
  readonly variables?: (ids: Told) => Record<string, unknown>;
};

/** A question for each query, as a developer would write it first. */
export const QUESTIONS: Readonly<Record<string, Asked>> = {
  accessRecords: {
    as: 'provider',
    document:
      'query ($filingId: String) { accessRecords(filingId: $filingId, first: 2) { edges { node { id staffId targetId what reason note at } } } }',
    variables: ({ filing }) => ({ filingId: filing }),
  },
  colleagues: { as: 'reviewer', document: '{ colleagues { id displayName } }' },
  mentions: {
    as: 'reviewer',
    document: '{ mentions { id filingId text writer { id displayName } at } }',
  },
  phrases: { as: 'provider', document: '{ phrases { id text places uses usedAt } }' },
  alarms: {
    as: 'provider',
    document: '{ alarms(standing: true) { totalCount edges { node { kind cause remedy command since } } } }',
  },
  allowedOrigins: { as: 'provider', document: '{ allowedOrigins { id origin createdAt } }' },
  apiKeys: {
    as: 'provider',
    document:
      '{ apiKeys(first: 2, ended: true) { edges { node { id kind name hint scopes createdAt revokedAt } } } }',
  },
  applicants: {
    as: 'provider',
    document:
      'query ($externalRef: String) { applicants(externalRef: $externalRef) { edges { node { id externalRef metadata } } } }',
    variables: () => ({ externalRef: 'account-4711' }),
  },
  auditEvents: {
    as: 'provider',
    document:
      'query ($about: String) { auditEvents(about: $about, first: 3) { edges { node { id action actorKind actorId targetId what at } } } }',
    variables: ({ subject }) => ({ about: subject }),
  },
  authenticationRecords: {
    as: 'provider',
    document:
      'query ($kinds: [AuthenticationKind!]) { authenticationRecords(kinds: $kinds, first: 2) { edges { node { id kind subjectId keyId at times } } } }',
    variables: () => ({ kinds: ['SESSION_RENEWED'] }),
  },
  authorityAccount: { as: 'provider', document: '{ authorityAccount { state code reason since } }' },
  authorityAccounts: {
    as: 'provider',
    document: '{ authorityAccounts { id bureau provinces state lastSequence restsSince } }',
  },
  authorityCodes: {
    as: 'provider',
    document:
      'query ($table: AuthorityCodeTable!) { authorityCodes(table: $table) { code name valid downloaded } }',
    variables: () => ({ table: 'Wzjrfs_dms' }),
  },
  authorityMessages: {
    as: 'provider',
    document:
      'query ($filingId: ID) { authorityMessages(filingId: $filingId, first: 3) { edges { node { id direction method operation status code filingIds at } } } }',
    variables: ({ filing }) => ({ filingId: filing }),
  },
  authorityMessage: {
    as: 'provider',
    document:
      'query ($id: ID!) { authorityMessage(id: $id) { id direction method operation sequence status at } }',
    variables: ({ message }) => ({ id: message }),
  },
  authorityNotice: {
    as: 'reviewer',
    document: 'query ($id: ID!) { authorityNotice(id: $id) { id list about { kind number } handledAt at } }',
    variables: ({ notice }) => ({ id: notice }),
  },
  authorityNotices: {
    as: 'reviewer',
    document:
      '{ authorityNotices(first: 2) { totalCount edges { node { id list about { kind number } handledAt at } } } }',
  },
  consentTexts: {
    as: 'applicant',
    document:
      'query ($purposes: [ConsentPurpose!]) { consentTexts(purposes: $purposes) { purpose version hash title text agree validFrom } }',
    variables: () => ({ purposes: ['FACE'] }),
  },
  filing: {
    as: 'applicant',
    document: `query ($id: ID!) { filing(id: $id) { id kind state version externalRef
      subject { subjectNumber } websites { id websiteNumber domains }
      steps { key status issues { path code message rule } } result { subjectNumber } } }`,
    variables: ({ filing }) => ({ id: filing }),
  },
  filingStatistics: {
    as: 'provider',
    document: `query ($from: Date!, $to: Date!) { filingStatistics(from: $from, to: $to, groupBy: STATE) { __typename
      ... on FilingStatistics { total { firstPass { passed returned rate } refusals { code count } states { state entered left atEnd } } }
      ... on ValidationError { code message issues { path code } } } }`,
    variables: () => ({ from: '2026-03-01', to: '2026-03-31' }),
  },
  filings: {
    as: 'provider',
    document: `query ($states: [FilingState!]) { filings(states: $states, order: OLDEST_FIRST, first: 2) { totalCount
      pageInfo { hasNextPage } edges { node { id state kind externalRef subject { subjectNumber } submittedAt } } } }`,
    variables: () => ({ states: ['APPROVED', 'REFUSED'] }),
  },
  legalHolds: {
    as: 'provider',
    document: '{ legalHolds(ended: true) { edges { node { id targetId reason placedAt liftedAt until } } } }',
  },
  node: {
    as: 'provider',
    document: 'query ($id: ID!) { node(id: $id) { __typename id ... on Filing { state version } } }',
    variables: ({ filing }) => ({ id: filing }),
  },
  nodes: {
    as: 'provider',
    document:
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Server { instanceRef } ... on Subject { nature } } }',
    variables: ({ server, subject }) => ({ ids: [server, subject, 'fil_00000000000000000000000000'] }),
  },
  province: {
    as: 'provider',
    document: `query ($code: String!) { province(code: $code) { code name prefix
      rules(nature: ENTERPRISE, kind: NEW_ACCESS) { smsRequired smsWindowHours photoKinds mustEqualOriginal expectedDaysMin expectedDaysMax } } }`,
    variables: () => ({ code: '330000' }),
  },
  provinces: { as: 'provider', document: '{ provinces { code shortName prefix } }' },
  rateLimit: {
    as: 'applicant',
    document: '{ rateLimit { limit windowSeconds cost maximumCost } }',
  },
  products: {
    as: 'provider',
    document:
      '{ products { code name termMonths remainingMonths minimumPrice slots slotsPer filable serviceCodes } }',
  },
  regions: { as: 'provider', document: '{ regions { code name area mainland } }' },
  rehearsalTexts: {
    as: 'provider',
    document:
      '{ rehearsalTexts { kind phone code certificateTail websiteNumber text sentAt deadline waiting } }',
  },
  providerExport: {
    as: 'provider',
    document: '{ providerExport { id state subjects subjectsDone parts finishedAt } }',
  },
  retentionPeriods: {
    as: 'provider',
    document: '{ retentionPeriods { kind days isOwn leastDays usualDays mostDays sources } }',
  },
  servers: {
    as: 'provider',
    document: `query ($ownerRef: String) { servers(ownerRef: $ownerRef) { totalCount
      edges { node { id instanceRef ownerRef product region ips termMonths expiresAt slots slotsFree metadata } } } }`,
    variables: () => ({ ownerRef: 'account-4711' }),
  },
  staffMembers: {
    as: 'provider',
    document: '{ staffMembers(first: 2) { edges { node { id externalRef displayName removedAt } } } }',
  },
  subjects: {
    as: 'provider',
    document: `query ($applicantRef: String) { subjects(applicantRef: $applicantRef) { totalCount
      edges { node { id nature certificateType certificateNumberMasked records { subjectNumber websites { websiteNumber domains } } } } } }`,
    variables: () => ({ applicantRef: 'account-4711' }),
  },
  viewer: {
    as: 'provider',
    document: '{ viewer { __typename ... on KeyViewer { kind mode scopes provider { name now } } } }',
  },
  waitingBackdrops: {
    as: 'reviewer',
    document:
      '{ waitingBackdrops { totalCount edges { node { filingId status to { recipient phone address } askedAt } } } }',
  },
  webhookDeliveries: {
    as: 'provider',
    document: `query ($endpointId: ID) { webhookDeliveries(endpointId: $endpointId, first: 2) {
      edges { node { id messageId topic status attemptCount lastStatus data at } } } }`,
    variables: ({ endpoint }) => ({ endpointId: endpoint }),
  },
  webhookEndpoints: {
    as: 'provider',
    document: '{ webhookEndpoints(first: 2) { edges { node { id url topics disabledAt } } } }',
  },
  websites: {
    as: 'provider',
    document:
      '{ websites(first: 2) { totalCount edges { node { websiteNumber domains accessSince accessCancelledAt } } } }',
  },
};
