import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enterSmsCode } from '../../server/rehearsal/walk/sms.ts';
import { README_COMPANY } from '../browser/journeys/support/company.ts';
import {
  bringsThePhoto,
  fillsInDetails,
  findsTheType,
  namesTheServer,
  provesThePassword,
  submits,
} from '../browser/journeys/support/fills-in.ts';
import { Form } from '../browser/journeys/support/form.ts';
import { mouse } from '../browser/journeys/support/mouse.ts';
import { jpegWithExif, png } from '../browser/journeys/support/papers.ts';
import { visit } from '../browser/journeys/support/visit.ts';
import { findsTheNumber, leftNoTrace } from '../browser/journeys/support/whole-path.ts';
import { wordsIn } from '../browser/journeys/support/words.ts';
import { COURSES, CourseOfFiling } from '../crash/courses.ts';
import { untilAnswered, type StubbornClient } from '../crash/stubborn-client.ts';
import { TestBrowser } from '../testkit/browser.ts';
import { databaseKinds } from '../testkit/database.ts';
import { hasOpenssl } from '../testkit/http2-front.ts';
import { closeProvidersServers } from '../testkit/providers-server.ts';
import { secretsIn } from '../testkit/unpacking.ts';
import { dumpOf, filesIn } from './support/holdings.ts';
import { hostPage, HOST } from './support/host-page.ts';
import { House, type Bureau, type Replica } from './support/house.ts';
import { takesIn, type Provider } from './support/provider.ts';

const LIMIT_MS = 600_000;
const DAY_HOURS = 24;
/** The service under test is on this machine, which a page from the internet may reach only when it was allowed to. */
const HOST_MAY = ['local-network-access', 'camera'];
const [APPROVED] = COURSES;
/** Other filings that are under way while things break. */
const OTHERS = 3;

const isUpload = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'PUT' && path.includes('/mat_');

