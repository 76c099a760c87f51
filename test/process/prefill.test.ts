import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keepHouse } from '../../server/assembly/housekeeping.ts';
import type { Company } from '../../server/rehearsal/walk/company.ts';
import { refusals } from '../api/refusals.ts';
import { Applicant } from '../testkit/applicant.ts';
import type { Caller } from '../testkit/caller.ts';
import { type Language } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { agreementTo } from '../testkit/consents.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import type { Filing } from '../testkit/filing.ts';
import { startService, type Service } from '../testkit/service.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Person = Record<string, string>;
type Site = { websiteId: string; [field: string]: unknown };
type Details = { subject: Record<string, string>; subjectPerson: Person; websites: Site[] };

let service: Service;
let desk: Desk;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
});
afterAll(() => service.stop());

/** What a company would type, which its provider knows. */
const known = (company: Company, websiteIds: readonly string[] = ['any']): Details =>
  company.details(websiteIds) as Details;

const SHOWN = `query ($id: ID!) { filing(id: $id) { externalRef details(reveal: true) { prefilledFields lockedFields
  subject { name mailingAddress } subjectPerson { name mobile } websites { name } } } }`;
type Shown = {
  externalRef: string | null;
  details: {
    prefilledFields: string[];
    lockedFields: string[];
    subject: { name: string | null; mailingAddress: string | null };
    subjectPerson: { name: string | null; mobile: string | null };
    websites: { name: string | null }[];
  };
};
const shown = async (caller: Caller, id: string): Promise<Shown> =>
  (await caller.query<{ filing: Shown }>(SHOWN, { id })).filing;

