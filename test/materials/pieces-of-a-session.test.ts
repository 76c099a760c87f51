import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { purgeTenant } from '../../server/custody/purge/purge.ts';
import type { Applicant } from '../testkit/applicant.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { aPaper } from '../testkit/papers.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let service: Service;
let desk: Desk;
let owner: Applicant;
let filing: Filing;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
beforeEach(async () => {
  desk = await aDesk(service);
  owner = await desk.applicant();
  filing = await owner.files(aCompany()).upTo('SAVE_DETAILS');
  await filing.consents('IDENTITY_PAPERS');
});
afterAll(() => service.stop());

const TUS = { 'tus-resumable': '1.0.0' };

const send = async (url: string, offset: number, bytes: Buffer) => {
  const response = await fetch(url, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  });
  const text = await response.text();
  return text ? (JSON.parse(text) as { code: string }).code : response.status;
};

/** A paper of which a part has come. */
const begun = async () => {
  const paper = await aPaper();
  const url = await filing.announces('SUBJECT_CERTIFICATE', paper.length);
  expect(await send(url, 0, paper.subarray(0, 1000))).toBe(204);
  return { url, next: paper.subarray(1000) };
};

const pieces = () =>
  service.services.database.prisma.uploadPiece.count({
    where: { upload: { material: { filingId: filing.id } } },
  });

it('a file goes on under its link until the sessions of the person are ended', async () => {
  const { url, next } = await begun();
  expect(await send(url, 1000, next.subarray(0, 1000))).toBe(204);
  await desk.provider.succeed('revokeSessions', { personId: owner.id });
  expect(await send(url, 2000, next.subarray(1000, 2000))).toBe('UPLOAD_LINK_EXPIRED');
});

it('nothing more is taken once the consent is withdrawn, and what had come is forgotten', async () => {
  const { url, next } = await begun();
  expect(await pieces()).toBe(1);
  await owner.caller.succeed('withdrawConsent', { filingId: filing.id, purpose: 'IDENTITY_PAPERS' });
  expect(await pieces()).toBe(0);
  expect(await send(url, 1000, next)).toBe('NOT_FOUND');
});

it('what nobody goes on with is purged after a day, and not before', async () => {
  await begun();
  await desk.clock.passes({ hours: 23 });
  await purgeTenant(service.services, desk.tenant);
  expect(await pieces()).toBe(1);
  await desk.clock.passes({ hours: 2 });
  await purgeTenant(service.services, desk.tenant);
  expect(await pieces()).toBe(0);
});
