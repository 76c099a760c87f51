import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rebuildSearch } from '../../../server/filing/search/rebuild.ts';
import type { Applicant } from '../../testkit/applicant.ts';
import type { Caller } from '../../testkit/caller.ts';
import { aCompany } from '../../testkit/companies.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { rowsOf } from '../../testkit/rows.ts';
import { startService, type Service } from '../../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

describe('a search among filings', () => {
  let service: Service;
  let desk: Desk;
  let reviewer: Caller;
  let me: Applicant;
  let filing: Filing;
  let foreign: Caller;
  /** Stored as the authority would tell it: a domain in Chinese, a number of Guangdong. */
  let chinese: string;

  beforeAll(async () => {
    service = await startService({ database: await openForTest() });
    desk = await aDesk(service);
    reviewer = await desk.reviewer();
    me = await desk.applicant('me');
    filing = await me.files(aCompany()).upTo('SAVE_DETAILS');
    const other = await aDesk(service);
    foreign = await other.reviewer();
    await rowsOf(service, other.tenant, (await other.applicant()).id);
    const { prisma } = service.services.database;
    const ids = await rowsOf(service, desk.tenant, (await desk.applicant()).id);
    chinese = ids.filing;
    await prisma.filing.update({
      where: { id: chinese },
      data: { subjectNumber: '粤ICP备12345678号', externalRef: '100%' },
    });
    await prisma.filingWebsite.update({
      where: { id: ids.website },
      data: { websiteNumber: '粤ICP备12345678号-1', domains: ['例子.中国', 'my_shop-24.com'] },
    });
    await rebuildSearch(service.services.database, service.services.privacy, desk.tenant);
  });
  afterAll(() => service.stop());

  const found = async (search: string, caller: Caller = reviewer): Promise<string[]> => {
    const { filings } = await caller.query<{
      filings: { totalCount: number; edges: { node: { id: string } }[] };
    }>(
      'query ($search: String) { filings(search: $search, first: 100) { totalCount edges { node { id } } } }',
      { search },
    );
    expect(filings.totalCount).toBe(filings.edges.length);
    return filings.edges.map(({ node }) => node.id);
  };

  it.each([
    '粤ICP备12345678号-1',
    '粤ICP备12345678号',
    '粤icp备12345678号－１',
    '粤 ICP 备 1234 5678 号 - 1',
    '粤ICP備12345678號—1',
    '１２３４５６７８',
    '12345678-1',
    '345678',
  ])('finds a number as people write it: %s', async (typed) => {
    expect(await found(typed)).toEqual([chinese]);
  });

  it.each([
    'my_shop-24.com',
    'https://www.my_shop-24.com:8443/a?b=c#d',
    'HTTP://MY_SHOP-24.COM/',
    'ｗｗｗ．ｍｙ＿ｓｈｏｐ－２４．ｃｏｍ',
    'blog.my_shop-24.com',
    '例子.中国',
    '例子。中国',
    'https://例子.中国/首页',
    'xn--fsqu00a.xn--fiqs8s',
    'shop-24',
    'hop-2',
  ])('finds a domain as people paste it, or a part of it: %s', async (typed) => {
    expect(await found(typed)).toEqual([chinese]);
  });

  it.each(['%', '_', '%%%', '___', 'ICP', '号', 'ICP备', '-', '.', '..', 'com%', '\\', "'", '粤'])(
    'finds nothing by what stands for anything, or in everything: %s',
    async (typed) => {
      expect(await found(typed)).toEqual([]);
    },
  );

  it('finds exactly what was noted with a sign that stands for anything elsewhere', async () => {
    expect(await found('100%')).toEqual([chinese]);
    expect(await found('10_%')).toEqual([]);
  });

  const nameOf = async (): Promise<{ company: string; person: string }> => {
    const { filing: one } = await me.caller.query<{
      filing: { details: { subject: { name: string }; subjectPerson: { name: string } } };
    }>(
      'query ($id: ID!) { filing(id: $id) { details(reveal: true) { subject { name } subjectPerson { name } } } }',
      { id: filing.id },
    );
    return { company: one.details.subject.name, person: one.details.subjectPerson.name };
  };

  it('finds a company by its name and by any two characters of it', async () => {
    const { company } = await nameOf();
    for (const part of [
      company,
      company.slice(0, 2),
      company.slice(-4),
      ` ${company.slice(0, 3)} ${company.slice(3)}`,
    ])
      for (const caller of [reviewer, me.caller, desk.provider])
        expect(await found(part, caller), part).toEqual([filing.id]);
  });

  it('finds a person for reviewers and the applicant, and not for a key, which sees names masked', async () => {
    const { person } = await nameOf();
    expect(await found(person)).toEqual([filing.id]);
    expect(await found(person, me.caller)).toEqual([filing.id]);
    expect(await found(person, desk.provider)).toEqual([]);
  });

  it('finds no name that has the same pairs in another order, or lacks one', async () => {
    const { company } = await nameOf();
    const [a = '', b = '', c = '', d = ''] = company;
    // All pairs of the name, and not a part of it.
    expect(await found(`${c}${d}${a}${b}`)).toEqual([]);
    const pairs = [...company].slice(0, -1).map((one, i) => `${one}${[...company][i + 1] ?? ''}`);
    const looped = `${company}${pairs[0] ?? ''}`;
    expect(await found(looped)).toEqual([]);
    expect(await found(`${company}了`)).toEqual([]);
  });

  it('finds nothing of another provider or another applicant', async () => {
    const { company, person } = await nameOf();
    for (const typed of [company, person, '12345678', 'shop-24', '100%']) {
      expect(await found(typed, foreign), typed).toEqual([]);
      const stranger = await desk.applicant();
      expect(await found(typed, stranger.caller), typed).toEqual([]);
    }
  });

  it('finds a name as it is now, and not as it was', async () => {
    const { company } = await nameOf();
    await filing.does('saveFilingDetails', { details: { subject: { name: '西湖龙井茶业有限公司' } } });
    expect(await found('龙井茶')).toEqual([filing.id]);
    await filing.does('saveFilingDetails', { details: { subject: { name: company } } });
    expect(await found('龙井茶')).toEqual([]);
  });

  it('keeps no part of a name in clear', async () => {
    const { company, person } = await nameOf();
    const { rows } = await service.services.database.executeSql('SELECT tokens FROM "FilingSearch"');
    expect(rows.length).toBeGreaterThan(1);
    const kept = JSON.stringify(rows);
    const characters = `${company}${person}`.replaceAll(/[\dA-Z]/g, '');
    expect(kept).not.toMatch(new RegExp(`[${characters}]`));
    expect(kept).not.toContain('shop');
  });
});
