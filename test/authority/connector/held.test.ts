import sharp from 'sharp';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOver } from '../../../server/filing/handover/hand-over.ts';
import { retryAllHeld } from '../../../server/filing/handover/holding.ts';
import { pollResults } from '../../../server/filing/handover/results.ts';
import { CONTROL_PATH } from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import { aCompany } from '../../testkit/companies.ts';
import { openForTest } from '../../testkit/database.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import type { Filing } from '../../testkit/filing.ts';
import { startService, type Service } from '../../testkit/service.ts';

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const prisma = () => service.services.database.prisma;

const answersUploadsWith = (code: number) =>
  fetch(`${service.url}${CONTROL_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secretKey}` },
    body: JSON.stringify({ do: 'answer', code, method: 'isp_upload' }),
  });

const SHOWN = `query ($id: ID!) { filing(id: $id) { state version nextExpected handOverFault { code reason retryable } } }`;
type Shown = {
  state: string;
  version: number;
  nextExpected: string;
  handOverFault: { code: number | null; reason: string; retryable: boolean } | null;
};
const shown = async ({ id }: Filing): Promise<Shown> =>
  (await desk.provider.query<{ filing: Shown }>(SHOWN, { id })).filing;

const passed = async (): Promise<Filing> => (await desk.applicant()).files(aCompany()).upTo('PASS');
const says = async (icp: string): Promise<void> => {
  const ispId = await service.brain.accountOf(desk.tenant.providerId);
  const xml = `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>${icp}</ICP></DownloadData>`;
  await service.brain.play(ispId, { kind: 'XML', xml });
  await pollResults(service.services, desk.tenant);
};
const alerts = (filing: Filing): string[] =>
  service
    .log()
    .split('\n')
    .filter((line) => line.includes('authority.filing_held') && line.includes(filing.id));

