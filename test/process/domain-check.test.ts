import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkDomains } from '../../server/filing/after/domains/work.ts';
import { eventually } from '../platform/support/eventually.ts';
import type { Applicant } from '../testkit/applicant.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { mailsOf, subjectsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';
import { aFiledSubject } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

type Look = {
  pointing: string;
  checkedAt: string;
  straySince: string | null;
  notice: string | null;
  domains: { domain: string; pointing: string; addresses: string[] }[];
};
type Site = { websiteNumber: string; accessSince: string | null; lastLook: Look | null };
type Story = { desk: Desk; owner: Applicant; domain: string };

const WEBSITES = `query ($stray: Boolean) { websites(first: 20, stray: $stray) { edges { node {
  websiteNumber accessSince
  lastLook { pointing checkedAt straySince notice domains { domain pointing addresses } } } } } }`;

async function sitesOf(caller: Caller, stray: boolean | null = null): Promise<Site[]> {
  const { websites } = await caller.query<{ websites: { edges: { node: Site }[] } }>(WEBSITES, { stray });
  return websites.edges.map(({ node }) => node);
}

async function lookOf({ owner }: Story): Promise<Look | null> {
  const [site] = await sitesOf(owner.caller);
  if (!site) throw new Error('the applicant holds no site');
  return site.lastLook;
}

/** An approved site, whose domain begins with the label. */
async function anApprovedSite(label: string): Promise<Story> {
  const desk = await aDesk(service);
  const owner = await desk.applicant();
  const company = aCompany(label);
  const filing = await owner.files(company).upTo('SMS');
  await desk.clock.passes({ days: 12 });
  await desk.authorityWorks();
  expect(await filing.state()).toBe('APPROVED');
  return { desk, owner, domain: company.member.domain };
}

async function after({ desk }: Story, span: { days?: number; hours?: number }): Promise<void> {
  await desk.clock.passes(span);
  await checkDomains(service.services);
}

const topics = async ({ desk }: Story): Promise<string[]> => {
  const rows = await service.services.database.prisma.outboxMessage.findMany({
    where: { ...desk.tenant, targetId: { startsWith: 'web_' } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ topic }) => topic);
};

const MAIL = 'Your website’s domain no longer points to our servers';

