import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

/** What went to the authority, by its element. */
const uploads = (desk: Desk) =>
  service.services.database.prisma.authorityMessage.findMany({
    where: { ...desk.tenant, method: 'isp_upload' },
    orderBy: { id: 'asc' },
    select: { operation: true },
  });

/** An approved order, with the authority's own record of it. */
const approved = async () => {
  const desk = await aDesk(service);
  const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
  await desk.authorityWorks();
  return { desk, filing };
};

describe('deregistration', () => {
  it('of a website is sent, and the record is struck off when the authority says so', async () => {
    const { desk, filing } = await approved();
    const number = filing.company.member.websiteNumber;
    await desk.provider.succeed('deregister', { number, reason: 1, confirm: true });
    expect((await uploads(desk)).map(({ operation }) => operation)).toEqual(['XZJR', 'ZXBA']);
    await desk.authorityWorks();
    const website = await service.services.database.prisma.website.findFirstOrThrow({
      where: { ...desk.tenant, websiteNumber: number },
    });
    expect(website.deregisteredAt).not.toBeNull();
    expect(website.accessCancelledAt).not.toBeNull();
  });

  it('of a subject wants its password and a word that it is meant', async () => {
    const { desk, filing } = await approved();
    const number = filing.company.member.subjectNumber;
    expect(await desk.provider.mutate('deregister', { number, reason: 0, confirm: false })).toMatchObject({
      issues: [
        { path: ['confirm'], code: 'DEREGISTER_CONFIRM' },
        { path: ['reason'], code: 'ACT_CODE' },
        { path: ['password'], code: 'REQUIRED' },
      ],
    });
    expect((await uploads(desk)).map(({ operation }) => operation)).toEqual(['XZJR']);
  });

  it('that was refused is sent again when it is asked again, and one that waits for a word is not', async () => {
    const { desk, filing } = await approved();
    const number = filing.company.member.subjectNumber;
    const asked = { number, reason: 1, password: 'not-the-password', confirm: true };
    const sent = async () => (await uploads(desk)).filter(({ operation }) => operation === 'ZXBA').length;
    await desk.provider.succeed('deregister', asked);
    await desk.provider.succeed('deregister', asked);
    expect(await sent()).toBe(1);
    await desk.authorityWorks();
    await desk.provider.succeed('deregister', asked);
    await desk.provider.succeed('deregister', asked);
    expect(await sent()).toBe(2);
    await desk.authorityWorks();
    await desk.provider.succeed('deregister', asked);
    expect(await sent()).toBe(3);
  });

  it('of a number that is another provider’s finds nothing', async () => {
    const { filing } = await approved();
    const stranger = await aDesk(service);
    const number = filing.company.member.websiteNumber;
    expect(await stranger.provider.mutate('deregister', { number, reason: 1, confirm: true })).toMatchObject({
      __typename: 'NotFoundError',
    });
  });
});
