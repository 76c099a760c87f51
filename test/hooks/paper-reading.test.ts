import sharp from 'sharp';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { REHEARSAL_HOOK_PATHS } from '../../server/platform/hooks/hooks.ts';
import { FAMILY_CONTACT_CERTIFICATE } from '../../server/rehearsal/authority/brain/family.ts';
import { eventually } from '../platform/support/eventually.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { aPaper } from '../testkit/papers.ts';
import { aProvidersServer, closeProvidersServers } from '../testkit/providers-server.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CARD = 'SUBJECT_PERSON_CERTIFICATE_FRONT';

let service: Service;
beforeAll(async () => {
  // The reader of this machine is off, so that whatever is read was read elsewhere.
  service = await startService({
    database: await openForTest(),
    background: true,
    env: { OUTGOING_ALLOW: '127.0.0.1', READ_PAPERS: 'off' },
  });
});
afterEach(closeProvidersServers);
afterAll(() => service.stop());

type Field = {
  key: string;
  value: string | null;
  match: string | null;
  sure: boolean;
  box: { x: number } | null;
};
type Reading = { state: string; fields: Field[] } | null;
const READING = `query ($id: ID!) { filing(id: $id) { materials { kind reading(reveal: true) { state
  fields { key value match sure box { x } } } } } }`;

const readingOf = async (filing: Filing): Promise<Reading> => {
  type Shown = { filing: { materials: { kind: string; reading: Reading }[] } };
  const { filing: shown } = await filing.owner.caller.query<Shown>(READING, { id: filing.id });
  return shown.materials.find(({ kind }) => kind === CARD)?.reading ?? null;
};

/** A filing with the front of an identity card, once somebody made something of it, or nothing. */
async function uploaded(desk: Desk, picture?: Buffer): Promise<{ filing: Filing; reading: Reading }> {
  const filing = await (await desk.applicant()).files(aCompany()).upTo('SAVE_DETAILS');
  expect((await filing.uploads(CARD, null, picture ?? (await aPaper()))).status).toBe(200);
  await eventually('nobody reads any more', async () => (await readingOf(filing))?.state !== 'WAITING');
  return { filing, reading: await readingOf(filing) };
}

const line = (text: string, x: number, y: number, width: number, confidence = 0.97) => ({
  text,
  confidence,
  x,
  y,
  width,
  height: 0.05,
});
const card = (name: string, number: string, confidence?: number) => ({
  lines: [
    line('姓名', 0.1, 0.1, 0.1),
    line(name, 0.25, 0.1, 0.2, confidence),
    line('公民身份号码', 0.1, 0.8, 0.2),
    line(number, 0.35, 0.8, 0.5, confidence),
  ],
});

const named = async (body: string, status = 200) => {
  const desk = await aDesk(service);
  const [url, heard] = await aProvidersServer({ status, body });
  const { secret } = await desk.provider.succeed('setProviderHook', { kind: 'PAPER_READING', url });
  return { desk, heard, secret: String(secret) };
};

describe('a reading service of the provider', () => {
  it('is asked with the picture, and its lines are found and compared as if they had been read here', async () => {
    const { desk, heard, secret } = await named(JSON.stringify(card('张演练', FAMILY_CONTACT_CERTIFICATE)));
    const { reading } = await uploaded(desk);
    expect(reading?.state).toBe('READ');
    expect(reading?.fields).toEqual([
      {
        key: 'NAME',
        value: '张演练',
        match: 'EXACT',
        sure: true,
        box: { x: expect.closeTo(0.25, 1) as number },
      },
      expect.objectContaining({
        key: 'NUMBER',
        value: FAMILY_CONTACT_CERTIFICATE,
        match: 'EXACT',
        sure: true,
      }),
    ]);
    const [question] = heard;
    const headers = z.record(z.string(), z.string()).parse(question?.headers);
    const { type, data } = z
      .object({
        type: z.string(),
        data: z.strictObject({
          materialId: z.string(),
          filingId: z.string(),
          kind: z.literal(CARD),
          picture: z.object({ contentType: z.literal('image/jpeg'), base64: z.base64() }),
        }),
      })
      .parse(new Webhook(secret).verify(question?.body ?? '', headers));
    expect(type).toBe('paper.read');
    expect(headers['webhook-id']).toBe(data.materialId);
    expect((await sharp(Buffer.from(data.picture.base64, 'base64')).metadata()).format).toBe('jpeg');
    expect(service.log()).not.toContain('张演练');
  });

  it('shows the character that differs, also one that the reader of this machine does not know, and is not believed where it is unsure', async () => {
    const { desk } = await named(JSON.stringify(card('张演赟', FAMILY_CONTACT_CERTIFICATE, 0.5)));
    const { reading } = await uploaded(desk);
    expect(reading?.fields.map(({ key, match, sure }) => [key, match, sure])).toEqual([
      ['NAME', 'NEAR', false],
      ['NUMBER', 'EXACT', false],
    ]);
  });

  it.each([
    ['an error', '', 503],
    ['no text', '{"lines":[{"text":"","x":0,"y":0,"width":1,"height":1}]}', 200],
    ['places outside the picture', '{"lines":[{"text":"a","x":2,"y":0,"width":1,"height":1}]}', 200],
    ['no JSON', 'ok', 200],
  ])('that answers %s leaves the paper to the reader of this machine', async (_what, body, status) => {
    const { desk, heard } = await named(body, status);
    const { filing, reading } = await uploaded(desk);
    expect(heard).toHaveLength(1);
    // Which is off here: nothing was read, and nothing bars.
    expect(reading).toMatchObject({ state: 'NOT_READ', fields: [] });
    expect((await filing.stepOf('MATERIALS')).issues.map(({ path }) => path.join('.'))).not.toContain(
      `materials.${CARD}`,
    );
  });

  it('is rehearsed in test mode by one that a provider may name', async () => {
    const desk = await aDesk(service);
    const url = `${service.url}${REHEARSAL_HOOK_PATHS.PAPER_READING}`;
    await desk.provider.succeed('setProviderHook', { kind: 'PAPER_READING', url });
    const { reading } = await uploaded(desk);
    expect(reading?.fields.find(({ key }) => key === 'NUMBER')).toMatchObject({ match: 'EXACT', sure: true });
    const magenta = { width: 800, height: 600, channels: 3, background: { r: 255, g: 0, b: 255 } } as const;
    const down = await uploaded(desk, await sharp({ create: magenta }).jpeg().toBuffer());
    expect(down.reading?.state).toBe('NOT_READ');
  });

  it('is not asked where none is named', async () => {
    const { reading } = await uploaded(await aDesk(service));
    expect(reading).toBeNull();
  });
});
