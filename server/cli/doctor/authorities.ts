import { z } from 'zod';
import { createAdministration } from '../../authority/connector/administration.ts';
import { createStore } from '../../authority/connector/storing/store.ts';
import { createProtocolClient } from '../../authority/protocol/client.ts';
import type { Provider } from '../../../prisma/generated/client/client.ts';
import type { Config } from '../../config.ts';
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

/** What is looked at of settings that are shown without their secrets. */
const SHOWN = z.looseObject({
  connection: z.looseObject({
    urls: z.record(z.string(), z.url()),
    network: z.looseObject({}).optional(),
  }),
});

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
  const { urls: addresses, network } = SHOWN.parse(account.settings).connection;
  // By a way of its own only its own calls get there.
  if (network)
    return ok(`set, and reached by a way of its own: jieru authority check --provider ${slug} asks`);
  const urls = Object.values(addresses);
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

/** Whether somebody hears what concerns the whole service. */
function operatorChecks({ operatorProvider }: Config, providers: readonly Provider[]): Check[] {
  if (operatorProvider === null) return [];
  const found = providers.some(({ slug }) => slug === operatorProvider)
    ? ok(`${operatorProvider} is told of what concerns the whole service`)
    : fail(
        `no provider has the short name ${operatorProvider}: nobody is told of what concerns the whole service`,
        'set OPERATOR_PROVIDER to a short name that `jieru provider list` has',
      );
  return [{ name: 'operator', ...found }];
}

/** One look for each provider's account with the authority, and at the provider that operates the service. */
export async function authorityChecks(means: Means, config: Config): Promise<Check[]> {
  const providers = await means.database.prisma.provider.findMany({ orderBy: { slug: 'asc' } });
  return [...operatorChecks(config, providers), ...(await accountChecks(means, providers))];
}

async function accountChecks(means: Means, providers: readonly Provider[]): Promise<Check[]> {
  return Promise.all(
    providers.map((provider) =>
      looked(`authority of ${provider.slug}`, `jieru authority show --provider ${provider.slug}`, () =>
        accountOf(means, provider),
      ),
    ),
  );
}
