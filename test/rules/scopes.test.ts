import { describe, expect, it } from 'vitest';
import { Forbidden } from '../../schema/rules/failures.ts';
import type { StaffRole } from '../../schema/rules/staff-roles.ts';
import * as access from '../../server/platform/tenancy/access.ts';
import type { Actor } from '../../server/platform/tenancy/actor.ts';

const tenant = { providerId: 'prv_1', mode: 'TEST' } as const;
const session = { session: { mintedAt: new Date(0), keyId: null }, sessionExpiresAt: new Date(0) };

const ACTORS = {
  applicant: { ...tenant, ...session, kind: 'APPLICANT', applicantId: 'apl_1' },
  staff: { ...tenant, ...session, kind: 'STAFF', staffId: 'stf_1', roles: ['REVIEWER'] },
  secretKey: { ...tenant, kind: 'SECRET_KEY', keyId: 'key_1', keyName: 'a key', scopes: null },
  hostPage: { ...tenant, kind: 'HOST_PAGE', keyId: 'key_2' },
  nobody: { kind: 'ANONYMOUS' },
} as const satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;
const EVERYONE = Object.keys(ACTORS) as Who[];

const NOTHING = { id: { in: [] } };
const OWN = { ...tenant, applicantId: 'apl_1' };

/** Rows each may see: an applicant's own, the whole of the provider's in one mode, or none. */
const ROWS: Readonly<Record<string, [scope: (actor: Actor) => object, by: Partial<Record<Who, object>>]>> = {
  accounts: [
    access.applicantScope,
    { applicant: { ...tenant, id: 'apl_1' }, staff: tenant, secretKey: tenant },
  ],
  filings: [access.filingScope, { applicant: OWN, staff: tenant, secretKey: tenant }],
  subjects: [access.subjectScope, { applicant: OWN, staff: tenant, secretKey: tenant }],
  determinations: [access.determinationScope, { applicant: OWN, staff: tenant, secretKey: tenant }],
  servers: [access.serverScope, { applicant: OWN, staff: tenant, secretKey: tenant }],
  'messages of the authority': [access.authorityMessageScope, { staff: tenant, secretKey: tenant }],
  'notices of the authority': [access.authorityNoticeScope, { staff: tenant, secretKey: tenant }],
  campaigns: [access.inspectionScope, { staff: tenant, secretKey: tenant }],
  'ranges of addresses': [access.ipRangeScope, { staff: tenant, secretKey: tenant }],
  'websites in campaigns': [
    access.inspectedScope,
    {
      applicant: { ...tenant, website: { record: { subject: OWN } } },
      staff: tenant,
      secretKey: tenant,
    },
  ],
  websites: [
    access.websiteScope,
    { applicant: { ...tenant, record: { subject: OWN } }, staff: tenant, secretKey: tenant },
  ],
  alarms: [access.alarmScope, { staff: tenant, secretKey: tenant }],
  keys: [access.apiKeyScope, { secretKey: tenant }],
  holds: [access.legalHoldScope, { secretKey: tenant }],
  'the audit': [access.auditScope, { secretKey: tenant }],
  'what happened to sessions and keys': [access.authenticationScope, { secretKey: tenant }],
  reviewers: [access.staffScope, { secretKey: tenant }],
  colleagues: [access.colleagueScope, { staff: tenant }],
  'notes of colleagues': [
    access.noteScope,
    {
      ...Object.fromEntries(EVERYONE.map((who) => [who, { filing: NOTHING }])),
      staff: { filing: tenant },
    },
  ],
  phrases: [access.phraseScope, { staff: tenant, secretKey: tenant }],
  endpoints: [access.webhookEndpointScope, { secretKey: tenant }],
};

/** Rows that are seen with the row they hang on. */
const WITH: Readonly<Record<string, [scope: (actor: Actor) => object, on: string, rows: keyof typeof ROWS]>> =
  {
    materials: [access.materialScope, 'filing', 'filings'],
    'websites of filings': [access.filingWebsiteScope, 'filing', 'filings'],
    records: [access.recordScope, 'subject', 'subjects'],
    deliveries: [access.webhookDeliveryScope, 'endpoint', 'endpoints'],
  };

