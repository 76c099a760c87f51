import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { refuseCancellation } from '../../server/filing/after/cancelling/refusal.ts';
import { cancelReference } from '../../server/filing/after/cancelling/standing.ts';
import { openMarks } from '../../server/platform/privacy/marks.ts';
import { newId } from '../../server/platform/ids.ts';
import { refused } from '../../server/rehearsal/authority/brain/verdict.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { leaksIn } from '../testkit/leaks.ts';
import { startService, type Service } from '../testkit/service.ts';
import { dumpTables } from '../testkit/tables.ts';
import { aFiledSubject } from '../process/support/subjects.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 400_000 });

/** Values that stand nowhere else, one for each column. */
const MARKS = {
  account: 'biaoji-zhanghao@marked-account.cn',
  member: 'biaoji-yuangong@marked-staff.cn',
  displayName: '司马标记审',
  order: 'BIAOJI-ORDER-4711',
  granted: 'biaoji-shouquan@marked-account.cn',
  requested: '标记营业执照原件两份',
  tracking: 'SFBIAOJI77120033',
  problem: '标记快递地址不详',
  opinion: '标记：联系人司徒某电话无人接听',
  cancelOpinion: '标记：请联系诸葛某核实',
};

const SHOWN = `query ($id: ID!) { filing(id: $id) { externalRef applicant { externalRef }
  shipments { requested trackingNumber problem } reviews { reviewer } timeline { text } websites { resultReason } } }`;

let service: Service;
let desk: Desk;
let filing: Filing;
let websiteId: string;

/** An access that the authority does not end, with its words. */
async function cancellationRefused(): Promise<string> {
  const { prisma } = service.services.database;
  const { tenant } = desk;
  const { subjectId } = await prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
  const record = await prisma.filingRecord.create({
    data: {
      id: newId('FilingRecord'),
      ...tenant,
      subjectId,
      subjectNumber: '浙ICP备99887766号',
      source: 'DOWNLOAD',
      websites: {
        create: {
          id: newId('Website'),
          ...tenant,
          websiteNumber: '浙ICP备99887766号-1',
          domains: [],
          accessSince: new Date(),
          authorityAccessId: 4711n,
        },
      },
    },
    include: { websites: true },
  });
  const [website] = record.websites;
  if (!website) throw new Error('no website');
  const submissionId = cancelReference({ ...website, authorityAccessId: 4711n });
  await prisma.authorityMessage.create({
    data: {
      id: newId('AuthorityMessage'),
      ...tenant,
      direction: 'SENT',
      method: 'isp_upload',
      status: 'ACCEPTED',
      sequence: 1n,
      filingIds: [],
      submissionId,
      at: new Date(),
    },
  });
  const sealer = await service.services.privacy.forProvider(tenant.providerId);
  const refusal = {
    authorityAccessId: 4711n,
    websiteNumber: website.websiteNumber,
    code: 1032,
    opinion: MARKS.cancelOpinion,
  };
  await prisma.$transaction((tx) => refuseCancellation(tx, tenant, refusal, { now: new Date(), sealer }));
  return website.id;
}

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  const { sessions, database } = service.services;
  await desk.provider.succeed('createWebhookEndpoint', { url: 'https://hooks.example.com/a', topics: ['*'] });
  const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE', {
    sites: [{ verdict: refused(1011, MARKS.opinion) }],
  });
  const owner = await desk.applicant(MARKS.account);
  const minted = await sessions.mintStaff(database.prisma, {
    tenant: desk.tenant,
    externalRef: MARKS.member,
    displayName: MARKS.displayName,
    now: new Date(),
  });
  const reviewer = desk.provider.with({ token: minted.token });
  filing = await owner.files(filed).upTo('SUBMIT');
  await desk.provider.succeed('updateFiling', { filingId: filing.id, externalRef: MARKS.order });
  await desk.provider.succeed('issueServiceCodes', {
    serverId: await owner.usualServer(),
    count: 1,
    grantedTo: MARKS.granted,
  });
  await filing.does('requestOriginals', { requested: MARKS.requested, copies: 2 }, reviewer);
  const parcel = { courier: '顺丰', trackingNumber: MARKS.tracking };
  await filing.does('recordShipment', parcel);
  await filing.does('reportShipment', { outcome: 'MISSING', note: MARKS.problem }, reviewer);
  await filing.does('recordShipment', parcel);
  await filing.does('reportShipment', { outcome: 'RETURNED', note: MARKS.problem }, reviewer);
  await filing.does('receiveOriginals', {}, reviewer);
  await filing.isPassedBy(reviewer);
  filing.isAt('PASS');
  await filing.goes('HAND_OVER');
  await desk.authorityWorks();
  websiteId = await cancellationRefused();
});
afterAll(() => service.stop());

