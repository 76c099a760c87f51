import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing, Milestone } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';
import { verificationForm } from '../../server/filing/draft/papers/verification-form/form.ts';
import { verificationFormPdf } from '../../server/filing/draft/papers/verification-form/pdf.ts';
import { throughTheForm } from './support/form.ts';
import { aFiledSubject } from './support/subjects.ts';

/** The words of a PDF file in order, without blanks and line ends, and the names of its embedded fonts. */
async function readPdf(data: Uint8Array): Promise<{ text: string; fonts: string[]; pages: number }> {
  const raw = Buffer.from(data).toString('latin1');
  const fonts = [...raw.matchAll(/\/BaseFont \/(\S+)/g)].map(([, name]) => name ?? '');
  const document = await getDocument({ data, useSystemFonts: false }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  const { numPages: pages } = document;
  await document.destroy();
  return { text: text.replace(/\s+/g, ''), fonts, pages };
}

// Whole filings, papers included: a busy machine must not decide.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 150_000 });

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

const upTo = async (milestone: Milestone, label?: string): Promise<Filing> =>
  (await desk.applicant()).files(aCompany(label)).upTo(milestone);

describe('the verification form', () => {
  const urlOf = async (filing: Filing, format: 'PAGE' | 'PDF' = 'PAGE'): Promise<string> => {
    const { filing: shown } = await filing.owner.caller.query<{ filing: { verificationFormUrl: string } }>(
      'query ($id: ID!, $format: FormFormat) { filing(id: $id) { verificationFormUrl(format: $format) } }',
      { id: filing.id, format },
    );
    return shown.verificationFormUrl;
  };

  it('comes filled in behind a link that holds no personal data', async () => {
    const filing = await upTo('SAVE_DETAILS');
    const url = await urlOf(filing);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const text = await page.text();
    const { domain, certificateNumber, websiteNumber, phone } = filing.company.member;
    for (const filled of [domain, certificateNumber, websiteNumber, phone, '张演练', '47.96.10.99'])
      expect(text).toContain(filled);
    const personal = [certificateNumber, phone, domain, '张演练', filing.company.member.subjectNumber];
    for (const secret of personal) expect(decodeURIComponent(url)).not.toContain(secret);
    expect([...new URL(url).searchParams.keys()]).toEqual(['e', 'b', 's']);
  });

  it('names the person of a personal filing, whose name and certificate are typed but once', async () => {
    const filed = throughTheForm(await aFiledSubject(desk, '330000', 'PERSONAL'));
    const filing = await (await desk.applicant()).files(filed).upTo('SAVE_DETAILS');
    const [sheet] = (await verificationForm(service.services, filing.id)) ?? [];
    const persons = sheet?.parts.filter(({ title }) => title.endsWith('负责人')) ?? [];
    expect(persons).toHaveLength(2);
    for (const { rows } of persons) {
      const filled = Object.fromEntries(rows.flat().map(({ label, value }) => [label, value]));
      expect(filled).toMatchObject({
        姓名: filed.name,
        证件类型: '居民身份证',
        证件号码: filed.member.certificateNumber,
        手机号码: filed.member.phone,
      });
    }
    const text = await (await fetch(await urlOf(filing))).text();
    expect(text.split(filed.member.certificateNumber)).toHaveLength(4);
  });

  it('comes as a PDF file with its font, in which every name can be read back', async () => {
    const filing = await upTo('SAVE_DETAILS');
    const rare = '陈㛃龘𬭎';
    await filing.does('saveFilingDetails', { details: { subjectPerson: { name: rare } } });
    const file = await fetch(await urlOf(filing, 'PDF'));
    expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ]);
    const { text, fonts } = await readPdf(new Uint8Array(await file.arrayBuffer()));
    const { domain, certificateNumber, websiteNumber, subjectNumber } = filing.company.member;
    for (const filled of [rare, domain, certificateNumber, websiteNumber, subjectNumber, '47.96.10.99'])
      expect(text).toContain(filled);
    expect(text).toContain('网站备案信息真实性核验单');
    expect(text).not.toContain('无法打印');
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((name) => name.includes('NotoSansHans'))).toBe(true);
  });

  it('says which characters its font lacks, and leaves a mark in their place', async () => {
    const filing = await upTo('SAVE_DETAILS');
    const sheets = await verificationForm(service.services, filing.id);
    const [field] = sheets?.[0]?.parts[0]?.rows[0] ?? [];
    if (!sheets || !field) throw new Error('the form has no sheet');
    field.value = '演练\u{30EDD}\u{30EDE}公司';
    const { text } = await readPdf(new Uint8Array(await verificationFormPdf(sheets)));
    expect(text).toContain('演练〓〓公司');
    expect(text).toContain('以下字符无法打印');
    expect(text).toContain('U+30EDD、U+30EDE');
  });

  it('is not to be had with a link that was tampered with, is of another filing, or is over', async () => {
    const filing = await upTo('START');
    const other = await upTo('START');
    const url = new URL(await urlOf(filing));
    const tampered = new URL(url);
    tampered.searchParams.set('e', String(Number(url.searchParams.get('e')) + 3600));
    const elsewhere = new URL(url);
    elsewhere.pathname = `/forms/${other.id}`;
    const bare = new URL(url.pathname, url);
    const { links, publicUrl } = service.services;
    const past = new URL(`${publicUrl}${links.make('FORM', filing.id, new Date(Date.now() - 1000))}`);
    const preview = new URL(`${publicUrl}${links.make('PREVIEW', filing.id, new Date(Date.now() + 60_000))}`);
    preview.pathname = url.pathname;
    const statuses: number[] = [];
    const file = new URL(tampered);
    file.pathname += '.pdf';
    for (const link of [tampered, elsewhere, bare, preview, past, file]) {
      const response = await fetch(link);
      statuses.push(response.status);
      expect(await response.text()).not.toContain(filing.company.member.domain);
    }
    expect(statuses).toEqual([403, 403, 403, 403, 410, 403]);
  });
});
