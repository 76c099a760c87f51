import { eventually } from '../../platform/support/eventually.ts';
import { Applicant } from '../../testkit/applicant.ts';
import type { Language } from '../../testkit/caller.ts';
import { codeTexted } from '../../testkit/cancelling.ts';
import { agreementTo } from '../../testkit/consents.ts';
import { aDesk, type Desk } from '../../testkit/desk.ts';
import { commitmentOf, photographsCertificates, showsItself } from '../../testkit/electronic.ts';
import type { Filing } from '../../testkit/filing.ts';
import { aProvidersServer } from '../../testkit/providers-server.ts';
import type { Service } from '../../testkit/service.ts';
import { workOnExports } from '../../../server/custody/export/job/write.ts';
import { familyMember } from '../../../server/rehearsal/authority/brain/family.ts';
import {
  CONTROL_PATH,
  type ControlCommand,
} from '../../../server/rehearsal/authority/front/control-endpoint.ts';
import { companyOf } from '../../../server/rehearsal/walk/company.ts';
import { addressRanges, campaign, registers } from './beside.ts';
import { masked, type Run } from './masks.ts';
import { operating } from './operating.ts';
import { QUESTIONS } from './queries.ts';
import { Narrator, type Heard } from './recorder.ts';
import { writtenTogether } from './together.ts';

const BEGINNING = '2026-03-02T10:00:00+08:00';
const ADDRESS = { recipient: '张演练', phone: '13100000000', address: '浙江省杭州市西湖区演练路1号' };
const PARCEL = { courier: '顺丰速运', trackingNumber: 'SF1234567890' };
const YEARS = 3;
/** A provider, its customers and its reviewer, all of whom note down what they ask. */
class Tour {
  readonly notes = new Map<string, Heard>();
  readonly words = new Map<string, string>();
  private readonly began: Run['began'];
  readonly provider: Narrator;
  readonly desk: Desk;

  constructor(
    private readonly service: Service,
    desk: Desk,
    { language, name }: { language: Language; name: string },
  ) {
    this.began = { real: Date.now(), told: Date.parse(BEGINNING) };
    const credentials = { token: desk.secretKey, backendKey: desk.secretKey };
    this.provider = new Narrator(service.url, credentials, 'provider', language, this.notes);
    this.desk = { ...desk, provider: this.provider, reviewer: () => this.reviewer('reviewer-7', '王初审') };
    this.words.set(service.url, 'https://filing.example.com');
    this.words.set(name, '示例云');
  }

  async reviewer(externalRef: string, displayName: string): Promise<Narrator> {
    const { token } = await this.provider.succeed('createStaffSession', { externalRef, displayName });
    return this.provider.for('reviewer', String(token));
  }

  async applicant(externalRef: string): Promise<{ someone: Applicant; caller: Narrator }> {
    const metadata = { plan: 'basic' };
    const session = await this.provider.succeed('createApplicantSession', { externalRef, metadata });
    const caller = this.provider.for('applicant', String(session['token']));
    await caller.succeed('grantConsent', agreementTo('FILING', new Date(BEGINNING)));
    const someone = new Applicant(this.desk, externalRef, String(session['applicantId']), caller);
    return { someone, caller };
  }

  /** Exports are written in the background, which the other examples do without. */
  writesExports(): void {
    workOnExports(this.service.services);
  }

  async isExported(id: string): Promise<boolean> {
    const { prisma } = this.service.services.database;
    return (await prisma.providerExport.count({ where: { id, state: 'READY' } })) > 0;
  }

  /** Throws a switch of the rehearsal authority. */
  async arranges(command: ControlCommand): Promise<void> {
    const headers = { authorization: `Bearer ${this.desk.secretKey}` };
    await fetch(this.service.url + CONTROL_PATH, { method: 'POST', headers, body: JSON.stringify(command) });
  }

