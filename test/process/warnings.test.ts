import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { bringsEverything } from './support/path.ts';
import { aFiledSubject } from './support/subjects.ts';

vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

type Told = { path: string[]; code: string; message: string; rule: string | null };
type Shown = {
  steps: { key: string; status: string; warnings: Told[] }[];
  materialSlots: { kind: string; required: boolean }[];
};

const seen = async (filing: Filing) => {
  const { filing: shown } = await filing.owner.caller.query<{ filing: Shown }>(
    `query ($id: ID!) { filing(id: $id) {
      steps { key status warnings { path code message rule } } materialSlots { kind required } } }`,
    { id: filing.id },
  );
  const details = shown.steps.find(({ key }) => key === 'DETAILS');
  const proof = shown.materialSlots.find(({ kind }) => kind === 'DOMAIN_HOLDER_PROOF');
  return { status: details?.status, warnings: details?.warnings ?? [], proof: proof?.required };
};

/** Details of an order in a province, with something else typed at its website. */
async function typed(province: string) {
  const owner = await desk.applicant();
  const filed = await aFiledSubject(desk, province, 'ENTERPRISE');
  const filing = await owner.files(filed).upTo('SAVE_DETAILS');
  const { websites } = filed.details(filing.websiteIds) as { websites: object[] };
  const types = (change: object) =>
    filing.does('saveFilingDetails', {
      details: { websites: websites.map((website) => ({ ...website, ...change })) },
    });
  return { filing, types };
}

describe('the holder of the domain', () => {
  it('that the province does not accept is warned of with its rule, and bars nothing', async () => {
    const { filing, types } = await typed('430000');
    expect(await seen(filing)).toMatchObject({ status: 'DONE', warnings: [] });
    await types({ domainHolder: 'SOMEONE_ELSE' });
    expect(await seen(filing)).toMatchObject({
      status: 'DONE',
      warnings: [
        {
          path: ['websites', '0', 'domainHolder'],
          code: 'DOMAIN_HOLDER_OTHER',
          rule: 'hunan.domain-holder.organisation',
          message: expect.stringMatching(/Change the holder at the registrar/) as string,
        },
      ],
    });
    await bringsEverything(filing);
    await filing.goes('SUBMIT');
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('brings a proof where the province accepts it, which is offered until the holder is named', async () => {
    const { filing, types } = await typed('320000');
    expect(await seen(filing)).toMatchObject({ warnings: [], proof: false });
    await types({ domainHolder: 'LEGAL_REPRESENTATIVE' });
    expect(await seen(filing)).toMatchObject({ status: 'DONE', warnings: [], proof: true });
    await types({ domainHolder: 'SHAREHOLDER' });
    expect(await seen(filing)).toMatchObject({ warnings: [{ code: 'DOMAIN_HOLDER_OTHER' }], proof: true });
    await types({ domainHolder: 'ORGANISATION' });
    expect(await seen(filing)).toMatchObject({ warnings: [], proof: undefined });
  });
});

describe('the name of the website', () => {
  it('that is not the filed one is warned of, and bars nothing', async () => {
    const { filing, types } = await typed('330000');
    await types({ name: '演练另一站' });
    expect(await seen(filing)).toMatchObject({
      status: 'DONE',
      warnings: [
        { path: ['websites', '0', 'name'], code: 'SITE_NAME_NOT_AS_FILED', rule: 'national.site-name' },
      ],
    });
    await types({ name: ' 演练 示例站 ' });
    expect(await seen(filing)).toMatchObject({ warnings: [] });
  });
});
