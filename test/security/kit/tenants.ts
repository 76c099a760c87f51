import { randomBytes } from 'node:crypto';
import { createPrivacy } from '../../../server/platform/privacy/privacy.ts';
import type { Tenant } from '../../../server/platform/tenancy/actor.ts';
import { OPERATOR } from '../../../server/platform/tenancy/audit.ts';
import { createAuthenticate } from '../../../server/platform/tenancy/authenticate.ts';
import { createKey } from '../../../server/platform/tenancy/keys.ts';
import { allowOrigin } from '../../../server/platform/tenancy/origins.ts';
import { createProvider, wrappedKeyLoader } from '../../../server/platform/tenancy/providers.ts';
import { createSessionTokens } from '../../../server/platform/tenancy/session-token.ts';
import { createSessions } from '../../../server/platform/tenancy/sessions.ts';
import type { OpenDatabase } from '../../testkit/database.ts';
import type { KeyKind, Mode } from '../../../prisma/generated/client/enums.ts';

export const PUBLIC_URL = 'https://filing.example.com';
export const SHOP = 'https://shop.example.com';

/** A database with two providers, and a clock that stands where the test puts it. */
export const openTenants = async (open: OpenDatabase) => {
  const database = await open();
  const tx = database.prisma;
  const privacy = createPrivacy({ masterKey: randomBytes(32), loadWrapped: wrappedKeyLoader(tx) });
  const clock = { now: new Date('2026-03-01T08:00:00Z') };
  const tokens = createSessionTokens(privacy.serviceKeys('sessions'));
  const sessions = createSessions(tokens, privacy);
  const authenticate = createAuthenticate({ tx, tokens, publicUrl: PUBLIC_URL, now: () => clock.now });

  const addProvider = async (slug: string) => {
    const provider = await createProvider(tx, privacy, { slug, name: slug });
    const tenant = (mode: Mode): Tenant => ({ providerId: provider.id, mode });
    const key = async (kind: KeyKind, mode: Mode = 'TEST') =>
      createKey(tx, { tenant: tenant(mode), by: OPERATOR, now: clock.now, kind, name: 'a key' });
    const allow = (origin: string, mode: Mode = 'TEST') =>
      allowOrigin(tx, { tenant: tenant(mode), by: OPERATOR, now: clock.now, origin });
    const applicantSession = (externalRef: string, mode: Mode = 'TEST') =>
      sessions.mintApplicant(tx, { tenant: tenant(mode), externalRef, now: clock.now });
    const staffSession = (externalRef: string, mode: Mode = 'TEST') =>
      sessions.mintStaff(tx, { tenant: tenant(mode), externalRef, displayName: '王初审', now: clock.now });
    return { provider, tenant, key, allow, applicantSession, staffSession };
  };

  return {
    database,
    tx,
    privacy,
    clock,
    tokens,
    sessions,
    authenticate,
    cloud: await addProvider('cloud'),
    other: await addProvider('other'),
    /** Moves the clock. */
    pass: (span: { minutes?: number; hours?: number }) => {
      clock.now = new Date(
        clock.now.getTime() + (span.minutes ?? 0) * 60_000 + (span.hours ?? 0) * 3_600_000,
      );
    },
  };
};

export type Tenants = Awaited<ReturnType<typeof openTenants>>;
export const bearer = (token: string): string => `Bearer ${token}`;
