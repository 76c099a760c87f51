import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { whoMayCall } from '../../server/http/docs/reference/facts.ts';
import { schema } from '../../schema/api/schema.ts';
import { DUTIES, DUTY_NAMES, STAFF_ROLE_NAMES, type StaffRole } from '../../schema/rules/staff-roles.ts';
import { names } from '../../schema/messages/generated/names.js';
import { LOCALES } from '../../schema/messages/locales.ts';
import type { Caller } from '../testkit/caller.ts';
import { aCompany } from '../testkit/companies.ts';
import { openForTest } from '../testkit/database.ts';
import { aDesk, type Desk } from '../testkit/desk.ts';
import { startService, type Service } from '../testkit/service.ts';
import { watch } from '../testkit/sse.ts';
import { leastDocument } from './kit/least-documents.ts';

let service: Service;
let desk: Desk;
const people = new Map<string, Caller>();

beforeAll(async () => {
  service = await startService({ database: await openForTest() });
  desk = await aDesk(service);
  for (const role of STAFF_ROLE_NAMES) people.set(role, await desk.reviewer(role, [role]));
}, 120_000);
afterAll(() => service.stop());

const as = (role: StaffRole): Caller => people.get(role) ?? desk.provider;

const ROOTS = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
/** What the contract's own rules open to sessions of staff, whichever their roles. */
const OPEN_TO_STAFF = ROOTS.flatMap((root) =>
  Object.values(root?.getFields() ?? {})
    .filter((field) => whoMayCall(field).some((who) => ['staff', 'auditor', 'known', 'anyone'].includes(who)))
    .map((field) => `${root?.name ?? ''}.${field.name}`),
);

it('every operation that is open to staff stands in one duty, and nothing else does', () => {
  const told = DUTY_NAMES.flatMap((duty): readonly string[] => DUTIES[duty].operations);
  expect([...told].sort()).toEqual([...OPEN_TO_STAFF].sort());
});

/** Whether somebody is let in, or the roles that are named as those who may. */
async function fate(caller: Caller, operation: string): Promise<unknown> {
  const refused = '__typename ... on ForbiddenError { roles message }';
  const { query, variables } = leastDocument(
    operation,
    operation.startsWith('Mutation.') && operation !== 'Mutation.renewSession' ? refused : '__typename',
  );
  if (operation.startsWith('Subscription.')) {
    const stream = await watch(caller, query, variables);
    stream.close();
    return stream.status === 403 ? 'REFUSED' : 'IN';
  }
  const { status, data, errors } = await caller.ask<Record<string, { roles?: string[] } | null>>(
    query,
    variables,
  );
  const [error] = errors.filter(({ extensions: { code } }) => code === 'FORBIDDEN');
  if (error) {
    expect(status).toBe(403);
    return (error.extensions as { roles?: string[] }).roles;
  }
  return Object.values(data ?? {})[0]?.roles ?? 'IN';
}

describe.each(DUTY_NAMES)('%s', (duty) => {
  const { roles, operations } = DUTIES[duty];
  const cases = STAFF_ROLE_NAMES.flatMap((role) => operations.map((operation) => ({ role, operation })));

  it.each(cases)('$role runs $operation only where its role may', async ({ role, operation }) => {
    const may = (roles as readonly StaffRole[]).includes(role);
    expect(await fate(as(role), operation)).toEqual(may ? 'IN' : roles);
  });
});

it('the guide tells of each duty whose it is', () => {
  const guide = readFileSync(join(projectRoot, '.github/docs/api.md'), 'utf8');
  const told = [...guide.matchAll(/^\| (.+?) +\| ([✓ ].*) \|$/gm)]
    .map(([, about, marks = '']) => [about, marks.split('|').map((mark) => mark.trim() === '✓')] as const)
    .filter(([, marks]) => marks.length === STAFF_ROLE_NAMES.length);
  expect(told).toEqual(
    DUTY_NAMES.map((duty) => {
      const { about, roles }: { about: string; roles: readonly StaffRole[] } = DUTIES[duty];
      return [about, STAFF_ROLE_NAMES.map((role) => roles.includes(role))];
    }),
  );
});

