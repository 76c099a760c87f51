import { randomUUID } from 'node:crypto';
import { handOver } from '../../server/filing/handover/hand-over.ts';
import { pollResults } from '../../server/filing/handover/results.ts';
import { remindDue } from '../../server/filing/reminders/work.ts';
import type { StaffRole } from '../../schema/rules/staff-roles.ts';
import type { Services } from '../../server/services.ts';
import type { Tenant } from '../../server/platform/tenancy/actor.ts';
import { OPERATOR } from '../../server/platform/tenancy/audit.ts';
import { createKey } from '../../server/platform/tenancy/keys.ts';
import { allowOrigin } from '../../server/platform/tenancy/origins.ts';
import { createProvider } from '../../server/platform/tenancy/providers.ts';
import { Applicant } from './applicant.ts';
import { Caller } from './caller.ts';
import { agreementTo } from './consents.ts';
import type { Service } from './service.ts';

/** The hands of a provider's test clock. */
type ClockControl = {
  /** Stands at a moment, earlier ones included: `2019-05-08T10:00:00+08:00`. */
  standsAt(moment: string): Promise<void>;
  passes(span: { days?: number; hours?: number }): Promise<void>;
  now(): Promise<Date>;
};

const createClockControl = ({ clock, database }: Services, tenant: Tenant): ClockControl => ({
  standsAt: (moment) => database.prisma.$transaction((tx) => clock.standAt(tx, tenant, new Date(moment))),
  passes: async ({ days = 0, hours = 0 }) => {
    await database.prisma.$transaction((tx) => clock.advance(tx, tenant, days * 86_400 + hours * 3_600));
  },
  now: async () => clock.now(tenant),
});

/** A provider in one mode, with its keys, people and clock. */
export type Desk = {
  readonly service: Service;
  readonly tenant: Tenant;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** The provider's own server. */
  readonly provider: Caller;
  readonly clock: ClockControl;
  allowOrigin(origin: string): Promise<void>;
  /** Someone signed in who has agreed to the data of a filing being processed, unless told otherwise. */
  applicant(externalRef?: string, options?: { agrees?: boolean }): Promise<Applicant>;
  /** Somebody of the provider's staff; a reviewer unless told otherwise. */
  reviewer(displayName?: string, roles?: readonly StaffRole[]): Promise<Caller>;
  /** Lets everything queued be handed over and everything decided arrive. */
  authorityWorks(): Promise<void>;
  /** Lets applicants be told whatever is due by now. */
  reminds(): Promise<void>;
};

const by = OPERATOR;

/** A provider that takes a photo of the face, so that any paper will do; with `usualPhotos` what the rules say, as of a new one. */
async function aProvider({ services }: Service, name: string, usualPhotos: boolean): Promise<string> {
  const { prisma } = services.database;
  const { id } = await createProvider(prisma, services.privacy, {
    slug: name,
    name,
    mailAddress: '示例路1号',
  });
  if (!usualPhotos) await prisma.provider.update({ where: { id }, data: { photoKinds: ['FACE'] } });
  return id;
}

type DeskOptions = { mode?: 'TEST' | 'LIVE'; of?: Pick<Desk, 'tenant'>; usualPhotos?: boolean };

/** Sets up a provider; with `of`, keys and people for one that is there, in either mode. */
export async function aDesk(
  service: Service,
  { mode = 'TEST', of, usualPhotos = false }: DeskOptions = {},
): Promise<Desk> {
  const { services, url } = service;
  const { prisma } = services.database;
  const name = `desk-${randomUUID().slice(0, 8)}`;
  const providerId = of?.tenant.providerId ?? (await aProvider(service, name, usualPhotos));
  const tenant: Tenant = { providerId, mode };
  const now = new Date();
  const keyOf = async (kind: 'SECRET' | 'PUBLISHABLE'): Promise<string> =>
    (await createKey(prisma, { tenant, by, now, kind, name: 'a key' })).key;
  const secretKey = await keyOf('SECRET');
  const publishableKey = await keyOf('PUBLISHABLE');
  // Nobody listens yet: that its keys were made is no news for an endpoint that a test sets up next.
  await prisma.outboxMessage.updateMany({
    where: { ...tenant, dispatchedAt: null },
    data: { dispatchedAt: now },
  });
  const provider = new Caller(url, { token: secretKey, backendKey: secretKey });

  const desk: Desk = {
    service,
    tenant,
    secretKey,
    publishableKey,
    provider,
    clock: createClockControl(services, tenant),
    allowOrigin: async (origin) => void (await allowOrigin(prisma, { tenant, by, now, origin })),
    async applicant(externalRef = `account-${randomUUID()}`, { agrees = true } = {}) {
      const minted = await services.sessions.mintApplicant(prisma, { tenant, externalRef, now: new Date() });
      const caller = provider.with({ token: minted.token });
      if (agrees) await caller.succeed('grantConsent', agreementTo('FILING', await desk.clock.now()));
      return new Applicant(desk, externalRef, minted.subjectId, caller);
    },
    async reviewer(displayName = '王初审', roles) {
      const externalRef = `reviewer-${randomUUID()}`;
      const staff = { tenant, externalRef, displayName, now: new Date(), ...(roles ? { roles } : {}) };
      return provider.with({ token: (await services.sessions.mintStaff(prisma, staff)).token });
    },
    async authorityWorks() {
      await handOver(services, tenant);
      await pollResults(services, tenant);
    },
    reminds: () => remindDue(services),
  };
  return desk;
}