describe('prefillFiling', () => {
  let filing: Filing;
  let all: Details;
  const gives = (prefill: object, language: Language = 'en') =>
    filing.tries('prefillFiling', { prefill }, desk.provider, { language });
  beforeAll(async () => {
    filing = await (await desk.applicant()).files(aCompany()).upTo('START');
    all = known(filing.company, filing.websiteIds);
  });

  it('fills in what is known, locked or open, and the history tells of it', async () => {
    const { name, mailingAddress } = all.subject;
    const given = await gives({
      subject: { name, mailingAddress },
      subjectPerson: { name: all.subjectPerson['name'], mobile: all.subjectPerson['mobile'] },
      websites: [{ name: '演练官网' }],
      locked: ['subject.name', 'subjectPerson', 'websites.0.name'],
    });
    expect(given.__typename).toBe('PrefillFilingSuccess');
    const { details } = await shown(filing.owner.caller, filing.id);
    expect(details).toMatchObject({ subject: { name, mailingAddress }, websites: [{ name: '演练官网' }] });
    expect([...details.lockedFields].sort()).toEqual([
      'subject.name',
      'subjectPerson.mobile',
      'subjectPerson.name',
      'websites.0.name',
    ]);
    expect([...details.prefilledFields].sort()).toEqual(
      [...details.lockedFields, 'subject.mailingAddress'].sort(),
    );
    expect((await filing.shown()).timeline.at(-1)).toMatchObject({ type: 'PREFILL', actor: 'STAFF' });
  });

  it('lets what is open be changed, and refuses every change of what is locked by its place', async () => {
    const saves = (details: object, language: Language = 'en') =>
      filing.tries('saveFilingDetails', { details }, undefined, { language });
    const [websiteId] = filing.websiteIds;
    const found = await refusals((language) =>
      saves(
        {
          subject: { name: '别的公司', mailingAddress: '另一个地址1号' },
          subjectPerson: { ...all.subjectPerson, mobile: '13900000001' },
          websites: [{ websiteId, name: '别的官网' }],
        },
        language,
      ),
    );
    expect(found).toEqual([
      'details.subject.name PREFILL_LOCKED',
      'details.subjectPerson.mobile PREFILL_LOCKED',
      'details.websites.0.name PREFILL_LOCKED',
    ]);
    // Left out, a locked field stays; an open one is emptied as ever.
    await filing.does('saveFilingDetails', {
      details: { subject: { remark: '演练' }, websites: [{ websiteId }] },
    });
    const { details } = await shown(filing.owner.caller, filing.id);
    expect(details).toMatchObject({
      subject: { name: all.subject['name'], mailingAddress: null },
      websites: [{ name: '演练官网' }],
    });
  });

  it('leaves alone what the applicant typed, unless it is locked', async () => {
    await filing.does('saveFilingDetails', {
      details: { subject: { name: all.subject['name'], mailingAddress: '浙江省杭州市西湖区演练路2号101室' } },
    });
    await gives({ subject: { mailingAddress: all.subject['mailingAddress'] } });
    const typed = (await shown(filing.owner.caller, filing.id)).details.subject.mailingAddress;
    expect(typed).toBe('浙江省杭州市西湖区演练路2号101室');
    await gives({
      subject: { mailingAddress: all.subject['mailingAddress'] },
      locked: ['subject.mailingAddress'],
    });
    const { details } = await shown(filing.owner.caller, filing.id);
    expect(details.subject.mailingAddress).toBe(all.subject['mailingAddress']);
  });

  it('keeps the rest of a website’s person whose entry is locked, where the person is left out', async () => {
    const [websiteId] = filing.websiteIds;
    const person = { name: '李演练', mobile: '13100000000', email: 'li@example.com' };
    await filing.does('saveFilingDetails', {
      details: { websites: [{ websiteId, samePerson: false, person }] },
    });
    await gives({ websites: [{ person: { mobile: '13200000000' } }], locked: ['websites.0.person.mobile'] });
    await filing.does('saveFilingDetails', { details: { websites: [{ websiteId, samePerson: false }] } });
    const read = await filing.owner.caller.query<{ filing: { details: { websites: object[] } } }>(
      'query ($id: ID!) { filing(id: $id) { details(reveal: true) { websites { person { name mobile email } } } } }',
      { id: filing.id },
    );
    expect(read.filing.details.websites).toEqual([{ person: { ...person, mobile: '13200000000' } }]);
  });

  it('opens what was locked when it gives it anew without a lock', async () => {
    await gives({ subject: { name: '浙江改名有限公司' } });
    const { details } = await shown(filing.owner.caller, filing.id);
    expect(details.subject.name).toBe('浙江改名有限公司');
    expect(details.lockedFields).not.toContain('subject.name');
    await filing.does('saveFilingDetails', { details: { subject: { ...all.subject } } });
    const after = (await shown(filing.owner.caller, filing.id)).details;
    expect(after.subject.name).toBe(all.subject['name']);
  });

  it.each([
    [
      'a mobile that is none',
      { subjectPerson: { mobile: '123' } },
      ['prefill.subjectPerson.mobile MOBILE_INVALID'],
    ],
    [
      'an e-mail that is none',
      { subjectPerson: { email: 'nobody' } },
      ['prefill.subjectPerson.email EMAIL_INVALID'],
    ],
    [
      'a website that is not in the filing',
      { websites: [{ domain: 'elsewhere.cn', name: '甲' }] },
      ['prefill.websites.0.domain WEBSITE_UNKNOWN'],
    ],
    [
      'a lock on nothing',
      { subject: { name: '甲公司' }, locked: ['subject.nothing'] },
      ['prefill.locked.0 PREFILL_LOCKS_NOTHING'],
    ],
  ])('refuses %s, and stores nothing', async (_what, prefill, expected) => {
    const before = await shown(filing.owner.caller, filing.id);
    const found = await refusals((language) => gives(prefill, language));
    expect(found).toEqual(expect.arrayContaining(expected));
    expect(await shown(filing.owner.caller, filing.id)).toEqual(before);
  });

  it('is refused once the filing is in review', async () => {
    const sent = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    const late = await sent.tries('prefillFiling', { prefill: { subject: { name: '甲' } } }, desk.provider);
    expect(late.__typename).toBe('InvalidStateError');
  });
});

