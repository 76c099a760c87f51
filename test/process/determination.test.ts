import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ispIdOf } from '../../server/rehearsal/authority/brain/numbers.ts';
import { createPrismaStore } from '../../server/rehearsal/authority/store/prisma-store.ts';
import type { Applicant } from '../testkit/applicant.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { claims, imports, importRow } from './support/path.ts';
import { asks, inZhejiang, unfiled } from './support/determining.ts';
import { aFiledSubject, type Filed } from './support/subjects.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const zhejiang = (sites?: { domains: string[] }[]): Promise<Filed> => inZhejiang(desk, sites);

/** Makes a subject one that this provider serves already, with its second site, in somebody's account. */
const isServedHere = async (filed: Filed, owner: Applicant): Promise<void> => {
  const reports = await imports(desk, [
    importRow(filed, filed.sites.slice(1), { applicantRef: owner.externalRef }),
  ]);
  expect(reports).toMatchObject([{ outcome: 'IMPORTED' }]);
};

describe('row 1: an order is in progress', () => {
  it('for the certificate, by the applicant: names the order, to be continued or abandoned', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    const filing = await owner.files(filed).upTo('START');
    expect(await asks(owner, filed, { domains: [unfiled()] }, 'zh-CN')).toMatchObject({
      __typename: 'OrderInProgressError',
      scope: 'CERTIFICATE',
      message: '此证件存在进行中的备案订单。',
      ownFilingId: filing.id,
    });
  });

  it('for the certificate, by another account: says so, and whose it is not', async () => {
    const filed = await zhejiang();
    await (await desk.applicant()).files(filed).upTo('START');
    const answer = await asks(await desk.applicant(), filed);
    expect(answer).toMatchObject({ scope: 'CERTIFICATE', ownFilingId: null });
    expect(answer['wayOut']).toMatch(/abandon/);
  });

  it('for the domain, by the applicant: names the order', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    const filing = await owner.files(filed).upTo('START');
    const another = await zhejiang();
    expect(await asks(owner, another, { domains: filed.type.domains })).toMatchObject({
      scope: 'DOMAIN',
      ownFilingId: filing.id,
    });
  });

  it('for the domain, by another account: says what evidence to send', async () => {
    const filed = await zhejiang();
    await (await desk.applicant()).files(filed).upTo('START');
    const answer = await asks(
      await desk.applicant(),
      await zhejiang(),
      { domains: filed.type.domains },
      'zh-CN',
    );
    expect(answer).toMatchObject({
      message: '该域名存在进行中的备案订单。',
      ownFilingId: null,
      wayOut: '如为您本人的订单，请在原账号中放弃；如不是，请提交域名证书和证件材料。',
    });
  });

  it('until the order is abandoned', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    const filing = await owner.files(filed).upTo('START');
    await filing.does('abandonFiling');
    expect(await asks(owner, filed)).toMatchObject({ __typename: 'AccessPossible', row: 6 });
  });
});

describe('row 2: the record sits on a former platform', () => {
  it('and is to be claimed first; afterwards the access continues', async () => {
    const filed = await zhejiang();
    expect(await imports(desk, [importRow(filed, filed.sites.slice(1))])).toMatchObject([
      { outcome: 'AWAITING_CLAIM' },
    ]);
    const owner = await desk.applicant();
    expect(await asks(owner, filed)).toMatchObject({ type: 'IMPORT_FIRST', row: 2 });
    const { subjectNumber, password } = filed.member;
    await claims(owner, { subjectNumber, password });
    expect(await asks(owner, filed)).toMatchObject({ kind: 'CONTINUED_ACCESS', row: 5 });
  });
});