describe('a session of staff', () => {
  const shown = '{ viewer { ... on StaffViewer { roles duties } } }';
  const rolesOf = async (caller: Caller): Promise<unknown> =>
    (await caller.query<{ viewer: { roles: string[] } }>(shown)).viewer.roles;
  const minted = async (more: object): Promise<Caller> => {
    const person = { externalRef: 'p-1', displayName: '周' };
    const { token } = await desk.provider.succeed('createStaffSession', { ...person, ...more });
    return desk.provider.with({ token: String(token) });
  };

  it('is a reviewer’s unless it is told otherwise, and knows its roles', async () => {
    expect(await rolesOf(await minted({}))).toEqual(['REVIEWER']);
    expect(await rolesOf(await minted({ roles: ['AUDITOR', 'LEAD', 'AUDITOR'] }))).toEqual([
      'LEAD',
      'AUDITOR',
    ]);
  });

  it('is of some role', async () => {
    const person = { externalRef: 'p-2', displayName: '周', roles: [] };
    const { issues } = await desk.provider.mutate('createStaffSession', person);
    expect(issues).toMatchObject([{ path: ['roles'], code: 'REQUIRED' }]);
  });

  it('keeps its roles when it is renewed, and another one of the same person has its own', async () => {
    const auditor = await minted({ roles: ['AUDITOR'] });
    const { renewSession } = await auditor.query<{ renewSession: { token: string } }>(
      'mutation { renewSession { token } }',
    );
    const reviewer = await minted({});
    expect(await rolesOf(auditor.with({ token: renewSession.token }))).toEqual(['AUDITOR']);
    expect(await rolesOf(reviewer)).toEqual(['REVIEWER']);
  });

  it.each(STAFF_ROLE_NAMES)('of the role %s knows what it may do', async (role) => {
    const { viewer } = await as(role).query<{ viewer: object }>(shown);
    const duties = DUTY_NAMES.filter((duty) => (DUTIES[duty].roles as readonly StaffRole[]).includes(role));
    expect(viewer).toEqual({ roles: [role], duties });
  });

  it('may do what one of its roles may', async () => {
    const both = await minted({ roles: ['AUDITOR', 'READ_ONLY'] });
    expect(await fate(both, 'Query.auditEvents')).toBe('IN');
    expect(await fate(both, 'Mutation.beginLook')).toEqual(['REVIEWER', 'LEAD', 'OPERATOR']);
  });

  it.each(LOCALES)('is told in %s which roles may', async (language) => {
    const extra = { language } as const;
    const typed = await as('READ_ONLY').mutate(
      'passReview',
      { filingId: 'fil_0', expectedVersion: 1 },
      extra,
    );
    expect(typed).toMatchObject({ __typename: 'ForbiddenError', code: 'FORBIDDEN' });
    for (const role of DUTIES.DECIDE.roles)
      expect(typed.message).toContain(names[language][`staffRoles.${role}`]);
    const { errors } = await as('REVIEWER').ask('{ auditEvents { totalCount } }', {}, extra);
    expect(errors[0]?.message).toContain(names[language]['staffRoles.AUDITOR']);
  });
});

describe('personal data of a filing under review', () => {
  const ASKED = `query ($id: ID!) { filing(id: $id) { allowed details(reveal: true) { masked } materials { previewUrl } } }`;
  type Seen = {
    filing: {
      allowed: string[];
      details: { masked: boolean };
      materials: { previewUrl: string | null }[];
    };
  };

  it('is shown to the roles that may look, and to the others never', async () => {
    const filing = await (await desk.applicant()).files(aCompany()).upTo('SUBMIT');
    const seen = async (caller: Caller) => {
      const { filing: found } = await caller.query<Seen>(ASKED, { id: filing.id });
      const pictures = found.materials.filter(({ previewUrl }) => previewUrl !== null).length;
      return { clear: !found.details.masked, pictures: pictures > 0, found };
    };
    for (const role of STAFF_ROLE_NAMES) {
      const looked = await as(role).mutate('beginLook', { targetId: filing.id, reason: 'REVIEW' });
      const may = (DUTIES.REVEAL.roles as readonly StaffRole[]).includes(role);
      expect(looked.__typename, role).toBe(may ? 'BeginLookSuccess' : 'ForbiddenError');
      const { clear, pictures, found } = await seen(as(role));
      expect([clear, pictures], role).toEqual([may, may]);
      const decides = (DUTIES.DECIDE.roles as readonly StaffRole[]).includes(role);
      expect(found.allowed.includes('PASS'), role).toBe(decides);
    }
  });
});
