import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Applicant } from '../testkit/applicant.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { monthsAfter } from '../testkit/months.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const begun = (owner: Applicant): Promise<Filing> => owner.files(aCompany()).upTo('START');

/** The code of the only issue that a check of this server raises, or the server's id when there is none. */
const verdict = async (filing: Filing, way: { serverId?: string; serviceCode?: string }): Promise<string> => {
  const result = await filing.tries('verifyServer', { websiteId: filing.websiteId, by: way });
  if (result.__typename === 'VerifyServerSuccess') return 'ACCEPTED';
  return (result.issues ?? []).map(({ code }) => code).join() || result.__typename;
};

const codesOf = async (serverId: string, count: number, grantedTo?: string): Promise<string[]> =>
  (
    (await desk.provider.succeed('issueServiceCodes', { serverId, count, grantedTo })) as unknown as {
      codes: string[];
    }
  ).codes;

describe('a service code', () => {
  it('granted to an account is of no use to another', async () => {
    const host = await desk.applicant();
    const guest = await desk.applicant();
    const [serviceCode = ''] = await codesOf(await host.usualServer(), 1, guest.externalRef);
    expect(await verdict(await begun(await desk.applicant()), { serviceCode })).toBe('SERVICE_CODE_UNKNOWN');
    expect(await verdict(await begun(guest), { serviceCode })).toBe('ACCEPTED');
  });

  it('stands for one site: a second order cannot have it while the first holds it', async () => {
    const owner = await desk.applicant();
    const [serviceCode = ''] = await codesOf(await owner.usualServer(), 1);
    expect(await verdict(await begun(owner), { serviceCode })).toBe('ACCEPTED');
    expect(await verdict(await begun(owner), { serviceCode })).toBe('SERVICE_CODE_USED');
  });

  it('is free again when the order is abandoned, or another server is chosen', async () => {
    const owner = await desk.applicant();
    const [serviceCode = ''] = await codesOf(await owner.usualServer(), 1);
    const first = await begun(owner);
    await verdict(first, { serviceCode });
    expect(await verdict(first, { serverId: await owner.registersServer() })).toBe('ACCEPTED');
    const second = await begun(owner);
    expect(await verdict(second, { serviceCode })).toBe('ACCEPTED');
    await second.does('abandonFiling');
    expect(await verdict(await begun(owner), { serviceCode })).toBe('ACCEPTED');
  });

  it('is void when its server has ended: 验证产品信息失败', async () => {
    const own = await aDesk(service);
    const owner = await own.applicant();
    const expiresAt = monthsAfter(await own.clock.now(), 4).toISOString();
    const serverId = await owner.registersServer({ expiresAt });
    const { codes } = (await own.provider.succeed('issueServiceCodes', {
      serverId,
      count: 1,
    })) as unknown as {
      codes: string[];
    };
    await own.clock.passes({ days: 150 });
    const late = await own.applicant(owner.externalRef);
    expect(await verdict(await begun(late), { serviceCode: codes[0] ?? '' })).toBe('SERVER_EXPIRED');
  });

  it('that is not one is told apart from one that nobody issued', async () => {
    const filing = await begun(await desk.applicant());
    expect(await verdict(filing, { serviceCode: '1234' })).toBe('SERVICE_CODE_INVALID');
    expect(await verdict(filing, { serviceCode: randomUUID() })).toBe('SERVICE_CODE_UNKNOWN');
  });

  it('is typed with blanks and capitals as well', async () => {
    const owner = await desk.applicant();
    const [serviceCode = ''] = await codesOf(await owner.usualServer(), 1);
    expect(await verdict(await begun(owner), { serviceCode: ` ${serviceCode.toUpperCase()} ` })).toBe(
      'ACCEPTED',
    );
  });
});

describe('one server', () => {
  it('carries the sites of five subjects, and not of a sixth: 产品已经提交过网站备案', async () => {
    const owner = await desk.applicant();
    const serverId = await owner.usualServer();
    for (let subject = 0; subject < 5; subject += 1)
      expect(await verdict(await begun(owner), { serverId })).toBe('ACCEPTED');
    expect(await verdict(await begun(owner), { serverId })).toBe('SERVER_FULL');
  });

  it('gives its last slot to one of two orders that ask at the same time', async () => {
    const owner = await desk.applicant();
    const serverId = await owner.usualServer();
    await codesOf(serverId, 4);
    const [one, two] = [await begun(owner), await begun(owner)];
    const verdicts = await Promise.all([verdict(one, { serverId }), verdict(two, { serverId })]);
    expect(verdicts.sort()).toEqual(['ACCEPTED', 'SERVER_FULL']);
  });
});
