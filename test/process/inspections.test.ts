import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { checkDomains } from '../../server/filing/after/domains/work.ts';
import { inspectDue } from '../../server/filing/after/inspections/work.ts';
import type { Applicant } from '../testkit/applicant.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { subjectsOf } from '../testkit/mailbox.ts';
import { startService, type Service } from '../testkit/service.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

type Inspected = {
  id: string;
  state: string;
  mendBy: string | null;
  reportedAt: string | null;
  faults: { check: string; what: string; todo: string; remark: string | null }[];
  website: { domains: string[] };
};
type Figures = Record<string, number> & { faults: { check: string; count: number }[] };

const FIELDS = 'id state mendBy reportedAt faults { check what todo remark } website { domains }';

class Campaign {
  constructor(
    readonly desk: Desk,
    readonly id: string,
  ) {}

  static async begin(desk: Desk, input: object = {}): Promise<Campaign> {
    const { inspection } = await desk.provider.succeed('startInspection', {
      title: '2026 年专项核查',
      checks: ['NAME', 'HOLDER', 'RESOLUTION', 'CERTIFICATE_TERM', 'PHONE'],
      daysToMend: 10,
      ...input,
    });
    await inspectDue(service.services);
    return new Campaign(desk, (inspection as { id: string }).id);
  }

  async websites(args = ''): Promise<Inspected[]> {
    const { inspectedWebsites } = await this.desk.provider.query<{
      inspectedWebsites: { edges: { node: Inspected }[] };
    }>(`query ($id: ID!) { inspectedWebsites(inspectionId: $id${args}) { edges { node { ${FIELDS} } } } }`, {
      id: this.id,
    });
    return inspectedWebsites.edges.map(({ node }) => node);
  }

  async only(): Promise<Inspected> {
    const [website, ...more] = await this.websites();
    if (!website || more.length > 0) throw new Error('not one website');
    return website;
  }

  async figures(): Promise<Figures> {
    const { inspections } = await this.desk.provider.query<{
      inspections: { edges: { node: { id: string; figures: Figures } }[] };
    }>(
      `{ inspections { edges { node { id figures {
        chosen waiting sound faulty overdue mended ended reported faults { check count } } } } } }`,
    );
    const found = inspections.edges.find(({ node }) => node.id === this.id);
    if (!found) throw new Error('the campaign is not listed');
    return found.node.figures;
  }

  async after(span: { days?: number; hours?: number }): Promise<void> {
    await this.desk.clock.passes(span);
    await checkDomains(service.services);
    await inspectDue(service.services);
  }
}

/** An approved site, whose domain begins with the label, looked at once. */
async function approved(desk: Desk, label: string): Promise<{ owner: Applicant; domain: string }> {
  const owner = await desk.applicant();
  const company = aCompany(label);
  const filing = await owner.files(company).upTo('SMS');
  await desk.clock.passes({ days: 12 });
  await desk.authorityWorks();
  expect(await filing.state()).toBe('APPROVED');
  await desk.clock.passes({ days: 1.1 });
  await checkDomains(service.services);
  return { owner, domain: company.member.domain };
}

const topicsOf = async (desk: Desk): Promise<string[]> => {
  const rows = await service.services.database.prisma.outboxMessage.findMany({
    where: { ...desk.tenant, topic: { startsWith: 'website.inspection' } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ topic }) => topic);
};

const ownInspections = async ({ owner }: { owner: Applicant }): Promise<Inspected[]> => {
  const { websites } = await owner.caller.query<{
    websites: { edges: { node: { inspections: Inspected[] } }[] };
  }>(`{ websites(first: 5) { edges { node { inspections { ${FIELDS} } } } } }`);
  return websites.edges.flatMap(({ node }) => node.inspections);
};

