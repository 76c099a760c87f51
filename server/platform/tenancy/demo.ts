import type { Prisma, Provider } from '../../../prisma/generated/client/client.ts';
import type { KeyKind } from '../../../prisma/generated/client/enums.ts';
import { newId } from '../ids.ts';
import { deriveKey } from '../privacy/cipher.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Tenant } from './actor.ts';
import { OPERATOR } from './audit.ts';
import { DEMO_SERVERS } from './demo-servers.ts';
import { formatKey, hashKey, KEY_ENTROPY_BYTES } from './key-format.ts';
import { createKey } from './keys.ts';
import { allowOrigin, parseOrigin } from './origins.ts';
import { applicantKnownAs } from './applicants.ts';
import { createProvider, findProviderBySlug } from './providers.ts';
import { memberKnownAs } from './staff.ts';

type Tx = Prisma.TransactionClient;

export const DEMO_SLUG = 'demo';
export const DEMO_APPLICANT_REF = 'demo-applicant';
export const DEMO_STAFF_REF = 'demo-reviewer';
export const DEMO_STAFF_NAME = '示例初审员';

export type Demo = {
  provider: Provider;
  tenant: Tenant;
  publishableKey: string;
  secretKey: string;
  applicantId: string;
  staffId: string;
};

const SLOTS = 5;

/**
 * The text of a demo key. It follows from the master key, so that it can be printed at every start although only its hash is
 * stored, and differs from installation to installation.
 */
export const demoKey = (privacy: Pick<Privacy, 'keyOfMaster'>, kind: KeyKind): string =>
  formatKey(kind, 'TEST', deriveKey(privacy.keyOfMaster('demo'), `api-key/${kind}`, KEY_ENTROPY_BYTES));

const monthsFrom = (from: Date, months: number): Date => {
  const date = new Date(from);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date;
};

const ensureKey = async (tx: Tx, tenant: Tenant, kind: KeyKind, key: string, now: Date): Promise<string> => {
  const known = await tx.apiKey.findUnique({ where: { hash: hashKey(key) }, select: { id: true } });
  if (!known) await createKey(tx, { tenant, by: OPERATOR, now, kind, name: 'demo', key });
  return key;
};

const ensureServers = async (
  tx: Tx,
  { providerId, mode }: Tenant,
  applicantId: string,
  now: Date,
): Promise<void> => {
  for (const { monthsLeft, ips, ...server } of DEMO_SERVERS) {
    const { instanceRef } = server;
    await tx.server.upsert({
      where: { providerId_mode_instanceRef: { providerId, mode, instanceRef } },
      create: {
        ...server,
        id: newId('Server'),
        providerId,
        mode,
        applicantId,
        accessMethod: 'CLOUD',
        ips: [...ips],
        slots: SLOTS,
        expiresAt: monthsFrom(now, monthsLeft),
      },
      update: {},
    });
  }
};

/**
 * Makes the demo provider (示例云) with its test keys, people and servers, where they are missing. Doing it again changes nothing.
 * To be called in one transaction.
 */
export const ensureDemo = async (
  tx: Tx,
  {
    privacy,
    publicUrl,
    now,
  }: { privacy: Pick<Privacy, 'keyOfMaster' | 'newWrappedKey' | 'sealerOf'>; publicUrl: string; now: Date },
): Promise<Demo> => {
  const provider =
    (await findProviderBySlug(tx, DEMO_SLUG)) ??
    (await createProvider(tx, privacy, {
      slug: DEMO_SLUG,
      name: '示例云',
      mailAddress: '浙江省杭州市西湖区示例路1号 示例云备案中心 收\n310000\n0571-00000000',
      filingPageUrl: `${publicUrl}/demo/index.html`,
    }));
  const tenant: Tenant = { providerId: provider.id, mode: 'TEST' };
  const publishableKey = await ensureKey(tx, tenant, 'PUBLISHABLE', demoKey(privacy, 'PUBLISHABLE'), now);
  const secretKey = await ensureKey(tx, tenant, 'SECRET', demoKey(privacy, 'SECRET'), now);
  const origin = parseOrigin(new URL(publicUrl).origin, tenant.mode);
  if (origin) await allowOrigin(tx, { tenant, by: OPERATOR, now, origin });
  // The provider may be of this very transaction.
  const naming = { tx, sealer: privacy.sealerOf(provider.id, provider.wrappedKey), now };
  const applicantId = await applicantKnownAs(naming, tenant, DEMO_APPLICANT_REF);
  const staff = await memberKnownAs(naming, tenant, { reference: DEMO_STAFF_REF, name: DEMO_STAFF_NAME });
  await ensureServers(tx, tenant, applicantId, now);
  return { provider, tenant, publishableKey, secretKey, applicantId, staffId: staff.id };
};
