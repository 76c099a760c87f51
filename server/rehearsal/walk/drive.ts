import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createApi, RehearsalFailure, type Api } from './client.ts';
import { companyOf, RESPONSIBLE, type Company } from './company.ts';
import { lookAtEverything } from './look.ts';
import { bringPapers } from './papers.ts';
import { enterSmsCode } from './sms.ts';

type Seen = { id: string; version: number; state: string };
export type Line = { at: string; text: string };

const FILING = 'filing { id version state }';
const WAIT_MS = 60_000;
const DAY_SECONDS = 86_400;
const FAMILY_SIZE = 900_000;

async function filingOf(api: Api, id: string): Promise<Seen> {
  const { filing } = await api.run<{ filing: Seen }>(
    'query($id: ID!) { filing(id: $id) { id version state } }',
    { id },
  );
  return filing;
}

/** Waits until the filing has left `states`; jobs work in the background. */
async function leaves(api: Api, id: string, states: readonly string[]): Promise<Seen> {
  for (const until = Date.now() + WAIT_MS; Date.now() < until; await wait(300)) {
    const filing = await filingOf(api, id);
    if (!states.includes(filing.state)) return filing;
  }
  throw new RehearsalFailure(`the filing stayed in ${states.join(' / ')} for ${WAIT_MS / 1000} s`);
}

type ConsentText = { purpose: string; version: string; hash: string };

/** Agrees to the texts in force: to the data of the filing before it begins, to the rest within it. */
async function agree(api: Api, filingId: string | null, purposes: readonly string[]): Promise<void> {
  const { consentTexts } = await api.run<{ consentTexts: ConsentText[] }>(
    'query($purposes: [ConsentPurpose!]) { consentTexts(purposes: $purposes, language: ZH_CN) { purpose version hash } }',
    { purposes },
  );
  for (const text of consentTexts)
    await api.mutate('grantConsent', '... on GrantConsentSuccess { consent { version } }', {
      filingId,
      ...text,
    });
}

/** Fills in everything up to the submission; the filing is in review afterwards. */
async function fileAsApplicant(api: Api, company: Company): Promise<Seen> {
  await agree(api, null, ['FILING']);
  const { determinationId } = await api.mutate<{ determinationId: string }>(
    'determineFilingType',
    '... on AccessPossible { determinationId }',
    company.type,
  );
  if (!determinationId) throw new RehearsalFailure('no access is possible for the rehearsal’s company');
  const started = await api.mutate<{ filing: Seen & { websites: { id: string }[] } }>(
    'startFiling',
    '... on StartFilingSuccess { filing { id version state websites { id } } }',
    { determinationId },
  );
  const filingId = started.filing.id;
  const websites = started.filing.websites.map(({ id }) => id);
  let { version } = started.filing;
  const step = async (name: string, success: string, input: object): Promise<void> => {
    const { filing } = await api.mutate<{ filing: Seen }>(name, `... on ${success} { ${FILING} }`, {
      filingId,
      expectedVersion: version,
      ...input,
    });
    version = filing.version;
  };
  const { servers } = await api.run<{ servers: { edges: { node: { id: string } }[] } }>(
    '{ servers { edges { node { id } } } }',
  );
  const server = servers.edges[0]?.node;
  if (!server) throw new RehearsalFailure('the applicant has no server');
  for (const websiteId of websites)
    await step('verifyServer', 'VerifyServerSuccess', { websiteId, by: { serverId: server.id } });
  await step('verifyFilingPassword', 'VerifyFilingPasswordSuccess', { password: company.member.password });
  await step('saveFilingDetails', 'SaveFilingDetailsSuccess', { details: company.details(websites) });
  await agree(api, filingId, ['IDENTITY_PAPERS', 'FACE', 'AUTHORITY']);
  await bringPapers(api, filingId, RESPONSIBLE);
  version = (await filingOf(api, filingId)).version;
  await step('submitFiling', 'SubmitFilingSuccess', {});
  return filingOf(api, filingId);
}

/** A server of the applicant's own, so that a rehearsal takes nobody's slots. */
async function registerServer(provider: Api, ownerRef: string): Promise<void> {
  await provider.mutate('registerServers', '... on RegisterServersSuccess { servers { id } }', {
    servers: [
      {
        instanceRef: ownerRef,
        ownerRef,
        product: 'CLOUD_SERVER',
        region: 'cn-hangzhou',
        ips: ['47.96.10.99'],
        termMonths: 12,
        expiresAt: new Date(Date.now() + 50 * 366 * DAY_SECONDS * 1000).toISOString(),
      },
    ],
  });
}

/** Drives one filing of a new applicant from determination to approval through the public API, and returns its timeline. */
export async function rehearse({
  endpoint,
  secretKey,
}: {
  endpoint: string;
  secretKey: string;
}): Promise<{ state: string; filingId: string; timeline: Line[] }> {
  const provider = createApi(endpoint, secretKey);
  const applicantRef = `rehearsal-${randomUUID()}`;
  await registerServer(provider, applicantRef);
  const applicantSession = await provider.mutate<{ token: string }>(
    'createApplicantSession',
    '... on CreateApplicantSessionSuccess { token }',
    { externalRef: applicantRef },
  );
  const staffSession = await provider.mutate<{ token: string }>(
    'createStaffSession',
    '... on CreateStaffSessionSuccess { token }',
    { externalRef: 'rehearsal-reviewer', displayName: 'Rehearsal' },
  );
  const applicant = createApi(endpoint, applicantSession.token, secretKey);
  const reviewer = createApi(endpoint, staffSession.token, secretKey);

  const company = companyOf(randomInt(FAMILY_SIZE));
  const submitted = await fileAsApplicant(applicant, company);
  const { id } = submitted;
  await lookAtEverything(reviewer.run, id);
  await reviewer.mutate('passReview', `... on PassReviewSuccess { ${FILING} }`, {
    filingId: id,
    expectedVersion: submitted.version,
  });
  const handedOver = await leaves(applicant, id, ['QUEUED']);
  if (handedOver.state === 'AWAITING_SMS') {
    const { filing } = await applicant.run<{ filing: { smsCheck: { portalUrl: string } } }>(
      'query($id: ID!) { filing(id: $id) { smsCheck { portalUrl } } }',
      { id },
    );
    const { websiteNumber } = company.member;
    if ((await enterSmsCode(filing.smsCheck.portalUrl, websiteNumber)) === 'OVER') {
      throw new RehearsalFailure(`the text about ${websiteNumber} no longer waits`);
    }
    await applicant.mutate('reportSmsDone', `... on ReportSmsDoneSuccess { ${FILING} }`, {
      filingId: id,
      expectedVersion: (await filingOf(applicant, id)).version,
    });
  }
  await provider.mutate('advanceClock', '... on AdvanceClockSuccess { now }', { seconds: 14 * DAY_SECONDS });
  const decided = await leaves(applicant, id, ['AWAITING_SMS', 'AT_AUTHORITY']);
  const { filing } = await applicant.run<{ filing: { timeline: Line[] } }>(
    'query($id: ID!) { filing(id: $id) { timeline { at text } } }',
    { id },
  );
  return { state: decided.state, filingId: id, timeline: filing.timeline };
}