describe('the daily look at where filed domains point', () => {
  it('comes a day after the access began, then every day, and finds a site here', async () => {
    const story = await anApprovedSite('site');
    await after(story, { hours: 23 });
    expect(await lookOf(story)).toBeNull();
    await after(story, { hours: 1.1 });
    const first = await lookOf(story);
    expect(first).toMatchObject({
      pointing: 'HERE',
      straySince: null,
      notice: null,
      domains: [{ domain: story.domain, pointing: 'HERE', addresses: ['47.96.10.99'] }],
    });
    await after(story, { hours: 12 });
    expect((await lookOf(story))?.checkedAt).toBe(first?.checkedAt);
    await after(story, { hours: 12.1 });
    expect(Date.parse((await lookOf(story))?.checkedAt ?? '')).toBeGreaterThan(
      Date.parse(first?.checkedAt ?? ''),
    );
    expect(await topics(story)).toEqual([]);
  });

  it.each([
    ['stray', 'ELSEWHERE', ['203.0.113.80']],
    ['gone', 'NOWHERE', []],
  ])('warns of a site that is a shell: %s-… (%s)', async (label, pointing, addresses) => {
    const story = await anApprovedSite(label);
    await after(story, { days: 1.1 });
    expect(await lookOf(story)).toMatchObject({
      pointing,
      straySince: expect.any(String) as string,
      notice: expect.stringContaining('no longer points to this provider') as string,
      domains: [{ pointing, addresses }],
    });
    expect(await topics(story)).toEqual(['website.stray']);
  });

  it('does not take silent name servers for pointing elsewhere, and asks again soon', async () => {
    const story = await anApprovedSite('mute');
    for (let days = 0; days < 5; days += 1) await after(story, { days: 1.1 });
    const look = await lookOf(story);
    expect(look).toMatchObject({ pointing: 'UNKNOWN', straySince: null, notice: null });
    await after(story, { hours: 2.1 });
    expect((await lookOf(story))?.checkedAt).not.toBe(look?.checkedAt);
    expect(await subjectsOf(story.desk)).toEqual([]);
  });

  it('writes the applicant after 3, 14 and 30 days, and cancels nothing by itself', async () => {
    const story = await anApprovedSite('stray');
    await after(story, { days: 1.1 });
    for (const [days, mails] of [
      [2, 0],
      [1.1, 1],
      [1, 1],
      [10, 2],
      [16, 3],
      [60, 3],
    ] as const) {
      await after(story, { days });
      expect(await subjectsOf(story.desk), `after ${days} more`).toHaveLength(mails);
    }
    expect(new Set(await subjectsOf(story.desk))).toEqual(new Set([MAIL]));
    const [mail] = await mailsOf(story.desk);
    expect(mail?.text).toContain(story.domain);
    expect(mail?.text).toContain('for 3 days');
    const [site] = await sitesOf(story.owner.caller);
    expect(site?.accessSince).not.toBeNull();
    expect((await topics(story)).filter((topic) => topic === 'reminder.domains_elsewhere')).toHaveLength(3);
  });

  it('forgets the warning when the domain points back', async () => {
    const story = await anApprovedSite('returns');
    await after(story, { days: 2 });
    expect((await lookOf(story))?.pointing).toBe('HERE');
    await after(story, { days: 4 });
    expect((await lookOf(story))?.pointing).toBe('ELSEWHERE');
    expect(await sitesOf(story.owner.caller, true)).toHaveLength(1);
    await after(story, { days: 10 });
    expect(await lookOf(story)).toMatchObject({ pointing: 'HERE', straySince: null, notice: null });
    expect(await sitesOf(story.owner.caller, true)).toEqual([]);
    expect(await topics(story)).toEqual(['website.stray', 'website.back']);
  });

  it('is content with one domain of a site that points here', async () => {
    const desk = await aDesk(service);
    const owner = await desk.applicant();
    const sites = [{ domains: ['yanlian-zheli.cn', 'stray-yanlian-nali.cn'] }];
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE', { sites });
    const filing = await owner.files(filed).upTo('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
    await after({ desk, owner, domain: '' }, { days: 1.1 });
    const look = await lookOf({ desk, owner, domain: '' });
    expect(look?.pointing).toBe('HERE');
    expect(look?.domains.map(({ pointing }) => pointing)).toEqual(['HERE', 'ELSEWHERE']);
  });

  it('counts an address in the provider’s listed ranges as here', async () => {
    const story = await anApprovedSite('stray');
    await service.services.database.prisma.provider.update({
      where: { id: story.desk.tenant.providerId },
      data: { mainlandRanges: ['203.0.113.0/24'] },
    });
    await after(story, { days: 1.1 });
    expect((await lookOf(story))?.pointing).toBe('HERE');
  });

  it('looks no more once the access is cancelled', async () => {
    const story = await anApprovedSite('stray');
    await service.services.database.prisma.website.updateMany({
      where: { ...story.desk.tenant },
      data: { accessCancelledAt: await story.desk.clock.now() },
    });
    await after(story, { days: 5 });
    expect(await sitesOf(story.owner.caller)).toEqual([]);
    expect(await topics(story)).toEqual([]);
  });

  it('is seen by its applicant and by the desk, and by nobody else', async () => {
    const story = await anApprovedSite('stray');
    await after(story, { days: 1.1 });
    const { desk } = story;
    expect(await sitesOf(await desk.reviewer(), true)).toHaveLength(1);
    expect(await sitesOf(desk.provider, true)).toHaveLength(1);
    expect(await sitesOf((await desk.applicant()).caller)).toEqual([]);
    expect(await sitesOf((await aDesk(service)).provider)).toEqual([]);
  });

  it('happens by itself when test mode’s clock is moved', async () => {
    const running = await startService({ database: await openForTest(), background: true });
    const desk = await aDesk(running);
    const owner = await desk.applicant();
    const filing = await owner.files(aCompany('stray')).upTo('PASS');
    // The worker hands over by itself; whoever asks it to work meanwhile finds the account taken.
    await eventually('the hand-over', async () => (await filing.state()) === 'AWAITING_SMS', 75_000);
    await filing.goes('SMS');
    await desk.clock.passes({ days: 12 });
    const site = async () => (await sitesOf(owner.caller))[0];
    await eventually('the approval', async () => (await site()) !== undefined, 75_000);
    await desk.clock.passes({ days: 2 });
    await eventually('the look', async () => (await site())?.lastLook?.pointing === 'ELSEWHERE', 75_000);
    await running.stop();
  }, 180_000);
});
