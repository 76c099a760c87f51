import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openForTest } from '../testkit/database.ts';
import { aDesk } from '../testkit/desk.ts';
import { closeProvidersServers } from '../testkit/providers-server.ts';
import { startService, type Service } from '../testkit/service.ts';
import {
  awaitsThePhoto,
  becomes,
  begun,
  checkOf,
  complaints,
  plain,
  showsAFace,
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

  it('is passed with a reason in words only, which the audit keeps and the applicant does not read', async () => {
    let answers: () => void = () => undefined;
    const when = new Promise<void>((resolve) => (answers = resolve));
    const { desk } = await withItsOwnService(await aDesk(service), { body: { result: 'DIFFERENT' }, when });
    const filing = await begun(desk);
    await filing.bringsPapers();
    await becomes(filing, 'WAITING');
    await filing.does('submitFiling');
    answers();
    await becomes(filing, 'DIFFERENT');
    const reviewer = await desk.reviewer();
    const doubt = await reviewer.query<{ filing: { faceDoubt: string } }>(
      'query ($id: ID!) { filing(id: $id) { faceDoubt } }',
      { id: filing.id },
    );
    expect(doubt.filing.faceDoubt).toBe('DIFFERENT');
    await filing.isSeenBy(reviewer);
    for (const reason of [undefined, '', '  '])
      expect((await filing.tries('passReview', { reason }, reviewer)).issues).toMatchObject([
        { path: ['reason'], code: 'PASS_REASON_REQUIRED' },
      ]);
    await filing.does('passReview', { reason: '本人到场，证件照片为十年前拍摄' }, reviewer);
    const reviews = 'query ($id: ID!) { filing(id: $id) { reviews { decision remarks { message } } } }';
    const asked = { id: filing.id };
    expect(await reviewer.query(reviews, asked)).toMatchObject({
      filing: { reviews: [{ decision: 'PASS', remarks: [{ message: '本人到场，证件照片为十年前拍摄' }] }] },
    });
    expect(await filing.owner.caller.query(reviews, asked)).toMatchObject({
      filing: { reviews: [{ decision: 'PASS', remarks: [] }] },
    });
    const { prisma } = service.services.database;
    const [entry] = await prisma.auditEvent.findMany({ where: { action: 'FACE_CHECK_OVERRULED' } });
    expect(entry).toMatchObject({ filingId: filing.id, targetId: filing.websiteId });
  });

  it('that was submitted before the answer came is the reviewer’s, and asked for again when it is returned', async () => {
    let answers: () => void = () => undefined;
    const when = new Promise<void>((resolve) => (answers = resolve));
    const { desk } = await withItsOwnService(await aDesk(service), { body: { result: 'DIFFERENT' }, when });
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