describe('what people and the authority wrote, and who an account is', () => {
  it('is shown to those who may see it', async () => {
    const { text, errors } = await desk.provider.ask(SHOWN, { id: filing.id });
    expect(errors).toEqual([]);
    const { account, displayName, order, requested, tracking, problem, opinion } = MARKS;
    for (const mark of [account, displayName, order, requested, tracking, problem, opinion])
      expect(text).toContain(mark);
    const { text: sites } = await desk.provider.ask(
      '{ subjects(first: 5) { edges { node { records { websites { cancellation { opinion } } } } } } }',
    );
    expect(sites).toContain(MARKS.cancelOpinion);
    const { text: staff } = await desk.provider.ask(
      '{ staffMembers { edges { node { externalRef displayName } } } }',
    );
    expect(staff).toContain(MARKS.member);
    expect(staff).toContain(displayName);
  });

  it('is found by the provider’s own references', async () => {
    const count = async (list: string, filter: string): Promise<unknown> =>
      (
        await desk.provider.query<{ list: { totalCount: number } }>(
          `{ list: ${list}(${filter}) { totalCount } }`,
        )
      ).list.totalCount;
    expect(await count('applicants', `externalRef: "${MARKS.account}"`)).toBe(1);
    expect(await count('applicants', `externalRef: "${MARKS.account.toUpperCase()}"`)).toBe(0);
    expect(await count('subjects', `applicantRef: "${MARKS.account}"`)).toBe(1);
    expect(await count('servers', `ownerRef: "${MARKS.account}"`)).toBeGreaterThan(0);
    for (const filter of ['externalRef', 'search'])
      expect(await count('filings', `${filter}: "${MARKS.order}"`)).toBe(1);
    expect(await count('filings', `applicantRef: "${MARKS.account}"`)).toBe(1);
  });

  it('stands in webhooks in clear for the provider, and sealed in the rows that they are sent from', async () => {
    const { database, privacy } = service.services;
    const message = await database.prisma.outboxMessage.findFirstOrThrow({
      where: { targetId: filing.id, topic: 'filing.refused' },
    });
    expect(JSON.stringify(message.payload)).toContain('$sealed');
    const sealer = await privacy.forProvider(desk.tenant.providerId);
    expect(openMarks(sealer, message.payload)).toMatchObject({
      externalRef: MARKS.order,
      applicant: { externalRef: MARKS.account },
      servers: [{ ownerRef: MARKS.account }],
    });
  });

  it('stands in no table in clear, and in no line of the log', async () => {
    const dump = await dumpTables(service.services.database);
    const sources = [...dump].map(([name, data]) => ({ name, data }));
    expect(leaksIn([...sources, { name: 'log', data: service.log() }], MARKS)).toEqual([]);
    const website = await service.services.database.prisma.website.findUniqueOrThrow({
      where: { id: websiteId },
    });
    expect(website).toMatchObject({ cancelOpinion: null, cancelCode: 1032 });
    expect(website.cancelOpinionSealed?.length).toBeGreaterThan(30);
  });
});
