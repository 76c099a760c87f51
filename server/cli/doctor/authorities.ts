import { createAdministration } from '../../authority/connector/administration.ts';
import { accountSettingsSchema } from '../../authority/connector/settings.ts';
import { createStore } from '../../authority/connector/storing/store.ts';
import { createProtocolClient } from '../../authority/protocol/client.ts';
import type { Provider } from '../../../prisma/generated/client/client.ts';
import type { Means } from '../means.ts';
import { fail, looked, ok, reasonOf, warn, type Check, type Finding } from './check.ts';

const PATIENCE_MS = 8_000;

/** Whether anything answers there; what it says is `jieru authority check`'s to ask. */
async function silence(url: string): Promise<string | null> {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    return null;
  } catch (error) {
    return `${new URL(url).host}: ${reasonOf(error instanceof Error ? (error.cause ?? error) : error)}`;
  }
}

const URLS = accountSettingsSchema.pick({ connection: true }).partial().loose();

async function accountOf(means: Means, { id, slug, suspendedAt }: Provider): Promise<Finding> {
  const { database, log, privacy } = means;
  const administration = createAdministration({
    store: createStore({ database, log, privacy: await privacy(), now: () => new Date() }),
    log,
    openClient: createProtocolClient,
  });
  const account = await administration.show({ providerId: id, mode: 'LIVE' });
  if (suspendedAt) return ok('suspended');
  if (!account)
    return warn('no account in live mode', `jieru authority set --provider ${slug} --file settings.json`);
  if (account.stopped)
    return fail(`stopped: ${account.stopped}`, `jieru authority check --provider ${slug} tries it again`);
  const read = URLS.safeParse(account.settings);
  const urls = read.success ? Object.values(read.data.connection?.urls ?? {}) : [];
  const silent = (await Promise.all([...new Set(urls)].map((url) => silence(url)))).filter(
    (one) => one !== null,
  );
  return silent.length === 0
    ? ok('set, and its addresses answer')
    : fail(
        `no answer from ${silent.join('; ')}`,
        'look at the network, the firewall and the account’s addresses',
      );
}

/** One look for each provider's account with the authority. */
export async function authorityChecks(means: Means): Promise<Check[]> {
  const providers = await means.database.prisma.provider.findMany({ orderBy: { slug: 'asc' } });
  return Promise.all(
    providers.map((provider) =>
      looked(`authority of ${provider.slug}`, `jieru authority show --provider ${provider.slug}`, () =>
        accountOf(means, provider),
      ),
    ),
  );
}