  /** What was noted down, without what the next run would say in other words. */
  told(): Map<string, Heard> {
    const run: Run = { began: this.began, words: this.words };
    return new Map(
      [...this.notes]
        .sort(([one], [other]) => one.localeCompare(other))
        .map(([name, note]) => [name, masked(note, run)]),
    );
  }
}

/** What a provider sets up once. */
async function settings({ provider, words }: Tour, hook: string): Promise<string> {
  words.set(hook, 'https://hooks.example.com/filing');
  await provider.succeed('updateProvider', {
    filingPageUrl: 'https://cloud.example.com/filing',
    photoKinds: ['ELECTRONIC', 'BACKDROP'],
  });
  await provider.succeed('setRegions', {
    regions: [
      { code: 'cn-hangzhou', name: '杭州', mainland: true, area: '330100' },
      { code: 'ap-singapore', name: '新加坡', mainland: false },
    ],
  });
  await provider.succeed('setProducts', {
    products: [
      { code: 'CLOUD_SERVER', name: '云服务器', termMonths: 3, remainingMonths: 3, slots: 5 },
      { code: 'site', name: '建站套餐', termMonths: 12, remainingMonths: 0, minimumPrice: 9900, slots: 1 },
    ],
  });
  await provider.succeed('setRetention', { periods: [{ kind: 'DRAFTS', days: 90 }] });
  const { id: origin } = await provider.succeed('allowOrigin', { origin: 'https://cloud.example.com' });
  await provider.succeed('removeOrigin', { id: origin });
  await provider.succeed('allowOrigin', { origin: 'https://www.example.com' });
  const { id: key } = await provider.succeed('createApiKey', {
    kind: 'RESTRICTED',
    name: 'billing',
    scopes: ['FILINGS_READ'],
  });
  await provider.succeed('rollApiKey', { id: key });
  await provider.succeed('revokeApiKey', { id: key });
  await provider.succeed('setProviderHook', { kind: 'TEXT_MESSAGE', url: hook });
  await provider.succeed('setProviderHook', { kind: 'TEXT_MESSAGE', url: null });
  const { staffId } = await provider.succeed('createStaffSession', {
    externalRef: 'reviewer-8',
    displayName: '李初审',
  });
  await provider.succeed('removeStaff', { id: staffId });
  await provider.succeed('restoreStaff', { id: staffId });
  const made = await provider.succeed('createWebhookEndpoint', { url: hook, topics: ['filing.*'] });
  const { id: endpoint } = made['endpoint'] as { id: string };
  const tested = await provider.succeed('testWebhookEndpoint', { id: endpoint });
  await provider.succeed('replayWebhookDelivery', { id: (tested['delivery'] as { id: string }).id });
  await provider.succeed('updateWebhookEndpoint', {
    id: endpoint,
    topics: ['filing.approved', 'filing.refused'],
  });
  return endpoint;
}

