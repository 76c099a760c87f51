import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ispIdOf } from '../../server/rehearsal/authority/brain/numbers.ts';
import { approved, refused } from '../../server/rehearsal/authority/brain/verdict.ts';
import { createPrismaStore } from '../../server/rehearsal/authority/store/prisma-store.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { opened, triesToContinue } from './support/path.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

/** What the bureau would say of it now: the refused site is in order. */
async function isPutInOrder(filed: Filed): Promise<void> {
  await createPrismaStore(service.services.database.prisma, service.services.privacy).change(
    ispIdOf(desk.tenant.providerId),
    async ({ subjects }) => {
      const subject = await subjects.byNumber(filed.member.subjectNumber);
      if (!subject) throw new Error('the subject is not filed');
      const websites = subject.websites.map((site) => ({ ...site, verdict: approved }));
      await subjects.save({ ...subject, websites });
    },
  );
}

/** A filing whose only site is refused with this code. */
async function refusedWith(code: number, opinion: string): Promise<{ filing: Filing; filed: Filed }> {
  const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE', {
    sites: [{ verdict: refused(code, opinion) }],
  });
  const filing = await (await desk.applicant()).files(filed).upTo('HAND_OVER');
  await filing.goes(code === 1002 ? 'APPROVE' : 'HAND_OVER');
  await desk.authorityWorks();
  return { filing, filed };
}

const troubled = async (filing: Filing) =>
  (await filing.shown()).steps
    .filter(({ issues }) => issues.length > 0)
    .map(({ key, status, issues }) => [key, status, issues.map(({ path }) => path.join('.')).join()]);