describe('an order whose file the authority does not take', () => {
  it.each([7, 17, 999])(
    'with code %i is held: told to the operator and the desk, and not sent',
    async (code) => {
      const filing = await passed();
      await answersUploadsWith(code);
      await desk.authorityWorks();
      expect(await shown(filing)).toMatchObject({ state: 'QUEUED', handOverFault: { code } });
      expect(alerts(filing)).toHaveLength(1);
      await desk.authorityWorks();
      expect(await shown(filing)).toMatchObject({ state: 'QUEUED' });

      await filing.does('retryHandOver', {}, await desk.reviewer());
      expect(await shown(filing)).toMatchObject({ state: 'QUEUED', handOverFault: null });
      await desk.authorityWorks();
      expect(await filing.state()).toBe('AWAITING_SMS');
    },
  );

  it('because our own check finds a rule broken is held and names element and rule', async () => {
    const filing = await passed();
    const site = await prisma().filingWebsite.findFirstOrThrow({ where: { filingId: filing.id } });
    const server = { id: site.serverId ?? '' };
    const { ips } = await prisma().server.findUniqueOrThrow({ where: server });
    await prisma().server.update({ where: server, data: { ips: [] } });
    await desk.authorityWorks();
    const { handOverFault } = await shown(filing);
    expect(handOverFault?.code).toBeNull();
    expect(handOverFault?.reason).toMatch(/Ip_xx breaks the rule "required"/);
    const messages = await desk.provider.query<{ authorityMessages: { edges: { node: object }[] } }>(
      'query ($id: ID!) { authorityMessages(filingId: $id) { edges { node { status code reason } } } }',
      { id: filing.id },
    );
    expect(messages.authorityMessages.edges[0]?.node).toMatchObject({ status: 'REFUSED', code: null });
    await prisma().server.update({ where: server, data: { ips } });
    expect(
      await retryAllHeld(prisma(), desk.tenant, await service.services.clock.now(desk.tenant), OPERATOR),
    ).toBe(1);
    await desk.authorityWorks();
    expect(await filing.state()).toBe('AWAITING_SMS');
  });

  const UNFIT = [5001, 5004, 1045, 1054, 1036, 1057, 1063, 1006, 1024, 1040, 1038, 1017, 1999, 4242];
  it(`after all, as its result says (${UNFIT.join(', ')}), comes back into the queue and waits to be retried`, async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('HAND_OVER');
    for (const code of UNFIT) {
      const { accessId } = await prisma().filingWebsite.findFirstOrThrow({ where: { filingId: filing.id } });
      await says(
        `<BAJG><Jg_xx><Jgxx><Jgdm>${code}</Jgdm></Jgxx><Czlx>3</Czlx><Bs>${accessId}</Bs></Jg_xx></BAJG>`,
      );
      expect(await shown(filing), String(code)).toMatchObject({ state: 'QUEUED', handOverFault: { code } });
      expect((await filing.stepOf('RESULT')).issues, String(code)).toEqual([]);
      // What such a result speaks of was never filed.
      await prisma().rehearsalOrder.deleteMany({ where: { accessId: accessId ?? 0n } });
      await filing.does('retryHandOver', {}, desk.provider);
      await desk.authorityWorks();
      expect(await filing.state(), String(code)).toBe('AWAITING_SMS');
    }
    await filing.goes('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
  });

  it('tells the applicant that there is nothing to do, and lets the order be taken back', async () => {
    const filing = await passed();
    await answersUploadsWith(17);
    await desk.authorityWorks();
    const { filing: seen } = await filing.owner.caller.query<{
      filing: { nextExpected: string; timeline: { text: string }[] };
    }>('query ($id: ID!) { filing(id: $id) { nextExpected timeline { text } } }', { id: filing.id });
    expect(seen.nextExpected).toMatch(/you need to do nothing|无需您操作/);
    expect(seen.timeline.at(-1)?.text).toMatch(/provider is working on it|服务商正在处理/);
    await filing.does('withdrawFiling');
    expect(await filing.state()).toBe('DRAFT');
    await filing.goes('APPROVE');
  });

  it('because the account is stopped says so in the desk, and goes by itself when it works again', async () => {
    const filing = await passed();
    await answersUploadsWith(5);
    await handOver(service.services, desk.tenant);
    const fault = async () => (await shown(filing)).handOverFault;
    expect(await fault()).toMatchObject({ code: 5, retryable: false });
    expect(await filing.tries('retryHandOver', {}, desk.provider)).toMatchObject({
      __typename: 'InvalidStateError',
    });
    const account = { providerId_mode_bureau: { ...desk.tenant, bureau: '' } };
    await prisma().authorityAccount.update({
      where: account,
      data: { stoppedAt: null, stoppedCode: null, stoppedReason: null },
    });
    expect(await fault()).toBeNull();
    await desk.authorityWorks();
    expect(await filing.state()).toBe('AWAITING_SMS');
  });

  it('in live mode because no account was ever set says that', async () => {
    const live = await aDesk(service, { mode: 'LIVE' });
    const filing = await passed();
    await prisma().filing.update({ where: { id: filing.id }, data: { ...live.tenant } });
    const { filing: seen } = await live.provider.query<{ filing: Shown }>(SHOWN, { id: filing.id });
    expect(seen.handOverFault).toMatchObject({ code: null, retryable: false });
    expect(seen.handOverFault?.reason).toMatch(/no account|尚未设置/);
    await prisma().filing.update({ where: { id: filing.id }, data: { ...desk.tenant } });
    await desk.authorityWorks();
  });

  it('is retried by nobody else, and not when nothing keeps it', async () => {
    const filing = await passed();
    expect(await filing.tries('retryHandOver', {}, await desk.reviewer())).toMatchObject({
      __typename: 'InvalidStateError',
      state: 'QUEUED',
    });
    const other = await aDesk(service);
    expect(await filing.tries('retryHandOver', {}, other.provider)).toMatchObject({
      __typename: 'NotFoundError',
    });
    const asked = await filing.owner.caller.ask(SHOWN, { id: filing.id });
    expect(asked.errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('a paper of which no legible version fits', () => {
  const grain = () =>
    sharp({
      create: {
        width: 1000,
        height: 1000,
        channels: 3,
        background: '#808080',
        noise: { type: 'gaussian', mean: 128, sigma: 120 },
      },
    })
      .jpeg({ quality: 92 })
      .toBuffer();

  it('is refused when it is uploaded, with what to do', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
    const response = await filing.uploads('SUBJECT_CERTIFICATE', null, await grain());
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ material: { refusal: 'MATERIAL_UNFIT' } });
    const { issues } = await filing.stepOf('MATERIALS', { language: 'zh-CN' });
    expect(issues.find(({ path }) => path.join() === 'materials,SUBJECT_CERTIFICATE')).toMatchObject({
      code: 'MATERIAL_UNFIT',
    });
    expect((await filing.uploads('AUXILIARY', null, await grain())).status).toBe(200);
  });

  it('and was stored before that was checked, gives the order back instead of stopping the queue', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('UPLOAD');
    await filing.uploads('AUXILIARY', null, await grain());
    await filing.goes('PASS');
    const kind = 'SUBJECT_CERTIFICATE';
    await prisma().material.deleteMany({ where: { filingId: filing.id, kind } });
    await prisma().material.updateMany({ where: { filingId: filing.id, kind: 'AUXILIARY' }, data: { kind } });
    const behind = await passed();
    await desk.authorityWorks();
    expect(await behind.state()).toBe('AWAITING_SMS');
    expect(await filing.state()).toBe('REFUSED');
    expect((await filing.stepOf('MATERIALS')).issues).toMatchObject([
      { code: 'MATERIAL_UNFIT', path: ['materials', kind] },
    ]);
    await filing.does('editFiling');
    await filing.uploads(kind);
    filing.isAt('UPLOAD');
    await filing.goes('APPROVE');
    expect(await filing.state()).toBe('APPROVED');
  });
});