describe('what comes with a session', () => {
  const company = aCompany();
  const { type } = company;
  const all = known(company);
  const prefill = {
    externalRef: '  order-77 ',
    typeCheck: { ...type, locked: ['certificateNumber', 'domains'] },
    details: {
      subject: { name: all.subject['name'] },
      subjectPerson: { mobile: all.subjectPerson['mobile'], remark: 'x' },
      websites: [{ domain: type.domains[0], name: '演练官网' }],
      locked: ['subject.name', 'websites'],
    },
  };
  const minted = async (given: object, externalRef = 'prefilled'): Promise<Applicant> => {
    const { token, applicantId } = await desk.provider.succeed('createApplicantSession', {
      externalRef,
      prefill: given,
    });
    const caller = desk.provider.with({ token: String(token) });
    await caller.succeed('grantConsent', agreementTo('FILING', await desk.clock.now()));
    return new Applicant(desk, externalRef, String(applicantId), caller);
  };
  const VIEWER = `{ viewer { ... on ApplicantViewer { prefill {
    province city county nature certificateType certificateNumber domains locked } } } }`;

  it('answers the type check’s questions beforehand, and holds to what is locked', async () => {
    const applicant = await minted(prefill);
    const { viewer } = await applicant.caller.query<{ viewer: { prefill: object } }>(VIEWER);
    expect(viewer.prefill).toEqual({ ...type, locked: ['certificateNumber', 'domains'] });
    const stranger = aCompany().type;
    const found = await refusals((language) =>
      applicant.caller.mutate(
        'determineFilingType',
        { ...type, certificateNumber: stranger.certificateNumber, domains: stranger.domains },
        { language },
      ),
    );
    expect(found).toEqual(['certificateNumber PREFILL_LOCKED', 'domains PREFILL_LOCKED']);
  });

  it('goes into the filing that begins in it, once', async () => {
    const applicant = await minted(prefill);
    const filing = await applicant.files(company).upTo('START');
    const { externalRef, details } = await shown(applicant.caller, filing.id);
    expect(externalRef).toBe('order-77');
    expect(details).toMatchObject({
      subject: { name: all.subject['name'] },
      subjectPerson: { mobile: all.subjectPerson['mobile'] },
      websites: [{ name: '演练官网' }],
    });
    expect([...details.lockedFields].sort()).toEqual(['subject.name', 'websites.0.name']);
    const { viewer } = await applicant.caller.query<{ viewer: { prefill: object | null } }>(VIEWER);
    expect(viewer.prefill).toBeNull();
    await filing.does('abandonFiling');
  });

  it('stays out of a filing of another subject', async () => {
    const { typeCheck: _typeCheck, ...rest } = prefill;
    const open = { ...rest, typeCheck: { ...type, domains: null, locked: [] } };
    const applicant = await minted(open, 'another');
    const filing = await applicant.files(aCompany()).upTo('START');
    const { externalRef, details } = await shown(applicant.caller, filing.id);
    expect({ externalRef, fields: details.prefilledFields }).toEqual({ externalRef: null, fields: [] });
  });

  it('is judged when it is given, each fault by its place', async () => {
    const give = (given: object, language: Language) =>
      desk.provider.mutate('createApplicantSession', { externalRef: 'a', prefill: given }, { language });
    const faults = (given: object) => refusals((language) => give(given, language));
    expect(await faults({ typeCheck: { province: '999999', locked: ['city'] } })).toEqual([
      'prefill.typeCheck.locked.0 PREFILL_LOCKS_NOTHING',
      'prefill.typeCheck.province PROVINCE_UNKNOWN',
    ]);
    expect(await faults({ externalRef: 'x'.repeat(201) })).toEqual(['prefill.externalRef TOO_LONG']);
    expect(await faults({ details: { subject: { name: '甲' } } })).toEqual([
      'prefill.typeCheck.nature REQUIRED',
      'prefill.typeCheck.province REQUIRED',
    ]);
    const wrong = {
      subjectPerson: { mobile: '123' },
      websites: [{ domain: 'example.cn', homepageUrl: 'www.example.org' }],
    };
    const found = await faults({ typeCheck: type, details: wrong });
    expect(found).toContain('prefill.details.subjectPerson.mobile MOBILE_INVALID');
    expect(found.some((one) => one.startsWith('prefill.details.websites.0.homepageUrl '))).toBe(true);
  });

  it('lies in the database sealed, and is gone with the session', async () => {
    await minted(prefill);
    const { database } = service.services;
    const { rows } = await database.executeSql(`SELECT row_to_json(t)::text AS row FROM "SessionData" t`);
    expect(rows.length).toBeGreaterThan(0);
    const kept = rows.map(({ row }) => String(row)).join('\n');
    const sealed = [...kept.matchAll(/x([0-9a-f]{40,})/g)].map(([, hex = '']) => Buffer.from(hex, 'hex'));
    expect(sealed.length).toBeGreaterThan(0);
    const secrets = [
      type.certificateNumber,
      String(all.subject['name']),
      String(all.subjectPerson['mobile']),
    ];
    for (const secret of secrets) {
      expect(kept).not.toContain(secret);
      expect(sealed.filter((one) => one.includes(secret))).toEqual([]);
    }
    await database.prisma.sessionData.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    await keepHouse(service.services);
    expect(await database.prisma.sessionData.count()).toBe(0);
  });
});