describe('row 3: the domain is filed under another subject', () => {
  it('whose owner must deregister it, without a word about who that is', async () => {
    const other = await zhejiang();
    const mine = await zhejiang();
    const answer = await asks(await desk.applicant(), mine, { domains: other.type.domains });
    expect(answer).toMatchObject({ type: 'CONFLICT', row: 3, domains: other.type.domains });
    expect(answer.nextSteps?.join()).toMatch(/deregister/);
    expect(JSON.stringify(answer)).not.toContain(other.member.subjectNumber);
    expect(JSON.stringify(answer)).not.toContain(other.name);
  });

  it('even where the certificate is not filed at all', async () => {
    const other = await zhejiang();
    const unknown = { type: { ...other.type, certificateNumber: '91350100M000100Y43' } };
    expect(await asks(await desk.applicant(), unknown)).toMatchObject({ type: 'CONFLICT', row: 3 });
  });
});

describe('row 4: the site is filed and accessed here', () => {
  it('and there is nothing to file', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    const domains = filed.sites[1]?.domains;
    expect(await asks(owner, filed, { domains })).toMatchObject({ type: 'NOTHING_TO_FILE', row: 4 });
  });

  it('which only the account that holds the subject is told', async () => {
    const filed = await zhejiang();
    await isServedHere(filed, await desk.applicant());
    const domains = filed.sites[1]?.domains;
    expect(await asks(await desk.applicant(), filed, { domains })).toMatchObject({ type: 'OTHER_ACCOUNT' });
  });
});

describe('row 5: the subject is filed here, its site elsewhere', () => {
  it('and the access continues in the account that holds it', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    expect(await asks(owner, filed)).toMatchObject({
      __typename: 'AccessPossible',
      kind: 'CONTINUED_ACCESS',
      row: 5,
      sites: [{ websiteNumber: filed.member.websiteNumber, domains: filed.type.domains }],
    });
  });

  it('and another account is sent to the one that holds it', async () => {
    const filed = await zhejiang();
    await isServedHere(filed, await desk.applicant());
    expect(await asks(await desk.applicant(), filed, {}, 'zh-CN')).toMatchObject({
      type: 'OTHER_ACCOUNT',
      why: '该主体已在本服务商的另一账号下备案，请登录那个账号办理。',
      nextSteps: ['请登录持有该主体的账号，在那里办理接入备案。'],
    });
  });
});

describe('row 6: subject and site are filed elsewhere', () => {
  it('and a new access is possible, with what the province wants equal', async () => {
    const filed = await aFiledSubject(desk, '420000', 'PERSONAL');
    expect(await asks(await desk.applicant(), filed)).toMatchObject({
      kind: 'NEW_ACCESS',
      row: 6,
      subjectNumber: filed.member.subjectNumber,
      rules: { mustEqualOriginal: ['SUBJECT_NAME'] },
      warnings: [{ code: 'SITE_DOMAINS_UNKNOWN' }],
    });
  });
});

describe('row 7: the subject has no site left', () => {
  it('which is asked of the applicant, because the registry does not tell', async () => {
    const shell = await aFiledSubject(desk, '330000', 'ENTERPRISE', { sites: [] });
    const owner = await desk.applicant();
    const domains = [unfiled()];
    const first = await asks(owner, shell, { domains });
    expect(first).toMatchObject({ type: 'NEW_SITE_ELSEWHERE', row: 9 });
    expect(first.ask).toMatch(/still have a filed website\?/);
    const no = await asks(owner, shell, { domains, hasSite: false }, 'zh-CN');
    expect(no).toMatchObject({ type: 'SHELL_SUBJECT', row: 7, ask: null });
    expect(no.nextSteps).toEqual(['请先注销该主体，再办理首次备案。']);
    const yes = await asks(owner, shell, { domains, hasSite: true });
    expect(yes).toMatchObject({ type: 'NEW_SITE_ELSEWHERE', row: 9, ask: null });
  });

  it('which our own records settle where they tell, whatever is said', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    const domains = [unfiled()];
    expect(await asks(owner, filed, { domains, hasSite: false })).toMatchObject({
      type: 'NEW_SITE_HERE',
      ask: null,
    });
    await service.services.database.prisma.website.updateMany({
      where: { websiteNumber: filed.sites[1]?.websiteNumber ?? '' },
      data: { deregisteredAt: new Date() },
    });
    expect(await asks(owner, filed, { domains, hasSite: true })).toMatchObject({
      type: 'SHELL_SUBJECT',
      row: 7,
    });
  });

  it('which is not asked where it would change nothing', async () => {
    const filed = await zhejiang();
    const answer = await asks(await desk.applicant(), filed, { hasSite: false });
    expect(answer).toMatchObject({ __typename: 'AccessPossible', row: 6 });
  });
});