describe('a refusal by the authority stands beside what is to be corrected', () => {
  const all: [code: number, opinion: string, step: string, path: string][] = [
    [1002, '网站内容与主办单位业务无关联', 'DETAILS', 'websites.0'],
    [1011, '负责人手机号码无效', 'DETAILS', 'subjectPerson.mobile'],
    [1018, '备案密码已于审核期间变更，请重新填写', 'PASSWORD', 'password'],
    [1019, '省市县代码错误', 'DETAILS', 'subject.certificateAddress'],
    [1022, '首页网址格式错误', 'DETAILS', 'websites.0.homepageUrl'],
    [1003, '主办者冲突：该主体在其他接入服务商处有正在办理的备案', 'TYPE', ''],
    [1005, '域名已备案', 'TYPE', 'domains'],
  ];
  it.each(all)('%i: %s', async (code, opinion, step, path) => {
    const { filing } = await refusedWith(code, opinion);
    expect(await filing.state()).toBe('REFUSED');
    expect(await troubled(filing)).toEqual([
      [step, 'ATTENTION', path],
      ['RESULT', 'ATTENTION', 'websites.0'],
    ]);
    const { issues } = await filing.stepOf(step, { language: 'zh-CN' });
    expect(issues).toMatchObject([{ code: 'REFUSED_BY_AUTHORITY' }]);
    expect(issues[0]?.message).toContain(opinion);
  });

  it('is corrected in a draft that still shows it, reviewed anew and approved', async () => {
    const { filing, filed } = await refusedWith(1022, '首页网址格式错误');
    expect(await filing.tries('submitFiling')).toMatchObject({
      __typename: 'InvalidStateError',
      state: 'REFUSED',
      allowed: ['GRANT_CONSENT', 'WITHDRAW_CONSENT', 'EDIT', 'ABANDON'],
    });
    await filing.does('editFiling');
    expect(await troubled(filing)).toEqual([['DETAILS', 'ATTENTION', 'websites.0.homepageUrl']]);
    await filing.does('saveFilingDetails', { details: filed.details(filing.websiteIds) });
    await isPutInOrder(filed);
    filing.isAt('UPLOAD');
    await filing.goes('SUBMIT');
    expect(await troubled(filing)).toEqual([]);
    await filing.goes('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
  });

  it('of the password makes it be asked for again before the order is submitted', async () => {
    const { filing, filed } = await refusedWith(1018, '备案密码错误');
    await filing.does('editFiling');
    expect(await filing.tries('submitFiling')).toMatchObject({
      issues: [{ path: ['password'], code: 'REQUIRED' }],
    });
    await filing.does('verifyFilingPassword', { password: filed.member.password });
    await filing.does('submitFiling');
  });

  it('can be answered by abandoning the order', async () => {
    const { filing, filed } = await refusedWith(1003, '主办者冲突');
    await filing.does('abandonFiling');
    expect(await filing.owner.determines(filed)).toMatch(/^det_/);
  });
});

describe('ten websites in one order, of which the authority refuses one', () => {
  let slotOfTheRefused: (() => Promise<string>) | undefined;
  it('succeed in part: nine are accessed, the refused one says why and is filed again by continuing', async () => {
    const sites = Array.from({ length: 10 }, (_, index) =>
      index === 6 ? { verdict: refused(1002, '网站无法打开，请整改后重新提交') } : {},
    );
    const filed = await aFiledSubject(desk, '330000', 'ENTERPRISE', { sites });
    const owner = await desk.applicant();
    const domains = filed.sites.flatMap((site) => site.domains);
    const filing = await owner.files({ ...filed, type: { ...filed.type, domains } }).upTo('START');
    expect(filing.websiteIds).toHaveLength(10);

    // Each site has a server of its own; one server would not have slots enough.
    const servers = [await owner.registersServer(), await owner.registersServer()];
    for (const [index, websiteId] of filing.websiteIds.entries())
      await filing.does('verifyServer', { websiteId, by: { serverId: servers[Math.floor(index / 5)] } });
    filing.isAt('VERIFY_SERVER');
    await filing.goes('VERIFY_PASSWORD');
    const details = filed.details(filing.websiteIds) as { websites: object[] };
    await filing.does('saveFilingDetails', {
      details: {
        ...details,
        websites: details.websites.map((site, index) => ({
          ...site,
          homepageUrl: `www.${filed.sites[index]?.domains[0] ?? ''}`,
        })),
      },
    });
    filing.isAt('SAVE_DETAILS');
    await filing.goes('APPROVE');

    const RESULT = `query ($id: ID!) { filing(id: $id) { state result { sites { websiteNumber } }
      websites { websiteNumber result resultCode resultReason } } }`;
    type Shown = {
      filing: {
        state: string;
        result: { sites: { websiteNumber: string }[] };
        websites: {
          websiteNumber: string;
          result: string;
          resultCode: number;
          resultReason: string | null;
        }[];
      };
    };
    const { filing: shown } = await owner.caller.query<Shown>(
      RESULT,
      { id: filing.id },
      { headers: { 'accept-language': 'zh-CN' } },
    );
    expect(shown.state).toBe('APPROVED');
    expect(shown.result.sites).toHaveLength(9);
    expect(shown.websites.map(({ result }) => result)).toEqual(
      Array.from({ length: 10 }, (_, index) => (index === 6 ? 'REFUSED' : 'APPROVED')),
    );
    expect(shown.websites[6]).toMatchObject({
      resultCode: 1002,
      resultReason: '网站无法打开，请整改后重新提交',
    });
    expect((await filing.stepOf('RESULT')).issues).toMatchObject([{ path: ['websites', '6'] }]);

    await isPutInOrder(filed);
    const refusedDomains = filed.sites[6]?.domains ?? [];
    const again = await opened(owner, filed, await triesToContinue(owner, refusedDomains));
    expect(again.websiteIds).toHaveLength(1);
    slotOfTheRefused = async () => {
      const { __typename } = await again.tries('verifyServer', {
        websiteId: again.websiteId,
        serverId: servers[1],
      });
      return __typename;
    };
  });

  it('give the slot of the refused one back', async () => {
    expect(await slotOfTheRefused?.()).toBe('VerifyServerSuccess');
  });
});
