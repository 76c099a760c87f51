import sharp from 'sharp';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { FAMILY_CONTACT_CERTIFICATE } from '../../server/authority/rehearsal/brain/family.ts';
import { eventually } from '../platform/support/eventually.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openEmbeddedForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { Filing, type Milestone } from '../testkit/filing.ts';
import {
  aProvidersServer,
  closeProvidersServers,
  type Heard,
  type ProvidersAnswer,
} from '../testkit/providers-server.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watch } from '../testkit/sse.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

const PATIENCE_MS = 60_000;

let service: Service;
beforeAll(async () => {
  service = await startService({
    database: await openEmbeddedForTest(),
    background: true,
    env: { OUTGOING_ALLOW: '127.0.0.1' },
  });
});
afterEach(closeProvidersServers);
afterAll(() => service.stop());

/** A picture of one colour: the rehearsal's face service answers by it. */
const plain = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 720, height: 540, channels: 3, background } })
    .jpeg()
    .toBuffer();

type FaceCheck = { state: string; score: number | null; reason: string | null; askedAt: string | null };
const MATERIALS = 'materials { id kind status faceCheck { state score reason askedAt } }';
type Shown = {
  filing: { materials: { id: string; kind: string; status: string; faceCheck: FaceCheck | null }[] };
};

async function checkOf(filing: Filing, caller: Caller = filing.owner.caller): Promise<FaceCheck | null> {
  const { filing: shown } = await caller.query<Shown>(
    `query ($id: ID!) { filing(id: $id) { ${MATERIALS} } }`,
    { id: filing.id },
  );
  const photo = shown.materials.findLast(
    ({ kind, status }) => kind === 'VERIFICATION_PHOTO' && status === 'STORED',
  );
  return photo?.faceCheck ?? null;
}

const becomes = (filing: Filing, state: string): Promise<void> =>
  eventually(`the photo is ${state}`, async () => (await checkOf(filing))?.state === state, PATIENCE_MS);

const complaints = async (filing: Filing): Promise<string[]> =>
  (await filing.stepOf('PHOTO')).issues.map(({ path, code }) => `${path.join('.')} ${code}`);

/** Whatever was to be done in the background is done. */
const settled = (): Promise<void> =>
  eventually('the jobs are done', async () => (await service.services.jobs.pending()) === 0, PATIENCE_MS);

const begun = async (desk: Desk, milestone: Milestone = 'SAVE_DETAILS'): Promise<Filing> =>
  (await desk.applicant()).files(aCompany()).upTo(milestone);

/** A filing whose card is there and whose person has agreed. */
async function awaitsThePhoto(desk: Desk): Promise<Filing> {
  const filing = await begun(desk);
  await filing.uploads('SUBJECT_PERSON_CERTIFICATE_FRONT');
  await filing.consents('FACE_PHOTO');
  return filing;
}

async function showsAFace(filing: Filing, file?: Buffer): Promise<void> {
  const response = await filing.uploads('VERIFICATION_PHOTO', filing.websiteId, file);
  expect(response.status).toBe(200);
}

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

type Answer = { status?: number; body?: object; when?: Promise<void> };
const written = ({ body = {}, ...answer }: Answer): ProvidersAnswer => ({
  ...answer,
  body: JSON.stringify(body),
});

/** A provider with a face service of its own, in the mode of its desk. */
async function withItsOwnService(
  [first = {}, ...later]: Answer[],
  desk?: Desk,
): Promise<{ desk: Desk; heard: Heard[]; secret: string }> {
  const [url, heard] = await aProvidersServer(written(first), ...later.map(written));
  const owner = desk ?? (await aDesk(service));
  const { secret } = await owner.provider.succeed('setProviderHook', { kind: 'FACE_CHECK', url });
  return { desk: owner, heard, secret: z.string().parse(secret) };
}

