import sharp from 'sharp';
import { expect } from 'vitest';
import { z } from 'zod';
import { eventually } from '../../platform/support/eventually.ts';
import type { Caller } from '../../testkit/caller.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Desk } from '../../testkit/desk.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';
import { aProvidersServer, type Heard, type ProvidersAnswer } from '../../testkit/providers-server.ts';
import type { Service } from '../../testkit/service.ts';

export const PATIENCE_MS = 60_000;

/** A picture of one colour: the rehearsal's face service answers by it. */
export const plain = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 720, height: 540, channels: 3, background } })
    .jpeg()
    .toBuffer();

export type FaceCheck = {
  state: string;
  score: number | null;
  reason: string | null;
  askedAt: string | null;
};
export const MATERIALS = 'materials { id kind status faceCheck { state score reason askedAt } }';
export type Shown = {
  filing: { materials: { id: string; kind: string; status: string; faceCheck: FaceCheck | null }[] };
};

export async function checkOf(
  filing: Filing,
  caller: Caller = filing.owner.caller,
): Promise<FaceCheck | null> {
  const { filing: shown } = await caller.query<Shown>(
    `query ($id: ID!) { filing(id: $id) { ${MATERIALS} } }`,
    { id: filing.id },
  );
  const photo = shown.materials.findLast(
    ({ kind, status }) => kind === 'VERIFICATION_PHOTO' && status === 'STORED',
  );
  return photo?.faceCheck ?? null;
}

export const becomes = (filing: Filing, state: string): Promise<void> =>
  eventually(`the photo is ${state}`, async () => (await checkOf(filing))?.state === state, PATIENCE_MS);

export const complaints = async (filing: Filing): Promise<string[]> =>
  (await filing.stepOf('PHOTO')).issues.map(({ path, code }) => `${path.join('.')} ${code}`);

/** Whatever was to be done in the background is done. */
export const settled = (service: Service): Promise<void> =>
  eventually('the jobs are done', async () => (await service.services.jobs.pending()) === 0, PATIENCE_MS);

export const begun = async (desk: Desk, milestone: Milestone = 'SAVE_DETAILS'): Promise<Filing> =>
  (await desk.applicant()).files(aCompany()).upTo(milestone);

/** A filing whose card is there and whose person has agreed. */
export async function awaitsThePhoto(desk: Desk): Promise<Filing> {
  const filing = await begun(desk);
  await filing.uploads('SUBJECT_PERSON_CERTIFICATE_FRONT');
  await filing.consents('FACE');
  return filing;
}

export async function showsAFace(filing: Filing, file?: Buffer): Promise<void> {
  const response = await filing.uploads('VERIFICATION_PHOTO', filing.websiteId, file);
  expect(response.status).toBe(200);
}

type Answer = { status?: number; body?: object; when?: Promise<void> };
const written = ({ body = {}, ...answer }: Answer): ProvidersAnswer => ({
  ...answer,
  body: JSON.stringify(body),
});

/** A provider with a face service of its own, in the mode of its desk. */
export async function withItsOwnService(
  desk: Desk,
  ...[first = {}, ...later]: Answer[]
): Promise<{ desk: Desk; heard: Heard[]; secret: string }> {
  const [url, heard] = await aProvidersServer(written(first), ...later.map(written));
  const { secret } = await desk.provider.succeed('setProviderHook', { kind: 'FACE_CHECK', url });
  return { desk, heard, secret: z.string().parse(secret) };
}
