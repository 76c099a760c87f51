import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

type Told = {
  servers: {
    edges: {
      node: { id: string; regionName: string; accessMethod: string | null; obstacles: { code: string }[] };
    }[];
  };
};

const SERVERS = `{ servers(first: 20) { edges { node { id regionName accessMethod obstacles { code message } } } } }`;

describe('What a registered server says of itself', () => {
  it('is told with what keeps a website from being filed on it', async () => {
    const owner = await desk.applicant();
    const good = await owner.registersServer();
    const ended = await owner.registersServer({ expiresAt: '2020-01-01T00:00:00Z' });
    const abroad = await owner.registersServer({ region: 'cn-hongkong' });
    const { servers } = await owner.caller.query<Told>(SERVERS);
    const of = (id: string) => servers.edges.find(({ node }) => node.id === id)?.node;
    expect(of(good)).toMatchObject({ regionName: 'Hangzhou', accessMethod: 'CLOUD', obstacles: [] });
    expect(of(ended)?.obstacles.map(({ code }) => code)).toEqual(['SERVER_EXPIRED']);
    expect(of(abroad)?.obstacles.map(({ code }) => code)).toContain('SERVER_NOT_MAINLAND');
  });

  it('is not told to another account', async () => {
    await (await desk.applicant()).registersServer();
    const { servers } = await (await desk.applicant()).caller.query<Told>(SERVERS);
    expect(servers.edges).toEqual([]);
  });

  it('fills in how its websites are hosted, which nobody types otherwise', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('VERIFY_PASSWORD');
    const { filing: told } = await filing.owner.caller.query<{
      filing: { details: { lockedFields: string[]; websites: { accessMethod: string }[] } };
    }>(`query ($id: ID!) { filing(id: $id) { details { lockedFields websites { accessMethod } } } }`, {
      id: filing.id,
    });
    expect(told.details.lockedFields).toContain('websites.0.accessMethod');
    expect(told.details.websites[0]?.accessMethod).toBe('CLOUD');
    const [websiteId] = filing.websiteIds;
    const saving = (accessMethod: string) =>
      filing.tries('saveFilingDetails', { details: { websites: [{ websiteId, accessMethod }] } });
    const refused = await saving('LEASED_LINE');
    expect(refused.issues?.map(({ path, code }) => [path.join('.'), code])).toEqual([
      ['details.websites.0.accessMethod', 'PREFILL_LOCKED'],
    ]);
    expect((await saving('CLOUD')).__typename).toBe('SaveFilingDetailsSuccess');
  });

  it('is asked of the applicant where the provider does not know it', async () => {
    const owner = await desk.applicant();
    const serverId = await owner.registersServer({ accessMethod: null });
    const filing = await owner.files(aCompany()).upTo('START');
    await filing.does('verifyServer', { websiteId: filing.websiteId, by: { serverId } });
    const { filing: told } = await owner.caller.query<{ filing: { details: { lockedFields: string[] } } }>(
      `query ($id: ID!) { filing(id: $id) { details { lockedFields } } }`,
      { id: filing.id },
    );
    expect(told.details.lockedFields).toEqual([]);
  });
});
