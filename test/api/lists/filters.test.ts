import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { newId } from '../../../server/platform/ids.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { anOriginAndAReviewer, rowsOf } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const day = (text: string): Date => new Date(`${text}T02:00:00Z`);

describe('the conditions of a list of filings', () => {
  let service: Service;
  let desk: Desk;
  let staff: string;
  /** By what is told of each, its id. */
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    desk = await aDesk(service);
    // A Wednesday, after which a filing that waits since Monday is overdue and one of Tuesday is not.
    await desk.clock.standsAt('2026-03-11T10:00:00+08:00');
    ({ staff } = await anOriginAndAReviewer(service, desk.tenant));
    await of('of Guangdong', { province: '440000' });
    await of('continued', { kind: 'CONTINUED_ACCESS' });
    await of('of a person', { nature: 'PERSONAL' });
    await of('waiting since Monday', { state: 'IN_REVIEW', submittedAt: day('2026-03-09') });
    await of('waiting since Tuesday', { state: 'IN_REVIEW', submittedAt: day('2026-03-10') });
    const posted = await of('posted on Tuesday', { state: 'IN_REVIEW', submittedAt: day('2026-03-09') });
    await prisma().review.create({
      data: { id: newId('Review'), filingId: posted, decision: 'RECEIVE_ORIGINALS', at: day('2026-03-10') },
    });
    const returned = await of('returned once', { state: 'RETURNED', submittedAt: day('2026-02-01') });
    await prisma().review.create({
      data: {
        id: newId('Review'),
        filingId: returned,
        reviewerId: staff,
        decision: 'RETURN',
        at: day('2026-02-02'),
      },
    });
    const again = await of('sent again', { state: 'AT_AUTHORITY', submittedAt: day('2026-02-05') });
    await prisma().timelineEvent.create({
      data: {
        id: newId('TimelineEvent'),
        filingId: again,
        sequence: 1,
        type: 'RESUBMIT',
        actorKind: 'APPLICANT',
        at: day('2026-02-05'),
      },
    });
    await of('decided', { state: 'APPROVED', submittedAt: day('2026-01-05'), decidedAt: day('2026-01-20') });
    const doubtful = await of('doubtful', {});
    const site = await prisma().filingWebsite.findFirstOrThrow({ where: { filingId: doubtful } });
    const [photo, card] = [newId('Material'), newId('Material')];
    for (const id of [photo, card])
      await prisma().material.create({
        data: {
          id,
          ...desk.tenant,
          filingId: doubtful,
          kind: 'AUXILIARY',
          status: 'STORED',
          declaredType: 'image/jpeg',
          declaredBytes: 1,
          createdAt: day('2026-03-01'),
        },
      });
    await prisma().verificationPhoto.create({
      data: {
        id: newId('VerificationPhoto'),
        filingId: doubtful,
        filingWebsiteId: site.id,
        kind: 'FACE',
        materialId: photo,
        takenAt: day('2026-03-01'),
        faceChecks: { create: { id: newId('FaceCheck'), cardId: card, state: 'DIFFERENT' } },
      },
    });
  });
  afterAll(() => service.stop());

  const prisma = () => service.services.database.prisma;

  async function of(name: string, data: Prisma.FilingUpdateInput): Promise<string> {
    const { filing } = await rowsOf(service, desk.tenant, (await desk.applicant()).id);
    await prisma().filing.update({ where: { id: filing }, data });
    ids[name] = filing;
    return filing;
  }

  const found = async (condition: string): Promise<(string | undefined)[]> => {
    const { filings } = await desk.provider.query<{
      filings: { totalCount: number; edges: { node: { id: string } }[] };
    }>(`{ filings(first: 100, order: OLDEST_FIRST, ${condition}) { totalCount edges { node { id } } } }`);
    expect(filings.totalCount).toBe(filings.edges.length);
    const names = Object.fromEntries(Object.entries(ids).map(([name, id]) => [id, name]));
    return filings.edges.map(({ node }) => names[node.id]);
  };

  it.each([
    ['provinces: ["440000"]', ['of Guangdong']],
    ['kind: CONTINUED_ACCESS', ['continued']],
    ['natures: [PERSONAL]', ['of a person']],
    ['overdue: true', ['waiting since Monday']],
    ['overdue: false, states: [IN_REVIEW]', ['waiting since Tuesday', 'posted on Tuesday']],
    ['resubmitted: true', ['sent again']],
    ['resubmitted: false, states: [AT_AUTHORITY]', []],
    ['faceResults: [DIFFERENT, NO_FACE]', ['doubtful']],
    ['faceResults: [NO_FACE]', []],
    ['submittedFrom: "2026-03-10T00:00:00Z"', ['waiting since Tuesday']],
    ['submittedBefore: "2026-02-01T02:00:00Z"', ['decided']],
    ['submittedFrom: "2026-02-01T02:00:00Z", submittedBefore: "2026-02-05T02:00:00Z"', ['returned once']],
    ['decidedFrom: "2026-01-01T00:00:00Z", decidedBefore: "2026-01-21T00:00:00Z"', ['decided']],
    ['decidedFrom: "2026-01-21T00:00:00Z"', []],
    ['states: [IN_REVIEW], provinces: ["440000"]', []],
    ['provinces: ["%"]', []],
  ])('%s', async (condition, names) => {
    expect(await found(condition)).toEqual(names);
  });

  it('leave out what another person reviewed', async () => {
    expect(await found(`reviewerId: "${staff}"`)).toEqual(['returned once']);
    expect(await found(`reviewerId: "stf_${'0'.repeat(26)}"`)).toEqual([]);
  });

  it('say the same of being overdue as the filing’s own day does', async () => {
    const { filings } = await desk.provider.query<{
      filings: { edges: { node: { id: string; reviewDueBy: string } }[] };
    }>(
      '{ filings(first: 100, states: [IN_REVIEW], order: OLDEST_FIRST) { edges { node { id reviewDueBy } } } }',
    );
    const late = filings.edges
      .filter(({ node }) => node.reviewDueBy < '2026-03-11')
      .map(({ node }) => node.id);
    expect(late).toEqual([ids['waiting since Monday']]);
  });
});