describe('a campaign', () => {
  it('finds a sound website sound, and tells nobody', async () => {
    const desk = await aDesk(service);
    const site = await approved(desk, 'site');
    const mailsBefore = await subjectsOf(desk);
    const campaign = await Campaign.begin(desk);
    expect(await campaign.only()).toMatchObject({ state: 'SOUND', faults: [], mendBy: null });
    expect(await campaign.figures()).toMatchObject({ chosen: 1, sound: 1, faulty: 0, faults: [] });
    expect(await ownInspections(site)).toEqual([]);
    expect(await topicsOf(desk)).toEqual([]);
    expect(await subjectsOf(desk)).toEqual(mailsBefore);
  });

  it.each([
    ['renamed', 'NAME', 'the name shown on the website is not the filed one'],
    ['sold', 'HOLDER', 'the domain’s holder is not the filed subject'],
    ['silent', 'PHONE', 'nobody can be reached at the filed phone number'],
    ['stray', 'RESOLUTION', 'the domain does not point to the filed server'],
  ])('finds the fault of %s-… (%s), tells its owner what and until when', async (label, check, words) => {
    const desk = await aDesk(service);
    const site = await approved(desk, label);
    const campaign = await Campaign.begin(desk);
    const [own] = await ownInspections(site);
    expect(own).toMatchObject({
      state: 'FAULTY',
      mendBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      faults: [{ check, what: expect.stringContaining(words) as string, todo: expect.any(String) as string }],
    });
    expect(await campaign.figures()).toMatchObject({ faulty: 1, faults: [{ check, count: 1 }] });
    expect(await topicsOf(desk)).toEqual(['website.inspection_faulty']);
    expect(await subjectsOf(desk)).toContainEqual(
      expect.stringContaining('a check of your website found faults'),
    );
  });

  it('reminds once before the last day, says when it is over, and takes a late mending', async () => {
    const desk = await aDesk(service);
    const site = await approved(desk, 'site');
    const campaign = await Campaign.begin(desk, { checks: ['PHONE'] });
    const { id } = await campaign.only();
    const note = (passed: boolean, remark?: string) =>
      desk.provider.succeed('recordInspectionResult', {
        inspectedWebsiteId: id,
        check: 'PHONE',
        passed,
        ...(remark ? { remark } : {}),
      });
    await note(false, '三次无人接听');
    expect(await ownInspections(site)).toMatchObject([{ faults: [{ remark: '三次无人接听' }] }]);
    for (let day = 0; day < 12; day += 1) await campaign.after({ days: 1 });
    expect(await campaign.only()).toMatchObject({ state: 'OVERDUE' });
    const told = (await subjectsOf(desk)).filter((subject) => /faults/.test(subject));
    expect(told).toHaveLength(3);
    await site.owner.caller.succeed('reportInspectionMended', { inspectedWebsiteId: id });
    expect(await campaign.websites(', reported: true')).toHaveLength(1);
    await inspectDue(service.services);
    expect(await campaign.only()).toMatchObject({
      state: 'OVERDUE',
      reportedAt: expect.any(String) as string,
    });
    await note(true);
    expect(await campaign.only()).toMatchObject({ state: 'MENDED', faults: [], reportedAt: null });
    expect(await topicsOf(desk)).toEqual([
      'website.inspection_faulty',
      'website.inspection_overdue',
      'website.inspection_mended',
    ]);
    expect(await ownInspections(site)).toEqual([]);
  });

  it('looks anew where the domains point when their owner says that it is mended', async () => {
    const desk = await aDesk(service);
    const site = await approved(desk, 'site');
    await service.services.database.prisma.website.updateMany({
      where: desk.tenant,
      data: { pointing: 'ELSEWHERE' },
    });
    const campaign = await Campaign.begin(desk, { checks: ['RESOLUTION'] });
    const { id, state } = await campaign.only();
    expect(state).toBe('FAULTY');
    await site.owner.caller.succeed('reportInspectionMended', { inspectedWebsiteId: id });
    await checkDomains(service.services);
    await campaign.after({ hours: 0.1 });
    expect(await campaign.only()).toMatchObject({ state: 'MENDED', faults: [] });
  });

  it('means the websites of its rule alone, and those of its own provider', async () => {
    const desk = await aDesk(service);
    const other = await aDesk(service);
    const { domain } = await approved(desk, 'site');
    await approved(other, 'site');
    const suffix = domain.split('.').slice(1).join('.');
    const chosen = async (websites: object): Promise<number> =>
      (await (await Campaign.begin(desk, { websites })).figures())['chosen'] ?? -1;
    expect(await chosen({})).toBe(1);
    expect(await chosen({ suffixes: [`.${suffix.toUpperCase()}`] })).toBe(1);
    expect(await chosen({ suffixes: ['gov.cn'] })).toBe(0);
    expect(await chosen({ natures: ['PERSONAL'] })).toBe(0);
    expect(await chosen({ natures: ['ENTERPRISE'], provinces: ['330000'] })).toBe(1);
    expect(await chosen({ accessBefore: '2001-01-01T00:00:00Z' })).toBe(0);
  });

  it('looks at nothing and reminds nobody once it is closed', async () => {
    const desk = await aDesk(service);
    const site = await approved(desk, 'renamed');
    const campaign = await Campaign.begin(desk);
    await desk.provider.succeed('closeInspection', { inspectionId: campaign.id });
    for (let day = 0; day < 3; day += 1) await campaign.after({ days: 5 });
    expect(await topicsOf(desk)).toEqual(['website.inspection_faulty']);
    expect(await ownInspections(site)).toEqual([]);
    const { id } = await campaign.only();
    expect(
      await desk.provider.mutate('recordInspectionResult', {
        inspectedWebsiteId: id,
        check: 'NAME',
        passed: true,
      }),
    ).toMatchObject({ issues: [{ code: 'INSPECTION_CLOSED' }] });
  });

  it.each([
    [{ title: ' ' }, 'title', 'REQUIRED'],
    [{ title: '查'.repeat(101) }, 'title', 'TOO_LONG'],
    [{ checks: [] }, 'checks', 'REQUIRED'],
    [{ daysToMend: 0 }, 'daysToMend', 'NUMBER_OUT_OF_RANGE'],
    [{ daysToMend: 91 }, 'daysToMend', 'NUMBER_OUT_OF_RANGE'],
    [{ websites: { provinces: ['330000', '999999'] } }, 'websites.provinces.1', 'PROVINCE_UNKNOWN'],
    [{ websites: { suffixes: ['.'] } }, 'websites.suffixes.0', 'REQUIRED'],
  ])('is refused with %j', async (change, path, code) => {
    const desk = await aDesk(service);
    const { issues = [] } = await desk.provider.mutate('startInspection', {
      title: '核查',
      checks: ['NAME'],
      daysToMend: 10,
      ...change,
    });
    expect(issues.map((one) => [one.path.join('.'), one.code])).toEqual([[path, code]]);
  });
});