describe('rows 8 and 9: the domain is not filed', () => {
  it('and is a new site of a subject filed here', async () => {
    const owner = await desk.applicant();
    const filed = await zhejiang();
    await isServedHere(filed, owner);
    expect(await asks(owner, filed, { domains: [unfiled()] })).toMatchObject({
      type: 'NEW_SITE_HERE',
      row: 8,
    });
  });

  it('and is a new site of a subject that another account holds: 此证件已存在备案信息', async () => {
    const filed = await zhejiang();
    await isServedHere(filed, await desk.applicant());
    const answer = await asks(await desk.applicant(), filed, { domains: [unfiled()] });
    expect(answer).toMatchObject({ type: 'OTHER_ACCOUNT', row: 8, ask: null });
  });

  it('and is a new site of a subject filed elsewhere', async () => {
    const filed = await zhejiang();
    expect(await asks(await desk.applicant(), filed, { domains: [unfiled()], hasSite: true })).toMatchObject({
      type: 'NEW_SITE_ELSEWHERE',
      row: 9,
    });
  });
});

describe('row 10: neither is filed', () => {
  const unknown = (province: string, place: object) => ({
    province,
    ...place,
    nature: 'ENTERPRISE',
    certificateType: 'BUSINESS_LICENCE',
    certificateNumber: '91350100M000100Y43',
    domains: [unfiled()],
  });

  it('and a first filing follows, which says that unlike data lead here and, in Zhejiang, to enter an old number', async () => {
    const input = unknown('330000', { city: '330100', county: '330106' });
    const answer = await asks(await desk.applicant(), { type: input as Filed['type'] });
    expect(answer).toMatchObject({ type: 'FIRST', row: 10 });
    expect(answer.nextSteps?.[0]).toMatch(/anything that differs from the original filing/);
    expect(answer.nextSteps?.[1]).toMatch(/enter the old number/);
    expect(answer['decidedBy']).toEqual(['nature', 'certificateType', 'certificateNumber', 'domains']);
  });

  it('and in Hebei a replaced certificate is changed at the original provider first', async () => {
    const input = unknown('130000', { city: '130100', county: '130102' });
    const answer = await asks(await desk.applicant(), { type: input as Filed['type'] });
    expect(answer.nextSteps?.[1]).toMatch(/must first be changed in the filing at the original provider/);
  });

  it('when a filed subject is asked for with another certificate type or nature: the match is exact', async () => {
    const filed = await aFiledSubject(desk, '330000', 'PUBLIC_INSTITUTION');
    const other = {
      nature: 'GOVERNMENT',
      certificateType: 'UNIFIED_CODE_CERTIFICATE',
      domains: [unfiled()],
    };
    expect(await asks(await desk.applicant(), filed, other)).toMatchObject({ type: 'FIRST', row: 10 });
  });

  it('when the subject was deregistered at the authority', async () => {
    const filed = await zhejiang();
    const ispId = ispIdOf(desk.tenant.providerId);
    await createPrismaStore(service.services.database.prisma, service.services.privacy).change(
      ispId,
      async ({ subjects }) => {
        const subject = await subjects.byNumber(filed.member.subjectNumber);
        if (subject) await subjects.save({ ...subject, deregistered: true });
      },
    );
    expect(await asks(await desk.applicant(), filed)).toMatchObject({ type: 'FIRST', row: 10 });
  });
});
