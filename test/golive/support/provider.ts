import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { StubbornClient } from '../../crash/stubborn-client.ts';
import { aProvidersServer, type Heard } from '../../testkit/providers-server.ts';
import type { House } from './house.ts';

const SLUG = 'yunfuwu';
const YEAR_MS = 365 * 86_400_000;

type Key = { id: string; key: string };

/** A hosting provider that has just been taken in, and its own backend. */
export type Provider = {
  readonly slug: string;
  readonly publishableKey: string;
  readonly backend: StubbornClient;
  /** Lets the backend listen to webhooks, and gives what it has heard and verified so far. */
  listens(): Promise<() => { type: string; data: { id?: string } }[]>;
  /** Registers servers of one customer; gives a service code of the first. */
  registers(ownerRef: string, ...instances: { instanceRef: string; region: string }[]): Promise<string>;
  applicantSession(externalRef: string): Promise<string>;
  staffSession(): Promise<string>;
};

/** By commands, as the operator does it: the provider, its page's origin, its live keys. */
export async function takesIn(house: House, origin: string): Promise<Provider> {
  const inLive = ['--provider', SLUG, '--mode', 'live'];
  await house.jieru(
    'provider',
    'create',
    SLUG,
    '--name',
    '云服务示例',
    '--filing-page-url',
    `${origin}/filing`,
  );
  await house.jieru('origin', 'allow', origin, ...inLive);
  const keyOf = (kind: string): Promise<Key> =>
    house.jieru('key', 'create', ...inLive, '--kind', kind, '--name', kind);
  const { key: secretKey } = await keyOf('secret');
  const { key: publishableKey } = await keyOf('publishable');
  const backend = new StubbornClient(house.publicUrl, secretKey, '203.0.113.1');
  return {
    slug: SLUG,
    publishableKey,
    backend,
    async listens() {
      const [url, heard] = await aProvidersServer({ status: 204, body: '' });
      const { secret } = await backend.mutate('createWebhookEndpoint', { url, topics: ['filing.*'] });
      const webhook = new Webhook(String(secret));
      const verified = ({ headers, body }: Heard) =>
        webhook.verify(body, headers as Record<string, string>) as {
          type: string;
          data: { id?: string };
        };
      return () => heard.map(verified);
    },
    async registers(ownerRef, ...instances) {
      const { servers } = (await backend.mutate('registerServers', {
        servers: instances.map((instance) => ({
          ...instance,
          ownerRef,
          product: 'CLOUD_SERVER',
          ips: ['47.96.10.99'],
          termMonths: 12,
          expiresAt: new Date(Date.now() + YEAR_MS).toISOString(),
        })),
      })) as unknown as { servers: { id: string }[] };
      const issued = await backend.mutate('issueServiceCodes', { serverId: servers[0]?.id, count: 1 });
      return String((issued['codes'] as string[])[0]);
    },
    applicantSession: async (externalRef) =>
      String((await backend.mutate('createApplicantSession', { externalRef }))['token']),
    staffSession: async () =>
      String(
        (
          await backend.mutate('createStaffSession', {
            externalRef: `reviewer-${randomUUID()}`,
            displayName: '王初审',
          })
        )['token'],
      ),
  };
}
