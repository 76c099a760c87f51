import { getNamedType, isLeafType, isListType, isNonNullType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { storeNotices } from '../../../server/authority/connector/storing/notices.ts';
import { sealContext } from '../../../server/filing/machine/full-filing.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import type { Caller } from '../../testkit/caller.ts';
import { contract } from '../../testkit/contract.ts';
import { usualDatabase } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { rowsOf } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Who = 'applicant' | 'reviewer' | 'provider';
type Row = Record<string, unknown>;

/** How a list of stored rows is asked for under an order, a subject or by itself; what its rows are told apart by. */
type List = { by: readonly Who[]; ask: string; at: (data: never) => readonly Row[]; shows: string };

const ORDER = (list: string, shows: string) => ({
  ask: `query ($filing: ID!) { filing(id: $filing) { ${list} { ${shows} } } }`,
  shows,
  at: ({ filing }: { filing: Record<string, Row[]> }) => filing[list] ?? [],
});
type Subjects = {
  subjects: { edges: { node: { records: { notices: Row[]; websites: { notices: Row[] }[] }[] } }[] };
};
const recordsOf = ({ subjects }: Subjects) => subjects.edges.flatMap(({ node }) => node.records);
const RECORDS = (shown: string): string =>
  `{ subjects(first: 10) { edges { node { records { ${shown} } } } } }`;
const ANYONE = ['applicant', 'reviewer', 'provider'] as const;

/** Every list of stored rows that is no connection, by type and field. */
const LISTS = {
  'ApplicantViewer.consents': {
    by: ['applicant'],
    ask: '{ viewer { ... on ApplicantViewer { consents { version } } } }',
    shows: 'version',
    // The caller agreed once more when it signed in.
    at: ({ viewer }: { viewer: { consents: Row[] } }) =>
      viewer.consents.filter(({ version }) => String(version).startsWith('of ')),
  },
  'Filing.consents': { by: ANYONE, ...ORDER('consents', 'version') },
  'Filing.dataChecks': { by: ['reviewer', 'provider'], ...ORDER('dataChecks', 'id') },
  'Filing.electronicVerifications': { by: ANYONE, ...ORDER('electronicVerifications', 'id') },
  'Filing.materials': { by: ANYONE, ...ORDER('materials', 'id') },
  'Filing.notes': { by: ['reviewer'], ...ORDER('notes', 'id') },
  'Filing.remarkDrafts': { by: ['reviewer'], ...ORDER('remarkDrafts', 'id') },
  'Filing.reviews': { by: ANYONE, ...ORDER('reviews', 'id') },
  'Filing.shipments': { by: ANYONE, ...ORDER('shipments', 'id') },
  'Filing.timeline': { by: ANYONE, ...ORDER('timeline', 'id') },
  'Filing.websites': { by: ANYONE, ...ORDER('websites', 'id') },
  'Unseen.materials': {
    by: ['reviewer'],
    ask: 'query ($filing: ID!) { filing(id: $filing) { unseen { materials { id } } } }',
    shows: 'id',
    at: ({ filing }: { filing: { unseen: { materials: Row[] } } }) => filing.unseen.materials,
  },
  'FilingResult.sites': {
    by: ANYONE,
    ask: 'query ($approved: ID!) { filing(id: $approved) { result { sites { domains } } } }',
    shows: 'domains',
    at: ({ filing }: { filing: { result: { sites: Row[] } } }) => filing.result.sites,
  },
  'Subject.records': { by: ['applicant'], ask: RECORDS('source'), shows: 'source', at: recordsOf },
  'FilingRecord.websites': {
    by: ['applicant'],
    ask: RECORDS('websites { name }'),
    shows: 'name',
    at: (data: Subjects) => recordsOf(data).flatMap(({ websites }) => websites as unknown as Row[]),
  },
  'FilingRecord.notices': {
    by: ['applicant'],
    ask: RECORDS('notices { text }'),
    shows: 'text',
    at: (data: Subjects) => recordsOf(data).flatMap(({ notices }) => notices),
  },
  'Website.notices': {
    by: ['applicant'],
    ask: RECORDS('websites { notices { text } }'),
    shows: 'text',
    at: (data: Subjects) =>
      recordsOf(data).flatMap(({ websites }) => websites.flatMap(({ notices }) => notices)),
  },
  'Query.allowedOrigins': {
    by: ['provider'],
    ask: '{ allowedOrigins { id } }',
    shows: 'id',
    at: ({ allowedOrigins }: { allowedOrigins: Row[] }) => allowedOrigins,
  },
  'Query.authorityAccounts': {
    by: ['reviewer', 'provider'],
    ask: '{ authorityAccounts { bureau } }',
    shows: 'bureau',
    at: ({ authorityAccounts }: { authorityAccounts: Row[] }) => authorityAccounts,
  },
  'Query.authorityCodes': {
    by: ['reviewer', 'provider'],
    ask: '{ authorityCodes(table: Yylb_dms) { name } }',
    shows: 'name',
    at: ({ authorityCodes }: { authorityCodes: Row[] }) => authorityCodes,
  },
} satisfies Record<string, Omit<List, 'at'> & { at: unknown }>;
type Name = keyof typeof LISTS;

/** What belongs to no one applicant, but to the provider's work in one mode. */
const OF_PROVIDER: readonly Name[] = [
  'Query.allowedOrigins',
  'Query.authorityAccounts',
  'Query.authorityCodes',
];

/** Lists that are asked for with ids or are made by what was sent; that these reach nothing foreign, other tests hold. */
const ELSEWHERE: readonly string[] = [
  'Query.nodes', // api/tenancy.test.ts
  'Query.dataChecks', // process/data-checks.test.ts
  'Query.phrases', // process/remarks.test.ts
  'Query.colleagues',
  'Query.mentions',
  'FilingNote.mentions', // of a note, which its own reach alone
  'Query.products', // of a provider in both modes: process/products.test.ts
  'SetProductsSuccess.products',
  'Query.regions', // of a provider in both modes: process/regions.test.ts
  'SetRegionsSuccess.regions',
  'Query.retentionPeriods', // of a provider in both modes: custody/retention.test.ts
  'SetRetentionSuccess.periods',
  'LinkProviderExportSuccess.parts', // custody/provider-export.test.ts
  'SubjectDeletion.kept', // no rows, but what follows from them: custody/deletion.test.ts
  'ClaimFilingRecordSuccess.subjects', // process/import.test.ts
  'Query.rehearsalTexts', // api/rehearsal.test.ts
  'RegisterServersSuccess.servers',
  'FileIpRangesSuccess.ranges', // process/addresses.test.ts
  'ChangeIpRangeSuccess.ranges',
  'RemoveIpRangesSuccess.ranges',
  'SetAuthoritySequenceSuccess.uploads', // of one account, by its id: process/operating.test.ts
  'ExamineAuthorityAccountSuccess.checks', // no rows, but what was looked at
  'SetAuthorityAccountSuccess.checks',
  'Filing.risks', // no rows, but what follows from them: process/risks.test.ts
  'ReviewForecast.days', // no rows, but counted of rows: api/statistics/forecast.test.ts
  'Website.inspections', // of a website, which its own reach alone: process/inspections.test.ts
  'InspectionFigures.faults', // no rows, but counted of rows: process/inspections.test.ts
  'Website.acts', // of a website, which its own reach alone: process/acts.test.ts
  'PaperReading.fields', // stand in the row of the paper: reading/of-a-filing.test.ts
  'ReadField.differing',
  'WebhookDelivery.attempts', // stand in the delivery's own row: webhooks/answers.test.ts
  'FilingStatistics.groups', // no rows, but counted of rows: api/statistics/statistics.test.ts
  'FilingTally.refusals',
  'FilingTally.returnReasons',
  'FilingTally.states',
];

/** What is computed for whoever asks or stands in the row itself: no rows of their own that could be somebody else's. */
const VALUES: readonly string[] = [
  'City',
  'ConsentText',
  'DeterminedSite',
  'Division',
  'DomainLook',
  'ImportReport',
  'InspectionFault',
  'Issue',
  'MaterialSlot',
  'PreApproval',
  'Province',
  'Remark',
  'RuleNote',
  'Step',
  'UploadHeader',
  'WebsiteDetails',
];

it('every list of rows in the contract stands in the table', () => {
  const lists = Object.values(contract.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__') && !type.name.endsWith('Connection')
      ? Object.values(type.getFields()).flatMap((field) => {
          const many = isNonNullType(field.type) ? field.type.ofType : field.type;
          const of = getNamedType(field.type);
          return isListType(many) && !isLeafType(of) && !VALUES.includes(of.name)
            ? [`${type.name}.${field.name}`]
            : [];
        })
      : [],
  );
  expect(lists.sort()).toEqual([...Object.keys(LISTS), ...ELSEWHERE].sort());
});

/** One row of every list, in whosever hands, told apart by `whose`; the numbers are the same in all of them. */
async function oneOfEach(
  service: Service,
  tenant: Tenant,
  applicantId: string,
  { whose, number }: { whose: string; number: string },
): Promise<Record<Name | 'filing' | 'approved', string>> {
  const { prisma } = service.services.database;
  const at = new Date('2026-03-01T00:00:00Z');
  const source = whose === 'me' ? 'DOWNLOAD' : 'IMPORT';
  const ids = await rowsOf(service, tenant, applicantId);
  const consent = { applicantId, purpose: 'FILING', grantedAt: at } as const;
  // One for the order, and one from before there was an order.
  for (const filingId of [ids.filing, null])
    await prisma.consent.create({
      data: { id: newId('Consent'), ...consent, filingId, version: `of ${whose}` },
    });
  await prisma.material.update({ where: { id: ids.material }, data: { status: 'STORED', storedAt: at } });
  await prisma.filing.update({ where: { id: ids.filing }, data: { state: 'IN_REVIEW', submittedAt: at } });
  const filingId = ids.filing;
  const review = await prisma.review.create({
    data: { id: newId('Review'), filingId, reviewerId: ids.staff, decision: 'PASS', at },
  });
  const shipment = await prisma.shipment.create({
    data: { id: newId('Shipment'), filingId, requested: '原件', copies: 1, status: 'ASKED', askedAt: at },
  });
  const event = await prisma.timelineEvent.create({
    data: { id: newId('TimelineEvent'), filingId, sequence: 1, type: 'SUBMIT', actorKind: 'APPLICANT', at },
  });
  const approved = await rowsOf(service, tenant, applicantId);
  await prisma.filing.update({
    where: { id: approved.filing },
    data: { state: 'APPROVED', decidedAt: at },
  });
  await prisma.filingWebsite.update({
    where: { id: approved.website },
    data: { result: 'APPROVED', domains: [`${whose.replaceAll(' ', '-')}.cn`] },
  });
  await prisma.filingRecord.create({
    data: {
      id: newId('FilingRecord'),
      ...tenant,
      subjectId: ids.subject,
      subjectNumber: number,
      source,
      websites: {
        create: {
          id: newId('Website'),
          ...tenant,
          websiteNumber: `${number}-1`,
          name: `of ${whose}`,
          domains: ['example.cn'],
        },
      },
    },
  });
  const sealer = await service.services.privacy.forProvider(tenant.providerId);
  const notice = (kind: 'SUBJECT' | 'WEBSITE', about: string) => ({
    list: 'XGTZ' as const,
    key: `${kind} ${whose}`,
    data: { Tznr: `to ${kind} of ${whose}` },
    about: { kind, number: about, id: null },
  });
  const messageId = newId('AuthorityMessage');
  await prisma.authorityMessage.create({
    data: { id: messageId, ...tenant, direction: 'RECEIVED', method: 'isp_download', status: 'ACCEPTED', at },
  });
  await prisma.$transaction((tx) =>
    storeNotices(tx, sealer, tenant, [notice('SUBJECT', number), notice('WEBSITE', `${number}-1`)], {
      messageId,
      at,
    }),
  );
  const code = { table: 'Yylb_dms', code: '1' };
  await prisma.authorityAccount.create({
    data: { id: newId('AuthorityAccount'), ...tenant, bureau: `of ${whose}`, settings: Buffer.from('-') },
  });
  await prisma.authorityCode.upsert({
    where: { providerId_mode_table_code: { ...tenant, ...code } },
    create: { ...tenant, ...code, name: `of ${whose}`, valid: true },
    update: {},
  });
  const dataCheck = await prisma.dataCheck.create({
    data: {
      id: newId('DataCheck'),
      filingId: ids.filing,
      kind: 'SUBJECT_CHECK',
      about: 'subject',
      asked: new Uint8Array(32),
    },
  });
  const draftId = newId('RemarkDraft');
  const by = { filingId: ids.filing, staffId: ids.staff };
  const words = (id: string, part: string) => sealer.seal('请核对', sealContext(id, part));
  await prisma.remarkDraft.create({
    data: { id: draftId, ...by, place: '', message: words(draftId, 'message'), updatedAt: at },
  });
  const noteId = newId('FilingNote');
  await prisma.filingNote.create({ data: { id: noteId, ...by, text: words(noteId, 'text'), at } });
  return {
    filing: ids.filing,
    approved: approved.filing,
    'ApplicantViewer.consents': `of ${whose}`,
    'Filing.consents': `of ${whose}`,
    'Filing.dataChecks': dataCheck.id,
    'Filing.electronicVerifications': ids.verification,
    'Filing.materials': ids.material,
    'Filing.notes': noteId,
    'Filing.remarkDrafts': draftId,
    'Filing.reviews': review.id,
    'Filing.shipments': shipment.id,
    'Filing.timeline': event.id,
    'Filing.websites': ids.website,
    'Unseen.materials': ids.material,
    'FilingResult.sites': `${whose.replaceAll(' ', '-')}.cn`,
    'Subject.records': source,
    'FilingRecord.websites': `of ${whose}`,
    'FilingRecord.notices': `to SUBJECT of ${whose}`,
    'Website.notices': `to WEBSITE of ${whose}`,
    'Query.allowedOrigins': ids.origin,
    'Query.authorityAccounts': `of ${whose}`,
    'Query.authorityCodes': `of ${whose}`,
  };
}

usualDatabase((open) => {
  let service: Service;
  let people: Record<Who, Caller>;
  let own: Awaited<ReturnType<typeof oneOfEach>>;
  const foreign: Record<string, typeof own> = {};

  beforeAll(async () => {
    service = await startService({ database: await open() });
    const desk = await aDesk(service);
    const other = await aDesk(service);
    const live = await aDesk(service, { mode: 'LIVE', of: desk });
    const me = await desk.applicant('me');
    people = { applicant: me.caller, reviewer: await desk.reviewer(), provider: desk.provider };
    const number = '京ICP备2021000001号';
    const rows = async (of: Desk, whose: string, who: string, its = number) =>
      oneOfEach(service, of.tenant, (await of.applicant(who)).id, { whose, number: its });
    own = await oneOfEach(service, desk.tenant, me.id, { whose: 'me', number });
    foreign['another provider'] = await rows(other, 'another provider', 'me');
    foreign['the other mode'] = await rows(live, 'the other mode', 'me');
    // Within a provider's mode a number is one subject's.
    foreign['another applicant'] = await rows(desk, 'another applicant', 'somebody', '京ICP备2021000002号');
  });
  afterAll(() => service.stop());

  describe.each(Object.entries(LISTS) as [Name, List][])('%s', (name, { by, ask, at, shows }) => {
    it('shows one’s own row, and none of another provider, the other mode or another applicant', async () => {
      const { filing, approved } = own;
      for (const who of by) {
        const data = await people[who].query(ask, {
          ...(ask.includes('$filing:') ? { filing } : {}),
          ...(ask.includes('$approved:') ? { approved } : {}),
        });
        const seen = at(data as never).map((row) => String(row[shows]));
        const others = Object.entries(foreign)
          .filter(([whose]) => whose !== 'another applicant' || !OF_PROVIDER.includes(name))
          .map(([, rows]) => rows[name]);
        if (OF_PROVIDER.includes(name)) expect(seen, who).toContain(own[name]);
        else expect(seen, who).toEqual([own[name]]);
        expect(
          seen.filter((one) => others.includes(one)),
          who,
        ).toEqual([]);
      }
    });

    it('has foreign rows to leave out', () => {
      for (const [whose, rows] of Object.entries(foreign)) {
        if (whose === 'another applicant' && OF_PROVIDER.includes(name)) continue;
        expect(rows[name], whose).not.toBe(own[name]);
        expect(rows[name], whose).toMatch(/./);
      }
    });
  });
});
