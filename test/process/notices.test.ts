import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let service: Service;
let desk: Desk;
let filing: Filing;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  filing = await (await desk.applicant()).files(aCompany()).upTo('APPROVE');
});
afterAll(() => service.stop());

/** Lets the rehearsal authority send notices, and fetches them. */
async function arrive(...notices: string[]): Promise<void> {
  const entries = notices.map((notice) => `<Tzxx>${notice}</Tzxx>`).join('');
  const xml = `<?xml version="1.0" encoding="UTF-8"?><DownloadData version="V.3.0"><ICP><XGTZ>${entries}</XGTZ></ICP></DownloadData>`;
  const response = await fetch(`${service.url}/rehearsal/control`, {
    method: 'POST',
    headers: { authorization: `Bearer ${desk.secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ do: 'download-xml', xml }),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  await desk.authorityWorks();
}

type Shown = {
  subjects: {
    edges: {
      node: { records: { notices: { text: string }[]; websites: { notices: { text: string }[] }[] }[] };
    }[];
  };
};
const told = async (caller: Caller) => {
  const { subjects } = await caller.query<Shown>(
    '{ subjects(first: 5) { edges { node { records { notices { text } websites { notices { text } } } } } } }',
  );
  const records = subjects.edges.flatMap(({ node }) => node.records);
  return {
    subject: records.flatMap(({ notices }) => notices.map(({ text }) => text)),
    website: records.flatMap(({ websites }) =>
      websites.flatMap(({ notices }) => notices.map(({ text }) => text)),
    ),
  };
};

describe('a notice of the authority that something must be corrected', () => {
  it('is told to the applicant whose subject or website it names, and to nobody else', async () => {
    const { websiteNumber, subjectNumber } = filing.company.member;
    await arrive(
      `<Tzlb>1</Tzlb><Baxh>${websiteNumber}</Baxh><Tznr>演练：请整改网站名称</Tznr>`,
      `<Tzlb>0</Tzlb><Baxh>${subjectNumber}</Baxh><Tznr>演练：请更新主体证件</Tznr>`,
      `<Tzlb>1</Tzlb><Baxh>浙ICP备00000000号-1</Baxh><Tznr>演练：他人的网站</Tznr>`,
    );
    const expected = { subject: ['演练：请更新主体证件'], website: ['演练：请整改网站名称'] };
    expect(await told(filing.owner.caller)).toEqual(expected);
    expect(await told(await desk.reviewer())).toEqual(expected);
    expect(await told((await desk.applicant()).caller)).toEqual({ subject: [], website: [] });
    expect(await told((await aDesk(service)).provider)).toEqual({ subject: [], website: [] });
  });

  it('finds its website by the authority’s own number of it, too', async () => {
    const { prisma } = service.services.database;
    const site = await prisma.website.findFirstOrThrow({
      where: { ...desk.tenant, websiteNumber: filing.company.member.websiteNumber },
    });
    await arrive(`<Tzlb>1</Tzlb><Jlid>${site.authorityWebsiteId}</Jlid><Tznr>演练：首页没有备案号</Tznr>`);
    expect((await told(filing.owner.caller)).website).toContain('演练：首页没有备案号');
  });
});