/** From a draft to the authority's approval, with everything that may come between. */
async function filingApproved(tour: Tour, me: Applicant): Promise<Filing> {
  const { desk, provider } = tour;
  const reviewer = await tour.reviewer('reviewer-7', '王初审');
  const filing = await me.files(companyOf(1)).upTo('START');
  const { member } = filing.company;
  const known = filing.company.details([]) as { subject: { name: string } };
  await filing.does(
    'prefillFiling',
    { prefill: { subject: { name: known.subject.name }, locked: ['subject.name'] } },
    provider,
  );
  await provider.succeed('updateFiling', {
    filingId: filing.id,
    externalRef: 'order-9001',
    metadata: { campaign: 'spring' },
  });
  await provider.succeed('updateApplicant', { applicantId: me.id, metadata: { tier: 'gold' } });
  const server = await me.usualServer();
  await provider.succeed('updateServer', { serverId: server, metadata: { rack: 'h-12' } });
  const { codes } = await provider.succeed('issueServiceCodes', { serverId: server, count: 1 });
  for (const code of codes as string[]) tour.words.set(code, 'H7K2-9QWM-4XNP');
  await filing.goes('SAVE_DETAILS');
  await filing.uploads('AUXILIARY');
  await me.caller.succeed('requestBackdrop', { filingId: filing.id, ...ADDRESS });
  const waiting = QUESTIONS['waitingBackdrops'];
  if (waiting) await reviewer.tells('Query', 'waitingBackdrops', waiting.document);
  await reviewer.succeed('sendBackdrop', { filingId: filing.id, ...PARCEL });
  const { filing: shown } = await me.caller.query<{ filing: { materials: { id: string }[] } }>(
    'query ($id: ID!) { filing(id: $id) { materials { id } } }',
    { id: filing.id },
  );
  const { captureLink, url } = (await me.caller.succeed('createCaptureLink', {
    filingId: filing.id,
  })) as unknown as {
    captureLink: { id: string };
    url: string;
  };
  const [, secret = ''] = url.split('#');
  tour.words.set(secret, 'x7Qm…');
  const opened = await fetch(new URL('/phone/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  });
  const { code } = (await opened.json()) as { code: string };
  tour.words.set(`"${code}"`, '"4821"');
  await me.caller.succeed('confirmCaptureLink', { linkId: captureLink.id, code });
  await me.caller.succeed('endCaptureLink', { linkId: captureLink.id });
  await photographsCertificates(filing);
  const signed = await showsItself(filing);
  await me.caller.succeed('signCommitment', {
    verificationId: signed,
    hash: (await commitmentOf(filing)).hash,
    typedName: '张演练',
  });
  await me.caller.succeed('removeMaterial', { materialId: shown.materials[0]?.id });
  await filing.does('withdrawConsent', { purpose: 'IDENTITY_PAPERS' });
  await filing.goes('SUBMIT');
  await filing.does('withdrawFiling');
  await filing.does('submitFiling');
  await filing.isLookedAtBy(reviewer);
  await writtenTogether(tour, filing, reviewer);
  await filing.does(
    'returnFiling',
    { remarks: [{ path: ['websites', '0', 'name'], message: '请与原备案一致' }] },
    reviewer,
  );
  await filing.does('resubmitFiling');
  await reviewer.succeed('claimNextFiling', {});
  await reviewer.succeed('releaseFiling', { filingId: filing.id });
  await reviewer.succeed('claimFiling', { filingId: filing.id });
  await filing.does('requestOriginals', { requested: '真实性核验单原件', copies: 1 }, reviewer);
  await filing.does('recordShipment', PARCEL);
  await filing.does('reportShipment', { outcome: 'MISSING', note: '快递显示派送失败' }, reviewer);
  await filing.does('recordShipment', PARCEL);
  await filing.does('receiveOriginals', {}, reviewer);
  await filing.isPassedBy(reviewer);
  filing.isAt('PASS');
  await tour.arranges({ do: 'answer', code: 7, method: 'isp_upload', times: 1 });
  await desk.authorityWorks();
  await filing.does('retryHandOver', {}, reviewer);
  await provider.hears(
    'filingUpdated',
    'subscription ($id: ID!) { filingUpdated(id: $id) { id state version } }',
    { id: filing.id },
    { when: () => filing.goes('HAND_OVER'), until: 'AWAITING_SMS' },
  );
  await entersCode(tour, member.websiteNumber);
  await filing.does('reportSmsDone');
  filing.isAt('SMS');
  await filing.goes('APPROVE');
  return filing;
}

/** Takes the authority's code from the rehearsal phone and answers with it. */
async function entersCode({ provider, words }: Tour, websiteNumber: string): Promise<void> {
  const document = QUESTIONS['rehearsalTexts']?.document ?? '';
  const texts = await provider.tells('Query', 'rehearsalTexts', document);
  type Text = { websiteNumber: string; phone: string; code: string; certificateTail: string };
  const text = (texts['rehearsalTexts'] as Text[]).find((one) => one.websiteNumber === websiteNumber);
  if (!text) throw new Error('no text came');
  words.set(`"${text.code}"`, '"482913"');
  const { phone, code, certificateTail } = text;
  await provider.succeed('enterSmsCode', { phone, code, certificateTail });
}

/** Everything of the provider, as far as links to it. */
async function exportedWhole(tour: Tour): Promise<void> {
  tour.writesExports();
  const begun = await tour.provider.succeed('startProviderExport', {});
  const { id } = begun['export'] as { id: string };
  await eventually('the export is written', () => tour.isExported(id));
  const { parts } = await tour.provider.succeed('linkProviderExport', { id });
  for (const { bytes } of parts as { bytes: number }[])
    tour.words.set(`"bytes":${bytes},"sha256"`, '"bytes":1048576,"sha256"');
}

/** What becomes of a subject after its filing: more sites, another account, the end. */
async function afterwards(tour: Tour, me: Applicant, filing: Filing): Promise<string> {
  const { provider } = tour;
  const { subjects } = await me.caller.query<{ subjects: { edges: { node: { id: string } }[] } }>(
    '{ subjects { edges { node { id } } } }',
  );
  const subjectId = subjects.edges[0]?.node.id ?? '';
  const more = await me.caller.succeed('continueFiling', {
    subjectId,
    domains: [familyMember(1, { label: 'slow' }).domain],
  });
  const { id, version } = more['filing'] as { id: string; version: number };
  await me.caller.succeed('abandonFiling', { filingId: id, expectedVersion: version });

  await provider.succeed('moveSubject', { subjectId, applicantRef: 'account-4712' });
  await provider.succeed('moveSubject', { subjectId, applicantRef: 'account-4711' });
  const hold = await provider.succeed('placeLegalHold', { targetId: subjectId, reason: '争议 4711' });
  await provider.succeed('liftLegalHold', { id: (hold['hold'] as { id: string }).id });
  await me.caller.succeed('exportSubject', { subjectId });
  await exportedWhole(tour);

  const { websiteNumber, password } = filing.company.member;
  await me.caller.succeed('requestCancellationCode', { websiteNumber });
  const code = await codeTexted(me, websiteNumber);
  tour.words.set(`"${code}"`, '"730164"');
  await me.caller.succeed('cancelAccess', { websiteNumber, password, code, confirm: true });
  return subjectId;
}

/** What a former platform's records become. */
async function imported({ provider }: Tour, me: Applicant): Promise<void> {
  const { member, type, details } = companyOf(2);
  const { domains, ...about } = type;
  const { subject } = details([]) as { subject: { name: string } };
  const { subjectNumber, websiteNumber, password } = member;
  const sites = [{ websiteNumber, domains }];
  await provider.succeed('importFilingRecords', {
    dryRun: false,
    records: [{ ...about, subjectNumber, name: subject.name, sites }],
  });
  await me.caller.succeed('claimFilingRecord', { subjectNumber, password });
}

/** Goes once through everything that the service can do, and tells one example of each operation. */
export async function tourOf(service: Service, language: Language): Promise<Map<string, Heard>> {
  const desk = await aDesk(service);
  await desk.clock.standsAt(BEGINNING);
  const { name } = await service.services.database.prisma.provider.findUniqueOrThrow({
    where: { id: desk.tenant.providerId },
  });
  const tour = new Tour(service, desk, { language, name });
  const { provider } = tour;
  const [hook] = await aProvidersServer({ body: '{}' });
  const endpoint = await settings(tour, hook);

  const { someone: me, caller: myself } = await tour.applicant('account-4711');
  const expiresAt = new Date(Date.parse(BEGINNING) + YEARS * 365 * 86_400_000).toISOString();
  me.registersServer = () => registered(tour, me, expiresAt);
  await myself.tells('Mutation', 'renewSession', 'mutation { renewSession { token expiresAt } }');
  const filing = await filingApproved(tour, me);
  const subjectId = await afterwards(tour, me, filing);

  const refused = await (
    await tour.applicant('account-4713')
  ).someone
    .files(companyOf(3, 'refuse1002'))
    .upTo('APPROVE');
  await imported(tour, (await tour.applicant('account-4714')).someone);
  const reviewer = await tour.reviewer('reviewer-7', '王初审');
  /** The newest entry of the authority's lists, after it has sent one of this list. */
  const noticeOf = async (type: 'WBAWZLB' | 'HSRW'): Promise<string> => {
    await tour.arranges({ do: 'download', type });
    await desk.authorityWorks();
    const { authorityNotices } = await reviewer.query<{
      authorityNotices: { edges: { node: { id: string } }[] };
    }>('{ authorityNotices(handled: false) { edges { node { id } } } }');
    return authorityNotices.edges[0]?.node.id ?? '';
  };
  const task = await noticeOf('HSRW');
  const checked = { checker: '王核实', opinion: '与实际一致', passed: true, serviceContents: [1] };
  await provider.succeed('answerRecheckTask', { noticeId: task, ...checked });
  const unfiled = await noticeOf('WBAWZLB');
  await provider.succeed('answerUnfiledSite', { noticeId: unfiled, result: 1, opinion: '已断开接入' });
  const notice = await noticeOf('WBAWZLB');
  await reviewer.succeed('assignAuthorityNotice', { noticeId: notice });
  await reviewer.succeed('markAuthorityNotice', { noticeId: notice, handled: true });

  const people = { applicant: myself, reviewer, provider };
  const { authorityMessages } = await provider.query<{
    authorityMessages: { edges: { node: { id: string } }[] };
  }>(
    '{ authorityMessages(method: ["isp_upload"], order: OLDEST_FIRST, first: 1) { edges { node { id } } } }',
  );
  const message = authorityMessages.edges[0]?.node.id ?? '';
  const server = await me.usualServer();
  const ids = { filing: filing.id, server, subject: subjectId, message, notice, endpoint };
  for (const [name, { as, document, variables }] of Object.entries(QUESTIONS))
    if (!tour.notes.has(`Query.${name}`)) await people[as].tells('Query', name, document, variables?.(ids));

  const { someone: another, caller: owner } = await tour.applicant('account-4715');
  const leaving = await another.files(companyOf(5)).upTo('APPROVE');
  await desk.authorityWorks();
  const number = leaving.company.member.websiteNumber;
  await campaign({ provider, service }, { owner, domain: leaving.company.member.domain });
  await registers({ provider, reviewer }, filing.id);
  await provider.succeed('changeAccess', { websiteNumber: number, addresses: ['47.96.10.98'] });
  await provider.succeed('sendVerificationScans', { websiteNumber: number, kinds: ['SUBJECT_CERTIFICATE'] });
  await provider.succeed('deregister', { number, reason: 1, confirm: true });
  await addressRanges({ provider, asker: people.provider, desk });
  await operating({ desk, provider, service, words: tour.words });
  await refused.does('editFiling');
  await provider.succeed('advanceClock', { seconds: 86_400 });
  await me.caller.succeed('deleteSubject', { subjectId });
  await provider.succeed('deleteWebhookEndpoint', { id: endpoint });
  await provider.succeed('revokeSessions', { personId: me.id });
  return tour.told();
}

async function registered({ provider }: Tour, me: Applicant, expiresAt: string): Promise<string> {
  const { servers } = await provider.succeed('registerServers', {
    servers: [
      {
        instanceRef: `i-${me.externalRef}`,
        ownerRef: me.externalRef,
        product: 'CLOUD_SERVER',
        region: 'cn-hangzhou',
        ips: ['47.96.10.99'],
        termMonths: 36,
        expiresAt,
      },
    ],
  });
  return (servers as { id: string }[])[0]?.id ?? '';
}