describe('the server', () => {
  // How a website is hosted, its server says.
  const HOSTED = 'websites.0.accessMethod';
  const SITES = `query ($id: ID!) { filing(id: $id) { version steps { key status } websites { id server { instanceRef } } details { prefilledFields lockedFields } } }`;
  type Sites = {
    version: number;
    steps: { key: string; status: string }[];
    websites: { id: string; server: { instanceRef: string } | null }[];
    details: { prefilledFields: string[]; lockedFields: string[] };
  };
  let counted = 0;
  const registers = async (ownerRef: string | null, more: object = {}): Promise<string> => {
    const instanceRef = `i-prefilled-${(counted += 1)}`;
    await desk.provider.succeed('registerServers', {
      servers: [
        {
          instanceRef,
          ...(ownerRef ? { ownerRef } : {}),
          product: 'CLOUD_SERVER',
          region: 'cn-hangzhou',
          ips: ['47.96.10.99'],
          termMonths: 12,
          expiresAt: '2030-01-01T00:00:00Z',
          ...more,
        },
      ],
    });
    return instanceRef;
  };
  const at = async (filing: Filing): Promise<Sites> =>
    (await desk.provider.query<{ filing: Sites }>(SITES, { id: filing.id })).filing;
  const serversOf = async (filing: Filing) =>
    (await at(filing)).websites.map(({ server }) => server?.instanceRef ?? null);
  const idOf = async (instanceRef: string): Promise<string> => {
    const query = 'query ($ref: String) { servers(instanceRef: $ref) { edges { node { id } } } }';
    type Found = { servers: { edges: { node: { id: string } }[] } };
    const { servers } = await desk.provider.query<Found>(query, { ref: instanceRef });
    return servers.edges[0]?.node.id ?? '';
  };
  const begins = async (externalRef: string, details: object): Promise<Filing> => {
    const { token, applicantId } = await desk.provider.succeed('createApplicantSession', {
      externalRef,
      prefill: { details },
    });
    const caller = desk.provider.with({ token: String(token) });
    await caller.succeed('grantConsent', agreementTo('FILING', await desk.clock.now()));
    return new Applicant(desk, externalRef, String(applicantId), caller).files(aCompany()).upTo('START');
  };

  it('that came with the session is the one of the filing, and its step is done', async () => {
    const server = await registers('owner-1');
    const filing = await begins('owner-1', { server });
    const { steps, details } = await at(filing);
    expect(await serversOf(filing)).toEqual([server]);
    expect(steps.find(({ key }) => key === 'SERVER')?.status).toBe('DONE');
    expect([details.prefilledFields, details.lockedFields]).toEqual([['server'], [HOSTED]]);
  });

  it('may be changed where it is open, and not where it is locked', async () => {
    const [server, other] = [await registers('owner-2'), await registers('owner-2')];
    const chosen = await idOf(other);
    const choice = async (filing: Filing) => {
      const { websites } = await at(filing);
      return filing.tries('verifyServer', { websiteId: websites[0]?.id, serverId: chosen });
    };
    const open = await begins('owner-2', { server });
    expect((await choice(open)).__typename).toBe('VerifyServerSuccess');
    expect(await serversOf(open)).toEqual([other]);
    const locked = await begins('owner-2', { server, locked: ['server'] });
    expect((await choice(locked)).issues).toMatchObject([{ path: ['serverId'], code: 'PREFILL_LOCKED' }]);
    expect(await serversOf(locked)).toEqual([server]);
    const given = await locked.tries('prefillFiling', { prefill: { server } }, desk.provider);
    expect(given.__typename).toBe('PrefillFilingSuccess');
    expect((await choice(locked)).__typename).toBe('VerifyServerSuccess');
  });

  it('leaves what the applicant chose alone, unless it is locked', async () => {
    const [server, own] = [await registers('owner-3'), await registers('owner-3')];
    const filing = await begins('owner-3', { server: own });
    await filing.does('prefillFiling', { prefill: { server } }, desk.provider);
    expect(await serversOf(filing)).toEqual([own]);
    await filing.does('prefillFiling', { prefill: { server, locked: ['server'] } }, desk.provider);
    expect(await serversOf(filing)).toEqual([server]);
    expect((await at(filing)).details.lockedFields).toEqual([HOSTED, 'server']);
  });

  it('of another account, or one that cannot take the websites, is refused by its place; with a session it is left out', async () => {
    const foreign = await registers('somebody-else');
    const short = await registers('owner-4', { termMonths: 1 });
    const filing = await begins('owner-4', { server: foreign, locked: ['server'] });
    expect(await serversOf(filing)).toEqual([null]);
    expect((await at(filing)).details.lockedFields).toEqual([]);
    for (const [server, code] of [
      [foreign, 'SERVER_UNKNOWN'],
      ['i-nobody-has', 'SERVER_UNKNOWN'],
      [short, 'SERVER_TERM_TOO_SHORT'],
    ] as const) {
      const { issues } = await filing.tries('prefillFiling', { prefill: { server } }, desk.provider);
      expect(issues, server).toMatchObject([{ path: ['prefill', 'server'], code }]);
    }
    expect(await serversOf(filing)).toEqual([null]);
  });
});