describe('the rehearsal’s face service', () => {
  it.each([
    ['an ordinary picture', '#f6f3ea', 'SAME', null],
    ['a red one', '#ff0000', 'DIFFERENT', 'FACE_DIFFERENT'],
    ['a green one', '#00ff00', 'NO_FACE', 'FACE_NOT_FOUND'],
    ['a blue one', '#0000ff', 'SEVERAL_FACES', 'FACE_SEVERAL'],
    ['a yellow one', '#ffff00', 'UNSURE', null],
    ['a magenta one', '#ff00ff', 'UNAVAILABLE', null],
  ])('says of %s (%s): %s', async (_name, colour, state, code) => {
    const filing = await awaitsThePhoto(await aDesk(service));
    await showsAFace(filing, await plain(colour));
    await becomes(filing, state);
    const check = await checkOf(filing);
    expect(check?.askedAt).toMatch(/^\d{4}-/);
    expect(check?.score ?? 0).toBeLessThanOrEqual(1);
    expect(await complaints(filing)).toEqual(
      code ? [`photo.VERIFICATION_PHOTO.${filing.websiteId} ${code}`] : [],
    );
  });

  it('answers nobody but the service itself', async () => {
    const ask = (headers: Record<string, string>, method = 'POST') =>
      fetch(`${service.url}/rehearsal/hooks/face-check`, {
        method,
        headers,
        ...(method === 'POST' ? { body: '{"type":"face.check"}' } : {}),
      });
    expect((await ask({})).status).toBe(401);
    const at = new Date();
    const foreign = new Webhook('whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=');
    const signed = {
      'webhook-id': 'x',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': foreign.sign('x', at, '{"type":"face.check"}'),
    };
    expect((await ask(signed)).status).toBe(401);
    expect((await ask({}, 'GET')).status).toBe(405);
  });

  it('stands in nothing’s way on the whole path', async () => {
    const filing = await begun(await aDesk(service), 'SUBMIT');
    await becomes(filing, 'SAME');
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});

describe('a photo that differs', () => {
  it('keeps the filing until another one is taken', async () => {
    const filing = await begun(await aDesk(service));
    await filing.bringsPapers();
    await showsAFace(filing, await plain('#ff0000'));
    await becomes(filing, 'DIFFERENT');
    const refused = await filing.tries('submitFiling');
    expect(refused.issues?.map(({ path, code }) => [path.slice(0, 2), code])).toEqual([
      [['photo', 'VERIFICATION_PHOTO'], 'FACE_DIFFERENT'],
    ]);
    expect((await filing.stepOf('PHOTO')).status).toBe('ATTENTION');
    await showsAFace(filing);
    await becomes(filing, 'SAME');
    expect((await filing.stepOf('PHOTO')).status).toBe('DONE');
    await filing.does('submitFiling');
  });

  it('is the reviewer’s to decide from the third one on', async () => {
    const filing = await begun(await aDesk(service));
    await filing.bringsPapers();
    await becomes(filing, 'SAME');
    for (const [colour, state] of [
      ['#ff0000', 'DIFFERENT'],
      ['#00ff00', 'NO_FACE'],
    ] as const) {
      await showsAFace(filing, await plain(colour));
      await becomes(filing, state);
      expect(await complaints(filing)).toHaveLength(1);
    }
    await showsAFace(filing, await plain('#ff0000'));
    await becomes(filing, 'DIFFERENT');
    expect(await complaints(filing)).toEqual([]);
    await filing.does('submitFiling');
  });

  it('that was submitted before the answer came is the reviewer’s, and asked for again when it is returned', async () => {
    let answers: () => void = () => undefined;
    const when = new Promise<void>((resolve) => (answers = resolve));
    const { desk } = await withItsOwnService([{ body: { result: 'DIFFERENT' }, when }]);
    const filing = await begun(desk);
    await filing.bringsPapers();
    await becomes(filing, 'WAITING');
    await filing.does('submitFiling');
    answers();
    await becomes(filing, 'DIFFERENT');
    expect(await complaints(filing)).toEqual([]);
    await filing.does(
      'returnFiling',
      { remarks: [{ path: [], message: '请重新拍摄' }] },
      await desk.reviewer(),
    );
    expect(await complaints(filing)).toContain(`photo.VERIFICATION_PHOTO.${filing.websiteId} FACE_DIFFERENT`);
  });
});

describe('a provider’s own face service', () => {
  it('gets two pictures and the ids in a message that it can check, and nothing about anybody', async () => {
    const { desk, heard, secret } = await withItsOwnService([{ body: { result: 'SAME', score: 0.93 } }]);
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
    const { desk, heard } = await withItsOwnService([
      { body: { result: 'SAME' } },
      { body: { result: 'UNSURE', score: 0.4 } },
      { body: { result: 'DIFFERENT', score: 0.1 } },
    ]);
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
    const { desk, heard } = await withItsOwnService([{ body: { result: 'SAME' } }]);
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
    const { desk, heard } = await withItsOwnService([
      { status: 503 },
      { status: 200, body: { result: 'perhaps' } },
      { body: { result: 'SAME' } },
    ]);
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
    const { desk } = await withItsOwnService([
      { body: { result: 'UNSURE', score: 0.51, reason: '像张演练，但眼镜遮挡' } },
    ]);
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
    const { desk } = await withItsOwnService([{ body: { result: 'SAME' } }]);
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
  it.each([[null], ['2026-11']])(
    'to a text that speaks of it (%s) no picture leaves',
    async (textVersion) => {
      const { desk, heard } = await withItsOwnService([{ body: { result: 'SAME' } }]);
      const filing = await begun(desk);
      if (textVersion) await filing.does('grantConsent', { kind: 'FACE_PHOTO', textVersion });
      await filing.uploads('SUBJECT_PERSON_CERTIFICATE_FRONT');
      await showsAFace(filing);
      await settled();
      expect(heard).toEqual([]);
      expect(await checkOf(filing)).toBeNull();
      await filing.consents('FACE_PHOTO');
      await becomes(filing, 'SAME');
      expect(heard).toHaveLength(1);
    },
  );
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
  await filing.consents('FACE_PHOTO');
  return { live, filing };
}

describe('nothing is asked', () => {
  it('in live mode while the provider has no face service, and is where it has one', async () => {
    const { live, filing } = await awaitsThePhotoInLiveMode();
    await showsAFace(filing);
    await settled();
    expect(await checkOf(filing)).toBeNull();
    expect(await complaints(filing)).toEqual([]);
    const { heard } = await withItsOwnService([{ body: { result: 'SAME' } }], live);
    await showsAFace(filing);
    await becomes(filing, 'SAME');
    expect(heard).toHaveLength(1);
  });

  it('any more, and nothing waited for, once a service that is down was taken away', async () => {
    const { live, filing } = await awaitsThePhotoInLiveMode();
    await withItsOwnService([{ status: 503 }], live);
    await showsAFace(filing);
    await becomes(filing, 'UNAVAILABLE');
    await live.provider.succeed('setProviderHook', { kind: 'FACE_CHECK', url: null });
    await eventually('nothing is waited for', async () => (await checkOf(filing)) === null, PATIENCE_MS);
  });

  it('about a photo before a backdrop', async () => {
    const { desk, heard } = await withItsOwnService([{ body: { result: 'SAME' } }]);
    await desk.provider.succeed('updateProvider', { photoKinds: ['BACKDROP'] });
    const filing = await awaitsThePhoto(desk);
    await showsAFace(filing);
    await settled();
    expect(heard).toEqual([]);
    expect(await checkOf(filing)).toBeNull();
  });
});
