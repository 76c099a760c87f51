import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { sealContext } from '../../../server/filing/machine/full-filing.ts';
import { newId } from '../../../server/platform/ids.ts';
import { Api } from '../../../widget/kit/client/api.ts';
import { SessionToken } from '../../../widget/kit/client/session.ts';
import { countText, PagedList, type Page } from '../../../widget/desk/store/paged.ts';
import { Queue } from '../../../widget/desk/store/queue.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

/** More than the API gives at once. */
const MANY = 130;

describe('the desk’s queue beyond a hundred rows', () => {
  let service: Service;
  let desk: Desk;
  let api: Api;
  let queue: Queue;

  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    desk = await aDesk(service);
    await fill();
    const { tenant } = desk;
    const staff = { tenant, externalRef: 'r', displayName: '王初审', now: new Date() };
    const { token } = await service.services.sessions.mintStaff(service.services.database.prisma, staff);
    api = new Api({
      endpoint: `${service.url}/graphql`,
      publishableKey: desk.publishableKey,
      session: new SessionToken(() => Promise.resolve(token)),
      locale: () => 'zh-CN',
      onConnection: () => undefined,
      transport: () => import('../../../widget/kit/client/transport.ts'),
    });
    // No build is needed: the documents go as text, which the key of the provider's server allows.
    const headers = { authorization: `Bearer ${token}`, 'x-jieru-key': desk.secretKey };
    vi.spyOn(api, 'headers').mockResolvedValue(headers);
    vi.spyOn(api, 'extensions').mockResolvedValue(undefined);
  });
  afterAll(() => service.stop());

  async function fill(): Promise<void> {
    const { prisma } = service.services.database;
    const { tenant } = desk;
    const applicantId = (await desk.applicant()).id;
    const place = {
      ...tenant,
      applicantId,
      province: '330000',
      city: '330100',
      nature: 'ENTERPRISE',
    } as const;
    const certificateType = 'BUSINESS_LICENCE';
    const id = newId('Subject');
    const sealer = await service.services.privacy.forProvider(tenant.providerId);
    const subject = await prisma.subject.create({
      data: {
        id,
        ...place,
        certificateType,
        certificateIndex: randomBytes(32),
        personal: sealer.seal(
          { name: '杭州演练有限公司', certificateNumber: '91330100MA00000001' },
          sealContext(id, 'subject'),
        ),
      },
    });
    await prisma.filing.createMany({
      data: Array.from({ length: MANY }, (_, i) => ({
        id: newId('Filing'),
        ...place,
        certificateType,
        subjectId: subject.id,
        kind: 'NEW_ACCESS' as const,
        state: 'IN_REVIEW' as const,
        subjectNumber: `浙ICP备8${String(i).padStart(7, '0')}号`,
        submittedAt: new Date(Date.UTC(2026, 0, 1) + Math.floor(i / 3) * 1000),
        createdAt: new Date(),
        updatedAt: new Date(),
      })),
    });
  }

  beforeEach(() => {
    queue = new Queue(
      api,
      () => undefined,
      () => undefined,
    );
  });

  const loads = async (pages: number): Promise<void> => {
    await queue.refresh();
    expect(queue.failure).toBeNull();
    for (let i = 0; i < pages; i += 1) await queue.more();
  };
  const ids = (): string[] => queue.rows.map(({ id }) => id);

  it('keeps every row it has loaded when it looks again', async () => {
    await loads(5);
    expect(queue.rows).toHaveLength(MANY);
    const before = ids();
    await queue.refresh();
    expect(ids()).toEqual(before);
    expect(queue.hasMore).toBe(false);
    expect(countText(queue.total)).toBe(String(MANY));
  });

  it('keeps what “load more” brought when a look began meanwhile, and the other way round', async () => {
    await loads(0);
    const [came] = await Promise.all([queue.more(), queue.refresh()]);
    expect(came).toBe(25);
    expect(queue.rows).toHaveLength(50);
    const [, more] = await Promise.all([queue.refresh(), queue.more()]);
    expect(more).toBe(25);
    expect(queue.rows).toHaveLength(75);
    expect(new Set(ids()).size).toBe(75);
  });

  it('forgets what came for another search', async () => {
    await loads(1);
    const more = queue.more();
    const found = queue.find('浙ICP备80000001号');
    await Promise.all([more, found]);
    expect(queue.rows).toHaveLength(1);
    expect(queue.counts.waiting).toEqual({ totalCount: 1, isEstimate: false });
  });
});

describe('a count', () => {
  it('that stands for more says so', async () => {
    const page: Page<{ id: string }> = {
      totalCount: 10_000,
      isEstimate: true,
      edges: [],
      pageInfo: { endCursor: null, hasNextPage: false },
    };
    const list = new PagedList<{ id: string }>(
      () => Promise.resolve(page),
      () => undefined,
    );
    await list.refresh();
    expect(countText(list.total)).toBe('≈ 10,000');
    expect(countText({ totalCount: 1001, isEstimate: false })).toBe('1,001');
  });
});
