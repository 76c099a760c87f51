// `npx tsx test/browser/pictures.ts`: makes the README's pictures from the build, on a service of its own.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { databaseOf, IN_MEMORY } from '../../prisma/database.ts';
import { openEmbedded } from '../../prisma/embedded.ts';
import { migrate } from '../../prisma/migrate.ts';
import { projectRoot } from '../../prisma/root.ts';
import { TestBrowser } from '../testkit/browser.ts';
import type { Company } from '../../server/rehearsal/walk/company.ts';
import { aCompany } from '../testkit/companies.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService } from '../testkit/service.ts';
import { README_COMPANY } from './journeys/support/company.ts';
import { Form } from './journeys/support/form.ts';
import { mouse } from './journeys/support/mouse.ts';
import { identityCard, licence } from './journeys/support/papers.ts';
import { wordsIn } from './journeys/support/words.ts';

const FOLDER = join(projectRoot, '.github/pictures');
const MARGIN = 20;
const words = wordsIn('zh-CN');

/** The element with a little of the page around it, in few colours: pictures travel with every clone. */
async function take(page: Page, element: string, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const box = await page.locator(element).boundingBox();
  const { width = 1200, height = 800 } = page.viewportSize() ?? {};
  const top = Math.max(0, (box?.y ?? 0) - MARGIN);
  const shot = await page.screenshot({
    clip: { x: 0, y: top, width, height: Math.min(height - top, (box?.height ?? height) + 2 * MARGIN) },
  });
  const path = join(FOLDER, file);
  const { size } = await sharp(shot).png({ palette: true, quality: 90, effort: 10 }).toFile(path);
  process.stdout.write(`${path} ${Math.round(size / 1000)} kB\n`);
}

/** A company by a name that reads like one. */
function called(name: string, label: string): Company {
  const company = aCompany(label);
  return { ...company, details: (ids) => renamed(company.details(ids), name) };
}

const renamed = (details: object, name: string): object => ({
  ...details,
  subject: { ...(details as { subject: object }).subject, name },
});

/** The company of the README. */
function readmeCompany(): Company {
  const company = aCompany();
  const { licence: certificateNumber, domain, password } = README_COMPANY;
  return {
    ...company,
    type: { ...company.type, certificateNumber, domains: [domain] },
    member: { ...company.member, password },
  };
}

/** Step 4, half filled in, with one address that stops short of the door number. */
async function pictureOfTheForm(browser: TestBrowser, url: string, desk: Desk): Promise<void> {
  const applicant = await desk.applicant('picture-form');
  await applicant.usualServer();
  await applicant.files(readmeCompany()).upTo('VERIFY_PASSWORD');
  const { page } = await browser.open({ width: 1200, height: 1060 });
  await page.goto(`${url}/demo/index.html?as=picture-form`);
  const form = new Form(page, words, mouse);
  await form.shows('DETAILS');
  await form.agrees('FILING');
  const { name, address, person, certificate } = README_COMPANY;
  await mouse.write(form.text('subject.name'), name);
  await mouse.write(form.text('subject.certificateAddress'), address);
  await mouse.write(form.text('subject.mailingAddress'), '浙江省杭州市西湖区示例路');
  await mouse.write(form.text('subject.legalRepresentativeName'), person);
  await mouse.write(form.text('subject.legalRepresentativeCertificateNumber'), certificate);
  await mouse.write(form.text('subject.investor'), person);
  await form.root.getByText(/^已自动保存/).waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, 'access-filing', 'form.png');
}

/** A filing with its papers beside the data, and others that wait. */
async function pictureOfTheDesk(browser: TestBrowser, url: string, desk: Desk): Promise<void> {
  const others = { shop: '宁波示例茶业有限公司', news: '温州示例鞋业有限公司', docs: '嘉兴示例书店有限公司' };
  for (const [label, name] of Object.entries(others)) {
    const other = await desk.applicant();
    await other.files(called(name, label)).upTo('SUBMIT');
  }
  const applicant = await desk.applicant();
  const name = '绍兴示例纺织有限公司';
  const company = called(name, 'site');
  const filing = await applicant.files(company).upTo('SAVE_DETAILS');
  await filing.bringsPapers();
  const licenceOf = await licence({ name, code: company.type.certificateNumber });
  await filing.uploads('SUBJECT_CERTIFICATE', null, licenceOf.buffer);
  await filing.uploads('SUBJECT_PERSON_CERTIFICATE_FRONT', null, (await identityCard()).buffer);
  filing.isAt('UPLOAD');
  await filing.goes('SUBMIT');
  const { page } = await browser.open({ width: 1440, height: 900 });
  await page.goto(`${url}/demo/desk.html?filing=${filing.id}`);
  await page.getByRole('heading', { name: words.say('data.heading') }).waitFor();
  await page
    .getByRole('img', { name: words.say('material.SUBJECT_CERTIFICATE') })
    .first()
    .waitFor();
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => null);
  await take(page, 'filing-desk', 'desk.png');
}

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'jieru-pictures-'));
  const database = databaseOf(await openEmbedded(IN_MEMORY));
  await migrate(database);
  const demoWidget = join(projectRoot, 'dist/widget');
  const service = await startService({ database, demoWidget, dataDir });
  const browser = await TestBrowser.launch();
  try {
    if (!service.demo) throw new Error('the demo provider is missing');
    const desk = await aDesk(service, { of: service.demo });
    await desk.provider.succeed('updateProvider', { photoKinds: ['FACE'] });
    await pictureOfTheForm(browser, service.url, desk);
    await pictureOfTheDesk(browser, service.url, desk);
  } finally {
    await TestBrowser.end();
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main();