describe.each(EVERYONE)('%s', (who) => {
  const actor = ACTORS[who];

  it.each(Object.entries(ROWS))('sees of %s what is its own', (_rows, [scope, by]) => {
    expect(scope(actor)).toEqual(by[who] ?? NOTHING);
  });

  it.each(Object.entries(WITH))(
    'sees of %s what it sees of the rows they hang on',
    (_rows, [scope, on, rows]) => {
      expect(scope(actor)).toEqual({ [on]: ROWS[rows]?.[1][who] ?? NOTHING });
    },
  );

  it('fills the roles it has', () => {
    const roles = Object.entries(access.rolesOf(actor)).filter(([, fills]) => fills);
    const own = who === 'nobody' ? [] : ['known', who, 'testMode'];
    expect(roles.map(([role]) => role).sort()).toEqual(['anyone', ...own].sort());
  });

  it('sees data in clear only where it is the applicant or a reviewer', () => {
    expect(access.mayReveal(actor)).toBe(who === 'applicant' || who === 'staff');
  });

  it.each<[string, (actor: Actor) => Actor, Who[]]>([
    ['an applicant', access.asApplicant, ['applicant']],
    ['a reviewer', access.asStaff, ['staff']],
    ['the provider’s server', access.asSecretKey, ['secretKey']],
    ['the provider', access.asProvider, ['staff', 'secretKey']],
  ])('acts as %s only where it is one', (_role, as, by) => {
    if (by.includes(who)) expect(as(actor)).toBe(actor);
    else expect(() => as(actor)).toThrow(Forbidden);
  });

  it.each<[access.CallerKind, Who[]]>([
    ['APPLICANT', ['applicant']],
    ['STAFF', ['staff']],
    ['SECRET_KEY', ['secretKey']],
    ['PROVIDER', ['staff', 'secretKey']],
  ])('calls what is for %s only where it is one', (kind, by) => {
    if (by.includes(who)) expect(access.callerAs(kind, actor)).toBe(actor);
    else expect(() => access.callerAs(kind, actor)).toThrow(Forbidden);
  });
});

it.each<[StaffRole, { audits: boolean; reveals: boolean }]>([
  ['REVIEWER', { audits: false, reveals: true }],
  ['LEAD', { audits: true, reveals: true }],
  ['OPERATOR', { audits: true, reveals: true }],
  ['AUDITOR', { audits: true, reveals: false }],
  ['READ_ONLY', { audits: false, reveals: false }],
])('as %s staff see the audit, and data in clear, as the role has it', (role, { audits, reveals }) => {
  const actor = { ...ACTORS.staff, roles: [role] };
  const rows = audits ? tenant : NOTHING;
  expect([access.auditScope(actor), access.authenticationScope(actor)]).toEqual([rows, rows]);
  expect(access.rolesOf(actor)).toMatchObject({ staff: true, auditor: audits });
  expect(access.mayReveal(actor)).toBe(reveals);
});

it('holds staff to their duties, refuses them what stands in none, and asks nobody else for a role', () => {
  const auditor = { ...ACTORS.staff, roles: ['AUDITOR'] as const };
  for (const who of EVERYONE)
    expect(() => access.assertDuty(ACTORS[who], 'Mutation.passReview'), who).not.toThrow();
  expect(() => access.assertDuty(auditor, 'Mutation.passReview')).toThrow(
    expect.objectContaining({ code: 'FORBIDDEN', roles: ['REVIEWER', 'LEAD'] }) as Error,
  );
  expect(() => access.assertDuty(ACTORS.staff, 'Mutation.somethingNew')).toThrow(Forbidden);
});

it('works in test mode only in test mode', () => {
  for (const who of EVERYONE)
    expect(access.rolesOf({ ...ACTORS[who], mode: 'LIVE' } as Actor).testMode, who).toBe(false);
});

it('nobody is left out: every scope there is stands in one of the tables', () => {
  const scopes = [...Object.values(ROWS), ...Object.values(WITH)].map(([scope]) => scope.name);
  const all = Object.keys(access).filter((name) => name.endsWith('Scope') && name !== 'tenantScope');
  expect(scopes.sort()).toEqual(all.sort());
});