describe('the conditions of other lists', () => {
  let service: Service;
  let desk: Desk;
  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    desk = await aDesk(service);
    const { prisma } = service.services.database;
    const { id } = await desk.applicant();
    const [one] = [await rowsOf(service, desk.tenant, id), await rowsOf(service, desk.tenant, id)];
    await prisma.subject.update({
      where: { id: one.subject },
      data: { province: '440000', nature: 'PERSONAL' },
    });
    await prisma.server.update({
      where: { id: one.server },
      data: { product: 'EDGE_NODE', region: 'cn-beijing', expiresAt: day('2020-01-01') },
    });
    const number = '粤ICP备12345678号';
    const long = day('2020-01-01');
    await prisma.webhookDelivery.update({
      where: { id: one.delivery },
      data: { topic: 'filing.refused', createdAt: long },
    });
    await prisma.authorityNotice.update({
      where: { id: one.notice },
      data: { aboutKind: 'SUBJECT', aboutNumber: number, at: long },
    });
    for (const [i, domains] of [['one.cn'], ['two.cn']].entries())
      await prisma.filingRecord.create({
        data: {
          id: newId('FilingRecord'),
          ...desk.tenant,
          subjectId: one.subject,
          subjectNumber: `${number}${i}`,
          source: 'IMPORT',
          websites: {
            create: {
              id: newId('Website'),
              ...desk.tenant,
              websiteNumber: `${number}-${i + 1}`,
              domains,
              accessSince: day('2026-01-01'),
            },
          },
        },
      });
    for (const direction of ['SENT', 'RECEIVED'] as const)
      await prisma.authorityMessage.create({
        data: {
          id: newId('AuthorityMessage'),
          ...desk.tenant,
          direction,
          method: 'isp_upload',
          status: 'ACCEPTED',
          ...(direction === 'SENT'
            ? { sequence: 7n, operation: 'XZJR', filingIds: [one.filing], at: long }
            : { fileName: 'one.xml', operation: 'BAJG BASJ', filingIds: [], at: new Date() }),
        },
      });
  });
  afterAll(() => service.stop());

  it.each([
    'subjects(provinces: ["440000"])',
    'subjects(natures: [PERSONAL])',
    'servers(product: "EDGE_NODE")',
    'servers(region: "cn-beijing")',
    'servers(expiresBefore: "2021-01-01T00:00:00Z")',
    'websites(domain: "https://www.one.cn/a")',
    'websites(number: "粤 ICP 备 12345678 号 －1")',
    'webhookDeliveries(topic: "filing.refused")',
    'webhookDeliveries(until: "2021-01-01T00:00:00Z")',
    'webhookDeliveries(from: "2021-01-01T00:00:00Z")',
    'authorityMessages(direction: SENT)',
    'authorityMessages(sequence: 7)',
    'authorityMessages(fileName: "one.xml")',
    'authorityMessages(operation: "BASJ")',
    'authorityMessages(operation: "BAJG")',
    'authorityMessages(operation: "XZJR")',
    'authorityMessages(until: "2021-01-01T00:00:00Z")',
    'authorityMessages(from: "2021-01-01T00:00:00Z")',
    'authorityNotices(number: "粤 ICP 备 12345678 号")',
    'authorityNotices(until: "2021-01-01T00:00:00Z")',
    'authorityNotices(from: "2021-01-01T00:00:00Z")',
  ])('leave one of two: %s', async (list) => {
    const { one } = await desk.provider.query<{ one: { totalCount: number } }>(
      `{ one: ${list} { totalCount } }`,
    );
    expect(one.totalCount).toBe(1);
  });

  it('leave messages about the orders of one subject', async () => {
    const { subjects } = await desk.provider.query<{ subjects: { edges: { node: { id: string } }[] } }>(
      '{ subjects { edges { node { id } } } }',
    );
    const counts = [];
    for (const { node } of subjects.edges) {
      const { one } = await desk.provider.query<{ one: { totalCount: number } }>(
        `{ one: authorityMessages(subjectId: "${node.id}") { totalCount } }`,
      );
      counts.push(one.totalCount);
    }
    expect(counts.sort()).toEqual([0, 1]);
  });
});
