import type { Bytes } from '../../server/platform/privacy/cipher.ts';
import type { Ids } from '../testkit/rows.ts';
import type { Service } from '../testkit/service.ts';

type Prisma = Service['services']['database']['prisma'];
export type Row = Ids & {
  review: string;
  smsCheck: string;
  backdrop: string;
  range: string;
  campaign: string;
  inspected: string;
};

/** A sealed column that a list shows: how it is asked for, sealed and stored, and whether the row goes with it. */
export type Shown = {
  list: string;
  by: 'provider' | 'reviewer';
  row: (row: Row) => string;
  ask: string;
  /** What becomes null: the field itself, or the whole row where the field is never null. */
  falls: 'field' | 'row';
  content: unknown;
  part: string;
  store: (prisma: Prisma, row: Row, sealed: Bytes) => Promise<unknown>;
  owner: (row: Row) => string;
};

const filings = { list: 'filings', row: ({ filing }: Row) => filing, owner: ({ filing }: Row) => filing };
const certificate = { content: { name: '甲', certificateNumber: '330106199001011234' }, part: 'subject' };
const metadata = { falls: 'field', ask: 'metadata', content: { a: 'b' }, part: 'metadata' } as const;

export const COLUMNS: Readonly<Record<string, Shown>> = {
  'the certificate of subjects': {
    list: 'subjects',
    by: 'provider',
    row: ({ subject }) => subject,
    owner: ({ subject }) => subject,
    ask: 'certificateNumberMasked',
    falls: 'field',
    ...certificate,
    store: (prisma, { subject: id }, personal) =>
      prisma.subject.update({ where: { id }, data: { personal } }),
  },
  'the certificate of filings’ subjects': {
    ...filings,
    by: 'provider',
    owner: ({ subject }) => subject,
    ask: 'subject { certificateNumberMasked }',
    falls: 'field',
    ...certificate,
    store: (prisma, { subject: id }, personal) =>
      prisma.subject.update({ where: { id }, data: { personal } }),
  },
  'the details of filings': {
    ...filings,
    by: 'reviewer',
    ask: 'details { subject { name } }',
    falls: 'row',
    content: { name: '某公司' },
    part: 'subject',
    store: (prisma, { filing: id }, personal) => prisma.filing.update({ where: { id }, data: { personal } }),
  },
  'the metadata of filings': {
    ...filings,
    ...metadata,
    by: 'provider',
    store: (prisma, { filing: id }, metadata) => prisma.filing.update({ where: { id }, data: { metadata } }),
  },
  'the metadata of servers': {
    ...metadata,
    list: 'servers',
    by: 'provider',
    row: ({ server }) => server,
    owner: ({ server }) => server,
    store: (prisma, { server: id }, metadata) => prisma.server.update({ where: { id }, data: { metadata } }),
  },
  'the metadata of applicants': {
    ...metadata,
    list: 'applicants',
    by: 'provider',
    row: ({ person }) => person,
    owner: ({ person }) => person,
    store: (prisma, { person: id }, metadata) =>
      prisma.applicant.update({ where: { id }, data: { metadata } }),
  },
  'the references of filings': {
    ...filings,
    by: 'provider',
    ask: 'externalRef',
    falls: 'field',
    content: 'order-1',
    part: 'externalRef',
    store: (prisma, { filing: id }, externalRefSealed) =>
      prisma.filing.update({ where: { id }, data: { externalRef: null, externalRefSealed } }),
  },
  'the references of applicants': {
    list: 'applicants',
    by: 'provider',
    row: ({ person }) => person,
    owner: ({ person }) => person,
    ask: 'externalRef',
    falls: 'row',
    content: 'account-1',
    part: 'externalRef',
    store: (prisma, { person: id }, externalRefSealed) =>
      prisma.applicant.update({ where: { id }, data: { externalRef: null, externalRefSealed } }),
  },
  'the users of address ranges': {
    list: 'ipRanges',
    by: 'provider',
    row: ({ range }) => range,
    owner: ({ range }) => range,
    ask: 'user',
    falls: 'field',
    content: { filed: { user: { name: '使用单位有限公司' } }, sent: null },
    part: 'details',
    store: (prisma, { range: id }, details) => prisma.ipRange.update({ where: { id }, data: { details } }),
  },
  'the titles of campaigns': {
    list: 'inspections',
    by: 'provider',
    row: ({ campaign }) => campaign,
    owner: ({ campaign }) => campaign,
    ask: 'title',
    falls: 'field',
    content: '专项核查',
    part: 'title',
    store: (prisma, { campaign: id }, title) => prisma.inspection.update({ where: { id }, data: { title } }),
  },
  'the results of campaigns': {
    list: 'inspectedWebsites',
    by: 'provider',
    row: ({ inspected }) => inspected,
    owner: ({ inspected }) => inspected,
    ask: 'faults { check }',
    falls: 'field',
    content: [],
    part: 'results',
    store: (prisma, { inspected: id }, results) =>
      prisma.inspectedWebsite.update({ where: { id }, data: { results } }),
  },
  'the names of reviewers': {
    list: 'staffMembers',
    by: 'provider',
    row: ({ staff }) => staff,
    owner: ({ staff }) => staff,
    ask: 'displayName',
    falls: 'row',
    content: '李初审',
    part: 'displayName',
    store: (prisma, { staff: id }, displayNameSealed) =>
      prisma.staffMember.update({ where: { id }, data: { displayName: null, displayNameSealed } }),
  },
  'the remarks of reviews': {
    ...filings,
    by: 'reviewer',
    owner: ({ review }) => review,
    ask: 'reviews { remarks { message } }',
    falls: 'field',
    content: [{ path: [], message: '请修改' }],
    part: 'remarks',
    store: (prisma, { review: id }, remarks) => prisma.review.update({ where: { id }, data: { remarks } }),
  },
  'the phone of SMS checks': {
    ...filings,
    by: 'reviewer',
    owner: ({ smsCheck }) => smsCheck,
    ask: 'smsCheck { phoneMasked }',
    falls: 'field',
    content: { mobile: '13911223344' },
    part: 'sms',
    store: (prisma, { smsCheck: id }, personal) =>
      prisma.smsCheck.update({ where: { id }, data: { personal } }),
  },
  'the addresses of backdrops': {
    list: 'waitingBackdrops',
    by: 'reviewer',
    row: ({ backdrop }) => backdrop,
    owner: ({ backdrop }) => backdrop,
    ask: 'to { recipient }',
    falls: 'field',
    content: { recipient: '李四', phone: '13911223344', address: '某路1号' },
    part: 'backdrop',
    store: (prisma, { backdrop: id }, personal) =>
      prisma.backdropRequest.update({ where: { id }, data: { personal } }),
  },
  'the reasons of holds': {
    list: 'legalHolds',
    by: 'provider',
    row: ({ hold }) => hold,
    owner: ({ hold }) => hold,
    ask: 'reason',
    falls: 'field',
    content: '争议',
    part: 'reason',
    store: (prisma, { hold: id }, reason) => prisma.legalHold.update({ where: { id }, data: { reason } }),
  },
  'the attempts of deliveries': {
    list: 'webhookDeliveries',
    by: 'provider',
    row: ({ delivery }) => delivery,
    owner: ({ delivery }) => delivery,
    ask: 'attempts { excerpt }',
    falls: 'field',
    content: [],
    part: 'answers',
    store: (prisma, { delivery: id }, answers) =>
      prisma.webhookDelivery.update({ where: { id }, data: { answers } }),
  },
};

/** Lists that show nothing sealed, and why. */
export const SHOW_NOTHING_SEALED: Readonly<Record<string, string>> = {
  auditEvents: 'why somebody looked is held in the audit’s own test: its rows are never changed',
  accessRecords: 'as the audit',
  authenticationRecords: 'ids and codes',
  alarms: 'ids, codes and numbers',
  apiKeys: 'keys have names and a hint',
  authorityMessages: 'the content of a message is shown for one message at a time',
  authorityNotices: 'the content of an entry is shown for one entry at a time',
  webhookEndpoints: 'secrets are shown once, when they are made',
  websites: 'names, numbers and domains are public',
};
