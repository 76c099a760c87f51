import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  CONTROL_PATH,
  type ControlCommand,
} from '../../server/rehearsal/authority/front/control-endpoint.ts';
import { meansOn } from '../../server/cli/means.ts';
import { withAuthority } from '../../server/cli/commands/authority-work.ts';
import { unfiledSiteAnswer } from '../../server/filing/after/acts/answers.ts';
import { operateAct } from '../../server/filing/after/acts/acts.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
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

/** Has the rehearsal authority send a list, and takes it in. */
async function sends(desk: Desk, command: ControlCommand): Promise<string> {
  const response = await fetch(`${service.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secretKey}` },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(await response.text());
  await desk.authorityWorks();
  const notice = await service.services.database.prisma.authorityNotice.findFirstOrThrow({
    where: { ...desk.tenant, handledAt: null },
  });
  return notice.id;
}

const uploads = (desk: Desk) =>
  service.services.database.prisma.authorityMessage.findMany({
    where: { ...desk.tenant, method: 'isp_upload' },
    orderBy: { id: 'asc' },
    select: { operation: true, status: true },
  });

const audited = (desk: Desk) =>
  service.services.database.prisma.auditEvent.findMany({
    where: { ...desk.tenant, action: 'AUTHORITY_ACT_SENT' },
    select: { actorKind: true, targetId: true, what: true },
  });

describe('an answer to an unfiled site', () => {
  it('goes once, and marks the entry as done with whom it was', async () => {
    const desk = await aDesk(service);
    const noticeId = await sends(desk, { do: 'download', type: 'WBAWZLB' });
    const { authorityNotice } = await desk.provider.query<{ authorityNotice: { answerBy: string } }>(
      '{ authorityNotice(id: "' + noticeId + '") { answerBy } }',
    );
    expect(authorityNotice.answerBy).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const input = { noticeId, result: 1, opinion: '已断开接入' };
    const answer = await desk.provider.succeed('answerUnfiledSite', input);
    expect(answer['notice']).toMatchObject({ id: noticeId, handledAt: expect.any(String) as unknown });
    expect(await uploads(desk)).toEqual([{ operation: 'WBACLJG', status: 'ACCEPTED' }]);
    expect(await audited(desk)).toEqual([{ actorKind: 'SECRET_KEY', targetId: noticeId, what: 'WBACLJG' }]);
    expect(await desk.provider.mutate('answerUnfiledSite', input)).toMatchObject({
      issues: [{ path: ['noticeId'], code: 'ACT_ANSWERED' }],
    });
    expect(await uploads(desk)).toHaveLength(1);
  });

  it('is refused where it is wrong, and for an entry of another list', async () => {
    const desk = await aDesk(service);
    const noticeId = await sends(desk, { do: 'download', type: 'WBAWZLB' });
    expect(
      await desk.provider.mutate('answerUnfiledSite', { noticeId, result: 1000, opinion: ' ' }),
    ).toMatchObject({
      issues: [
        { path: ['opinion'], code: 'REQUIRED' },
        { path: ['result'], code: 'ACT_CODE' },
      ],
    });
    expect(
      await desk.provider.mutate('answerRecheckTask', {
        noticeId,
        passed: true,
        checker: '王核实',
        opinion: '一致',
      }),
    ).toMatchObject({ issues: [{ path: ['noticeId'], code: 'ACT_OTHER_LIST' }] });
    expect(await uploads(desk)).toEqual([]);
  });

  it('goes from the command line, too, in the operator’s name', async () => {
    const desk = await aDesk(service);
    const noticeId = await sends(desk, { do: 'download', type: 'WBAWZLB' });
    const { services } = service;
    await withAuthority(
      { ...meansOn(services.config, services.database), privacy: () => Promise.resolve(services.privacy) },
      async (means) => {
        const own = { ...means, authority: services.authority };
        const prepared = await unfiledSiteAnswer(own, desk.tenant, {
          noticeId,
          result: 2,
          opinion: '已备案',
        });
        await operateAct(own, desk.tenant, prepared, OPERATOR);
      },
    );
    expect(await uploads(desk)).toEqual([{ operation: 'WBACLJG', status: 'ACCEPTED' }]);
    expect(await audited(desk)).toMatchObject([{ actorKind: 'OPERATOR' }]);
  });
});

it('a re-check task is answered with the record as it came, and the rehearsal takes it', async () => {
  const desk = await aDesk(service);
  const noticeId = await sends(desk, { do: 'download', type: 'HSRW' });
  const input = { noticeId, checker: '王核实', opinion: '与实际一致' };
  expect(await desk.provider.mutate('answerRecheckTask', { ...input, passed: false })).toMatchObject({
    issues: [
      { path: ['errors'], code: 'REQUIRED' },
      { path: ['serviceContents'], code: 'REQUIRED' },
    ],
  });
  await desk.provider.succeed('answerRecheckTask', { ...input, passed: true, serviceContents: [1] });
  expect(await uploads(desk)).toEqual([{ operation: 'HSJG', status: 'ACCEPTED' }]);
  expect(await audited(desk)).toMatchObject([{ targetId: noticeId, what: 'HSJG' }]);
});

describe('deregistration', () => {
  const approved = async () => {
    const desk = await aDesk(service);
    const filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
    await desk.authorityWorks();
    return { desk, filing };
  };

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

  it('of a number that is another provider’s finds nothing', async () => {
    const { filing } = await approved();
    const stranger = await aDesk(service);
    const number = filing.company.member.websiteNumber;
    expect(await stranger.provider.mutate('deregister', { number, reason: 1, confirm: true })).toMatchObject({
      __typename: 'NotFoundError',
    });
  });
});
