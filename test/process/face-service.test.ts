import sharp from 'sharp';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { FAMILY_CONTACT_CERTIFICATE } from '../../server/rehearsal/authority/brain/family.ts';
import { eventually } from '../platform/support/eventually.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { Filing } from '../testkit/filing.ts';
import { closeProvidersServers } from '../testkit/providers-server.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watch } from '../testkit/sse.ts';
import {
  awaitsThePhoto,
  becomes,
  begun,
  checkOf,
  complaints,
  MATERIALS,
  PATIENCE_MS,
  settled,
  showsAFace,
  type Shown,
  withItsOwnService,
} from './support/face-checks.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
beforeAll(async () => {
  service = await startService({
    database: await openForTest(),
    background: true,
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
});
afterEach(closeProvidersServers);
afterAll(() => service.stop());

const question = z.object({
  type: z.literal('face.check'),
  timestamp: z.string(),
  data: z.strictObject({
    faceCheckId: z.string().startsWith('fck_'),
    filingId: z.string().startsWith('fil_'),
    websiteId: z.string().startsWith('fws_'),
    photo: z.strictObject({
      materialId: z.string().startsWith('mat_'),
      contentType: z.literal('image/jpeg'),
      base64: z.base64().max(100_000),
    }),
    identityCard: z.strictObject({
      materialId: z.string().startsWith('mat_'),
      contentType: z.literal('image/jpeg'),
      base64: z.base64().max(100_000),
    }),
  }),
});

describe('a provider’s own face service', () => {
  it('gets two pictures and the ids in a message that it can check, and nothing about anybody', async () => {
    const { desk, heard, secret } = await withItsOwnService(await aDesk(service), {
      body: { result: 'SAME', score: 0.93 },
    });
    const filing = await awaitsThePhoto(desk);
    await showsAFace(filing);
    await becomes(filing, 'SAME');
    expect((await checkOf(filing))?.score).toBe(0.93);
    const [first] = heard;
    if (!first) throw new Error('nothing was asked');
    const { data } = question.parse(
      new Webhook(secret).verify(first.body, z.record(z.string(), z.string()).parse(first.headers)),
    );
    expect(data).toMatchObject({ filingId: filing.id, websiteId: filing.websiteId });
    expect(first.headers['webhook-id']).toBe(data.faceCheckId);
    for (const { base64 } of [data.photo, data.identityCard])
      expect((await sharp(Buffer.from(base64, 'base64')).metadata()).format).toBe('jpeg');
    for (const personal of ['张演练', FAMILY_CONTACT_CERTIFICATE, filing.company.member.phone])
      expect(first.body).not.toContain(personal);
    expect(service.log()).not.toContain(data.photo.base64.slice(0, 200));
    expect(heard).toHaveLength(1);
  });

  it('is asked anew when photo or card is replaced', async () => {
    const { desk, heard } = await withItsOwnService(
      await aDesk(service),
      { body: { result: 'SAME' } },
      { body: { result: 'UNSURE', score: 0.4 } },
      { body: { result: 'DIFFERENT', score: 0.1 } },
    );
    const filing = await awaitsThePhoto(desk);
    await showsAFace(filing);
    await becomes(filing, 'SAME');
    await showsAFace(filing);
    await becomes(filing, 'UNSURE');
    await filing.uploads('SUBJECT_PERSON_CERTIFICATE_FRONT');
    await becomes(filing, 'DIFFERENT');
    const asked = heard.map(({ body }) => question.parse(JSON.parse(body)).data);
    expect(new Set(asked.map(({ faceCheckId }) => faceCheckId)).size).toBe(3);
    expect(asked[2]?.photo.materialId).toBe(asked[1]?.photo.materialId);
    expect(asked[2]?.identityCard.materialId).not.toBe(asked[1]?.identityCard.materialId);
    expect(await complaints(filing)).toHaveLength(1);
  });

  it('compares with the card of whoever answers for the site', async () => {
    const { desk, heard } = await withItsOwnService(await aDesk(service), { body: { result: 'SAME' } });
    const filing = await awaitsThePhoto(desk);
    await showsAFace(filing);
    await becomes(filing, 'SAME');
    const details = filing.company.details(filing.websiteIds) as {
      subjectPerson: object;
      websites: object[];
    };
    const websites = details.websites.map((site) => ({
      ...site,
      samePerson: false,
      person: details.subjectPerson,
    }));
    await filing.does('saveFilingDetails', { details: { ...details, websites } });
    await eventually('the photo has no answer', async () => (await checkOf(filing)) === null, PATIENCE_MS);
    await filing.uploads('WEBSITE_PERSON_CERTIFICATE_FRONT', filing.websiteId);
    await becomes(filing, 'SAME');
    expect(heard).toHaveLength(2);
  });

  it('that is down keeps nobody: it is asked again, with the same question, and the filing goes on meanwhile', async () => {
    const { desk, heard } = await withItsOwnService(
      await aDesk(service),
      { status: 503 },
      { status: 200, body: { result: 'perhaps' } },
      { body: { result: 'SAME' } },
    );
    const filing = await begun(desk);
    await filing.bringsPapers();
    await eventually('it was asked', () => heard.length > 0, PATIENCE_MS);
    expect(await complaints(filing)).toEqual([]);
    await filing.does('submitFiling');
    await becomes(filing, 'SAME');
    expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(heard).toHaveLength(3);
  });

  it('tells its own words to reviewers alone, sealed, and in no message or log', async () => {
    const { desk } = await withItsOwnService(await aDesk(service), {
      body: { result: 'UNSURE', score: 0.51, reason: '像张演练，但眼镜遮挡' },
    });
    const filing = await begun(desk, 'SUBMIT');
    await becomes(filing, 'UNSURE');
    expect(await filing.state()).toBe('IN_REVIEW');
    expect((await checkOf(filing, await desk.reviewer()))?.reason).toBe('像张演练，但眼镜遮挡');
    expect((await checkOf(filing))?.reason).toBeNull();
    expect((await checkOf(filing, desk.provider))?.reason).toBeNull();
    const { prisma } = service.services.database;
    const rows = await prisma.faceCheck.findMany({ where: { photo: { filingId: filing.id } } });
    expect(rows.map(({ reason }) => Buffer.from(reason ?? []).toString('utf8')).join()).not.toContain('眼镜');
    const messages = await prisma.outboxMessage.findMany({ where: { targetId: filing.id } });
    expect(JSON.stringify(messages)).not.toContain('眼镜');
    expect(service.log()).not.toContain('眼镜');
  });

  it('is seen by whoever watches, without another change', async () => {
    const { desk } = await withItsOwnService(await aDesk(service), { body: { result: 'SAME' } });
    const filing = await awaitsThePhoto(desk);
    const watching = await watch<{ filingUpdated: Shown['filing'] }>(
      filing.owner.caller,
      `subscription ($id: ID!) { filingUpdated(id: $id) { ${MATERIALS} } }`,
      { id: filing.id },
    );
    await showsAFace(filing);
    let seen: string | undefined;
    while (seen !== 'SAME') {
      const value = await watching.next(PATIENCE_MS);
      if (!value) throw new Error('the stream ended');
      seen = value.data?.filingUpdated.materials.find(({ faceCheck }) => faceCheck)?.faceCheck?.state;
    }
    watching.close();
  });
});

describe('without consent', () => {
  it.each([
    ['taken back', { withdrawnAt: new Date() }],
    ['given to a text that did not speak of it', { version: '2026-11' }],
  ])('that stands, for it was %s, no picture leaves', async (_how, changed) => {
    const { desk, heard } = await withItsOwnService(await aDesk(service), { body: { result: 'SAME' } });
    const filing = await begun(desk);
    const { prisma } = service.services.database;
    await showsAFace(filing);
    await prisma.consent.updateMany({ where: { filingId: filing.id, purpose: 'FACE' }, data: changed });
    await filing.uploads('SUBJECT_PERSON_CERTIFICATE_FRONT');
    await settled(service);
    expect(heard).toEqual([]);
    expect(await checkOf(filing)).toBeNull();
    await filing.consents('FACE');
    await becomes(filing, 'SAME');
    expect(heard).toHaveLength(1);
  });
});

/** A filing in live mode whose card is there and whose person has agreed. */
async function awaitsThePhotoInLiveMode(): Promise<{ live: Desk; filing: Filing }> {
  const desk = await aDesk(service);
  const live = await aDesk(service, { mode: 'LIVE', of: desk });
  const { owner, company, id, websiteIds } = await begun(desk);
  const { prisma } = service.services.database;
  await prisma.applicant.update({ where: { id: owner.id }, data: { mode: 'LIVE' } });
  await prisma.filing.update({ where: { id }, data: { mode: 'LIVE' } });
  const filing = new Filing(await live.applicant(owner.externalRef), company, id, websiteIds);
  await filing.uploads('SUBJECT_PERSON_CERTIFICATE_FRONT');
  await filing.consents('FACE');
  return { live, filing };
}

describe('nothing is asked', () => {
  it('in live mode while the provider has no face service, and is where it has one', async () => {
    const { live, filing } = await awaitsThePhotoInLiveMode();
    await showsAFace(filing);
    await settled(service);
    expect(await checkOf(filing)).toBeNull();
    expect(await complaints(filing)).toEqual([]);
    const { heard } = await withItsOwnService(live, { body: { result: 'SAME' } });
    await showsAFace(filing);
    await becomes(filing, 'SAME');
    expect(heard).toHaveLength(1);
  });

  it('any more, and nothing waited for, once a service that is down was taken away', async () => {
    const { live, filing } = await awaitsThePhotoInLiveMode();
    await withItsOwnService(live, { status: 503 });
    await showsAFace(filing);
    await becomes(filing, 'UNAVAILABLE');
    await live.provider.succeed('setProviderHook', { kind: 'FACE_CHECK', url: null });
    await eventually('nothing is waited for', async () => (await checkOf(filing)) === null, PATIENCE_MS);
  });

  it('about a photo before a backdrop', async () => {
    const { desk, heard } = await withItsOwnService(await aDesk(service), { body: { result: 'SAME' } });
    await desk.provider.succeed('updateProvider', { photoKinds: ['BACKDROP'] });
    const filing = await awaitsThePhoto(desk);
    await showsAFace(filing);
    await settled(service);
    expect(heard).toEqual([]);
    expect(await checkOf(filing)).toBeNull();
  });
});