describe.skipIf(!databaseKinds().includes('postgresql') || !hasOpenssl)(
  'a provider goes live',
  { timeout: LIMIT_MS },
  () => {
    let house: House;
    let provider: Provider;
    let bureau: Bureau;
    let browser: TestBrowser;
    let one: Replica;
    let other: Replica;
    let heard: () => { type: string; data: { id?: string } }[];
    const courses: CourseOfFiling[] = [];
    /** Uploads as they came to the bureau. */
    const sent: string[] = [];
    const toClose: (() => Promise<void>)[] = [];

    beforeAll(async () => {
      house = await House.open();
      toClose.push(() => house.close());
      provider = await takesIn(house, HOST);
      bureau = await house.openBureau(provider.slug);
      house.line.hears(({ body }) => {
        if (body.includes('<isp_upload ')) sent.push(body.toString());
      });
      one = await house.starts();
      other = await house.starts();
      await provider.backend.mutate('updateProvider', { photoKinds: ['FACE'] });
      heard = await provider.listens();
      toClose.push(() => Promise.resolve(closeProvidersServers()));
      browser = await TestBrowser.launch();
      toClose.push(() => browser.close());
    }, LIMIT_MS);
    afterAll(async () => {
      for (const close of toClose.splice(0).reverse()) await close();
    }, LIMIT_MS);

    /** A customer of the provider's with a server, about to file. */
    async function aCourse(i: number): Promise<CourseOfFiling> {
      if (!APPROVED) throw new Error('no course ends approved');
      const externalRef = `customer-${i}`;
      const code = await provider.registers(externalRef, {
        instanceRef: `server-${i}`,
        region: 'cn-hangzhou',
      });
      const client = (token: string): StubbornClient => provider.backend.for(token, `198.51.100.${i}`);
      const applicant = client(await provider.applicantSession(externalRef));
      const reviewer = client(await provider.staffSession());
      const course = new CourseOfFiling(APPROVED, applicant, reviewer, code, bureau.portalUrl);
      courses.push(course);
      return course;
    }

    it('with neither demo nor rehearsal to be seen', async () => {
      for (const path of [
        '/demo',
        '/demo/config.json',
        '/rehearsal/mail',
        '/rehearsal/sms',
        '/rehearsal/control',
      ]) {
        const answer = await fetch(`${one.url}${path}`, { redirect: 'manual' });
        expect([path, answer.status]).toEqual([path, 404]);
      }
      const page = await fetch(`${one.url}/graphql`, { headers: { accept: 'text/html' } });
      expect(await page.text()).not.toMatch(/graphiql/i);
      for (const { url } of [one, other]) expect((await fetch(`${url}/readyz`)).status).toBe(200);
    });

    it('and a company files on its page, is passed on another replica, approved by the bureau, and heard of', async () => {
      const customer = 'customer-in-the-browser';
      await provider.registers(
        customer,
        { instanceRef: 'demo-hangzhou-1', region: 'cn-hangzhou' },
        { instanceRef: 'demo-hongkong', region: 'cn-hongkong' },
      );
      house.front.leadsTo(one.url);
      const applicant = await visit(browser, { locale: 'zh-CN', permissions: HOST_MAY });
      await hostPage(applicant.context, applicant.page, {
        element: 'access-filing',
        publicUrl: house.publicUrl,
        publishableKey: provider.publishableKey,
        session: () => provider.applicantSession(customer),
      });
      const form = new Form(applicant.page, wordsIn('zh-CN'), mouse);
      await findsTheType(form);
      await namesTheServer(form);
      await provesThePassword(form);
      await fillsInDetails(form);
      // A bucket that fails, and one whose answer is lost, cost the applicant nothing.
      const faults = [house.bucket.next(isUpload, 503), house.bucket.next(isUpload, 'lost')];
      await form.shows('MATERIALS');
      await form.upload('SUBJECT_CERTIFICATE', await jpegWithExif());
      await Promise.all(faults);
      await form.upload('SUBJECT_PERSON_CERTIFICATE_FRONT', await png());
      await form.upload('SUBJECT_PERSON_CERTIFICATE_BACK', await png());
      await form.upload('VERIFICATION_FORM', await jpegWithExif());
      await form.next();
      await bringsThePhoto(form);
      await submits(form);
      await form.shows('RESULT');

      const reviewer = provider.backend.at(other.url).for(await provider.staffSession(), '203.0.113.2');
      const { filings } = await reviewer.query<{
        filings: { edges: { node: { id: string; version: number } }[] };
      }>('{ filings(states: [IN_REVIEW], first: 5) { edges { node { id version } } } }');
      const [waiting] = filings.edges;
      if (!waiting || filings.edges.length > 1) throw new Error('one filing waits for review');
      await reviewer.looksAtEverything(waiting.node.id);
      await reviewer.mutate('passReview', {
        filingId: waiting.node.id,
        expectedVersion: waiting.node.version,
      });

      await form.tells('HAND_OVER_FOR_SMS', { hours: 24 });
      await untilAnswered('the text', async () => {
        await enterSmsCode(bureau.portalUrl, README_COMPANY.websiteNumber);
        return true;
      });
      await mouse.press(form.button(form.words.say('step.SMS')));
      await form.shows('SMS');
      await mouse.press(form.button(form.words.say('sms.done')));
      await form.tells('REPORT_SMS_DONE');
      await bureau.does({ do: 'advance', hours: 30 * DAY_HOURS });
      await form.tells('APPROVE');
      await findsTheNumber(form);
      leftNoTrace(applicant);

      await expect
        .poll(() => heard().map(({ type, data }) => [type, data.id]), { timeout: 30_000 })
        .toContainEqual(['filing.approved', waiting.node.id]);
      house.front.leadsTo(one.url, other.url);
    });

    it('one replica is killed while a paper is being stored, and the other goes on', async () => {
      house.front.leadsTo(one.url, other.url);
      const filings = await Promise.all(Array.from({ length: OTHERS }, (_, i) => aCourse(i + 1)));
      const storing = house.bucket.next(isUpload).then(() => one.service.kill());
      const filed = Promise.all(filings.map((filing) => filing.isFiled()));
      await storing;
      await filed;
      await house.startsAgain(one);
      for (const filing of filings) expect((await filing.read()).state).toBe('AT_AUTHORITY');
    });

    it('one is killed while handing over, and the other neither loses nor repeats the order', async () => {
      const filing = await aCourse(OTHERS + 1);
      house.front.leadsTo(one.url);
      // The other one sleeps, so that it is this one that hands over; the bureau takes the order, and its answer is lost.
      process.kill(other.service.pid, 'SIGSTOP');
      const handing = house.line
        .next(({ body }) => body.includes('isp_upload'), 'lost')
        .then(async () => {
          await one.service.kill();
          process.kill(other.service.pid, 'SIGCONT');
          house.front.leadsTo(other.url);
        });
      await Promise.all([handing, filing.isFiled()]);
      await house.startsAgain(one);
      house.front.leadsTo(one.url, other.url);
      expect((await filing.read()).state).toBe('AT_AUTHORITY');
    });

    it('every word to the bureau went through the proxy, by the certificate, and encrypted', () => {
      if (!house.way) throw new Error('the bureau is not open');
      const { gate, proxy } = house.way;
      const host = new URL(gate.url).host;
      expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${host}`]));
      expect(new Set(gate.subjects)).toEqual(new Set(['provider']));
      expect(gate.subjects.length).toBeGreaterThan(courses.length);
      expect(sent.length).toBeGreaterThanOrEqual(courses.length);
      expect(sent.every((body) => /<encryptAlgorithm[^>]*>1</.test(body))).toBe(true);
    });

    it('the bureau approves all of them, each once', async () => {
      await bureau.does({ do: 'advance', hours: 30 * DAY_HOURS });
      for (const filing of courses) {
        await filing.isDecided();
        expect((await filing.read()).state).toBe('APPROVED');
      }
      const approved = courses.map(({ id }) => id);
      await expect
        .poll(
          () =>
            approved.filter((id) =>
              heard().some(({ type, data }) => type === 'filing.approved' && data.id === id),
            ),
          {
            timeout: 30_000,
          },
        )
        .toEqual(approved);
    });

    it('the master key is changed while they serve, and the former one may go', async () => {
      const restartEach = async (): Promise<void> => {
        for (const replica of [one, other]) {
          await replica.service.stop();
          expect(await replica.service.ended).toBe(0);
          await house.startsAgain(replica);
        }
      };
      const load = { over: false, rounds: 0 };
      const reads = async (filing: CourseOfFiling): Promise<void> => {
        while (!load.over) {
          const { filing: shown } = await filing.applicant.query<{ filing: { details: unknown } }>(
            'query ($id: ID!) { filing(id: $id) { details { subject { name } } } }',
            { id: filing.id },
          );
          expect(JSON.stringify(shown.details)).toContain('演练');
          load.rounds += 1;
        }
      };
      const busy = Promise.all(courses.map(reads));
      // Awaited in the end; a failure before that is not to pass for nobody's.
      busy.catch(() => undefined);
      const [former = ''] = house.masterKeys;
      house.masterKeys = [randomBytes(32).toString('base64'), former];
      await restartEach();
      expect(await house.jieru('keys', 'rotate')).toMatchObject({ rewrapped: 1 });
      house.masterKeys = house.masterKeys.slice(0, 1);
      await restartEach();
      load.over = true;
      await busy;
      expect(load.rounds).toBeGreaterThan(10);
      const kept = house.masterKeys;
      house.masterKeys = [former];
      const shown = house.jieru('authority', 'show', '--provider', provider.slug);
      await expect(shown).rejects.toThrow(/master key .* is not the one/);
      house.masterKeys = kept;
    });

    it('and neither database nor bucket nor log holds what anybody wrote about themselves', async () => {
      const { name, address, person, certificate, mobile, emergency, landline, email, password } =
        README_COMPANY;
      const secrets = [name, address, person, certificate, mobile, emergency, landline, email, password];
      const found = [
        ...(await dumpOf(house.databaseUrl)).map(({ table, text }) => ({
          where: table,
          bytes: Buffer.from(text),
        })),
        ...filesIn(house.bucketFolder).map(({ name: where, bytes }) => ({ where, bytes })),
        { where: 'log', bytes: Buffer.from(house.log()) },
      ].flatMap(({ where, bytes }) => secretsIn(bytes, secrets).map((secret) => `${where}: ${secret}`));
      expect(found).toEqual([]);
      // The search sees what is there: what stands in public registers is kept in clear.
      const domains = [README_COMPANY.domain, ...courses.map(({ company }) => company.member.domain)];
      const open = (await dumpOf(house.databaseUrl)).filter(
        ({ text }) => secretsIn(Buffer.from(text), domains).length > 0,
      );
      expect(open.length).toBeGreaterThan(0);
      expect(filesIn(house.bucketFolder).length).toBeGreaterThan(5);
    });
  },
);
