import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { aFiledSubject } from './support/subjects.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

const taking = async (photoKinds: string[]): Promise<Desk> => {
  const desk = await aDesk(service);
  await desk.provider.succeed('updateProvider', { photoKinds });
  return desk;
};
const begun = async (desk: Desk): Promise<Filing> =>
  (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');

describe('the provider’s policy on photos', () => {
  const kindsOf = async (filing: Filing): Promise<{ told: string[]; hint: string | undefined }> => {
    type Shown = {
      filing: { rules: { photoKinds: string[] }; materialSlots: { step: string; hint: string }[] };
    };
    const { filing: shown } = await filing.owner.caller.query<Shown>(
      'query ($id: ID!) { filing(id: $id) { rules { photoKinds } materialSlots { step hint } } }',
      { id: filing.id },
      { headers: { 'accept-language': 'en' } },
    );
    return {
      told: shown.rules.photoKinds,
      hint: shown.materialSlots.find(({ step }) => step === 'PHOTO')?.hint,
    };
  };

  it('counts where only the national default speaks', async () => {
    const desk = await taking(['BACKDROP']);
    const filing = await begun(desk);
    expect(await kindsOf(filing)).toMatchObject({
      told: ['BACKDROP'],
      hint: expect.stringMatching(/in the middle of the backdrop/) as string,
    });
    await filing.goes('UPLOAD');
    const [photo] = await service.services.database.prisma.verificationPhoto.findMany({
      where: { filingId: filing.id },
    });
    expect(photo?.kind).toBe('BACKDROP');
    await desk.provider.succeed('updateProvider', { photoKinds: null });
    expect((await kindsOf(filing)).told).toEqual(['ELECTRONIC']);
  });

  it('is not needed for what is usual, and a draft that began before that keeps the photo it began with', async () => {
    const desk = await aDesk(service, { usualPhotos: true });
    const filing = await begun(desk);
    expect(await kindsOf(filing)).toMatchObject({ told: ['ELECTRONIC'] });
    await service.services.database.prisma.filing.update({
      where: { id: filing.id },
      data: { electronicByDefault: false },
    });
    expect((await kindsOf(filing)).told).toEqual(['FACE']);
    await filing.goes('SUBMIT');
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('does not undo what a province wants: in Guangdong of 2019 it is the backdrop whatever the provider takes', async () => {
    const desk = await taking(['FACE']);
    await desk.clock.standsAt('2019-06-15T10:00:00+08:00');
    const subject = await aFiledSubject(desk, '440000', 'ENTERPRISE', {
      at: new Date('2019-06-15T10:00:00+08:00'),
    });
    const filing = await (await desk.applicant()).files(subject).upTo('START');
    expect((await kindsOf(filing)).told).toEqual(['BACKDROP']);
  });
});

describe('a backdrop by post', () => {
  const TO = { recipient: '张演练', phone: '131 0000 0001', address: '浙江省杭州市西湖区演练路1号' };
  const REQUEST = `query ($id: ID!) { filing(id: $id) { version backdropRequest { status courier trackingNumber to { recipient phone address } }
    timeline { type text } } }`;
  type Shown = {
    filing: {
      version: number;
      backdropRequest: { status: string; to: { address: string } | null } | null;
      timeline: { type: string; text: string }[];
    };
  };
  const NONE = '{ waitingBackdrops { totalCount edges { node { filingId } } } }';
  const NOBODY = { waitingBackdrops: { totalCount: 0, edges: [] } };
  const asks = (filing: Filing, input: object = TO) =>
    filing.owner.caller.mutate('requestBackdrop', { filingId: filing.id, ...input });

  it('is asked for with an address, sent by the provider, and seen on its way', async () => {
    const desk = await taking(['BACKDROP']);
    const reviewer = await desk.reviewer();
    const filing = await begun(desk);
    const before = await filing.version();
    const wrong = await asks(filing, { ...TO, phone: '12345', address: ' ' });
    expect(wrong.issues?.map(({ path, code }) => [path[0], code])).toEqual([
      ['address', 'REQUIRED'],
      ['phone', 'MOBILE_INVALID'],
    ]);
    await asks(filing);
    // Asking again corrects the address, and neither touches what is being typed.
    await asks(filing, { ...TO, address: '浙江省杭州市西湖区演练路2号' });
    expect(await filing.version()).toBe(before);
    const WAITING =
      '{ waitingBackdrops { totalCount edges { node { status to { recipient phone address } inClear: to(reveal: true) { recipient phone address } filing { id } } } } }';
    expect(await reviewer.query(WAITING)).toEqual({
      waitingBackdrops: {
        totalCount: 1,
        edges: [
          {
            node: {
              status: 'ASKED',
              to: { recipient: '张**', phone: '131****0001', address: '浙江省杭州市******' },
              // A list shows nothing in clear.
              inClear: { recipient: '张**', phone: '131****0001', address: '浙江省杭州市******' },
              filing: { id: filing.id },
            },
          },
        ],
      },
    });
    await reviewer.succeed('sendBackdrop', {
      filingId: filing.id,
      courier: '顺丰速运',
      trackingNumber: 'sf 1234567890',
    });
    const shown = await filing.owner.caller.query<Shown>(REQUEST, { id: filing.id });
    expect(shown.filing.backdropRequest).toMatchObject({
      status: 'SENT',
      courier: '顺丰速运',
      trackingNumber: 'SF1234567890',
    });
    expect(shown.filing.timeline.slice(-2).map(({ type }) => type)).toEqual([
      'REQUEST_BACKDROP',
      'SEND_BACKDROP',
    ]);
    expect(await asks(filing)).toMatchObject({ issues: [{ code: 'BACKDROP_ON_ITS_WAY' }] });
    expect(await reviewer.query(NONE)).toEqual(NOBODY);
  });

  it('is not posted where no photo is taken before one, and nobody else sees the address', async () => {
    const face = await taking(['FACE']);
    expect(await asks(await begun(face))).toMatchObject({ issues: [{ code: 'BACKDROP_NOT_NEEDED' }] });

    const desk = await taking(['FACE', 'BACKDROP']);
    const filing = await begun(desk);
    await asks(filing);
    const byKey = await desk.provider.query<Shown>(REQUEST, { id: filing.id });
    expect(byKey.filing.backdropRequest).toMatchObject({ status: 'ASKED', to: null });
    const elsewhere = await (await aDesk(service)).reviewer();
    expect(await elsewhere.query(NONE)).toEqual(NOBODY);
    const { prisma } = service.services.database;
    const [row] = await prisma.backdropRequest.findMany({ where: { filingId: filing.id } });
    expect(Buffer.from(row?.personal ?? []).toString('utf8')).not.toContain('演练');
    const looks = () =>
      prisma.auditEvent.findMany({ where: { targetId: filing.id, action: 'PERSONAL_DATA_REVEALED' } });
    const reviewer = await desk.reviewer();
    type Seen = { filing: { backdropRequest: { to: { phone: string } } } };
    const phone = async (to: string) =>
      (
        await reviewer.query<Seen>(
          `query ($id: ID!) { filing(id: $id) { backdropRequest { to${to} { phone } } } }`,
          { id: filing.id },
        )
      ).filing.backdropRequest.to.phone;
    expect([await phone(''), await phone('(reveal: true)'), await looks()]).toEqual([
      '131****0001',
      '131****0001',
      [],
    ]);
    await filing.isLookedAtBy(reviewer, 'POSTING');
    expect(await phone('(reveal: true)')).toBe('13100000001');
    expect(await looks()).toMatchObject([{ what: 'BACKDROP_ADDRESS', actorKind: 'STAFF' }]);
  });
});
