import { Command } from '@commander-js/extra-typings';
import type { Tx } from '../../../prisma/database.ts';
import type { Provider } from '../../../prisma/generated/client/client.ts';
import { StartupError } from '../../../prisma/startup-error.ts';
import { bytesUsed } from '../../platform/materials/quota.ts';
import { OPERATOR, recordAudit } from '../../platform/tenancy/audit.ts';
import { workingKeys } from '../../platform/tenancy/keys.ts';
import {
  createProvider,
  findProviderBySlug,
  isSlug,
  setQuota,
  setSuspended,
} from '../../platform/tenancy/providers.ts';
import { changeSettings } from '../../platform/tenancy/settings.ts';
import { endCommand } from './export.ts';
import { changing, providerNamed, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Answer, Cli } from '../terminal.ts';

const told = ({
  id,
  slug,
  name,
  mailAddress,
  filingPageUrl,
  quotaBytes,
  suspendedAt,
  createdAt,
}: Provider) => ({
  id,
  slug,
  name,
  mailAddress,
  filingPageUrl,
  quotaBytes: quotaBytes === null ? null : Number(quotaBytes),
  suspendedAt,
  createdAt,
});

type New = { name: string; mailAddress?: string; filingPageUrl?: string };

async function create(means: Means, slug: string, options: New): Promise<Answer> {
  if (!isSlug(slug))
    throw new StartupError(
      `“${slug}” is no short name: small letters, digits and single hyphens, 40 at most.`,
    );
  if (options.name.trim() === '') throw new StartupError('--name is empty.');
  const privacy = await means.privacy();
  const provider = await changing(means, async (tx, now) => {
    if (await findProviderBySlug(tx, slug)) throw new StartupError(`There is a provider ${slug} already.`);
    const { name, mailAddress = null, filingPageUrl } = options;
    const { id } = await createProvider(tx, privacy, { slug, name: name.trim(), mailAddress });
    const tenant = { providerId: id, mode: 'LIVE' } as const;
    await recordAudit(tx, { tenant, by: OPERATOR, action: 'PROVIDER_CREATED', targetId: id, at: now });
    if (filingPageUrl !== undefined)
      await changeSettings(tx, { tenant, by: OPERATOR, now, settings: { filingPageUrl } });
    return tx.provider.findUniqueOrThrow({ where: { id } });
  });
  return {
    text: `Provider ${slug} (${provider.id}) was made. Next: jieru origin allow, jieru key create, jieru authority set.`,
    json: told(provider),
  };
}

async function inMode(tx: Tx, providerId: string, mode: 'TEST' | 'LIVE', now: Date) {
  const tenant = { providerId, mode };
  const account = await tx.authorityAccount.findFirst({
    where: tenant,
    orderBy: [{ stoppedAt: { sort: 'asc', nulls: 'last' } }, { bureau: 'asc' }],
    select: { stoppedAt: true, stoppedReason: true },
  });
  return {
    keys: await tx.apiKey.count({ where: { ...tenant, ...workingKeys(now) } }),
    origins: await tx.allowedOrigin.count({ where: tenant }),
    staff: await tx.staffMember.count({ where: { ...tenant, removedAt: null } }),
    filings: await tx.filing.count({ where: tenant }),
    authorityAccount: account
      ? account.stoppedAt
        ? `stopped: ${account.stoppedReason ?? ''}`
        : 'set'
      : 'none',
  };
}

async function show(means: Means, slug: string): Promise<Answer> {
  const provider = await providerNamed(means, slug);
  const { prisma } = means.database;
  const now = new Date();
  const modes = {
    live: await inMode(prisma, provider.id, 'LIVE', now),
    test: await inMode(prisma, provider.id, 'TEST', now),
  };
  const shown = { ...told(provider), bytesUsed: await bytesUsed(prisma, provider.id) };
  const facts = Object.entries(shown).map(([fact, value]) => ({ fact, value }));
  return {
    text: [
      tableOf(facts, { provider: ({ fact }) => fact, '': ({ value }) => value }, ''),
      '',
      tableOf(
        Object.entries(modes),
        {
          mode: ([mode]) => mode,
          'working keys': ([, { keys }]) => keys,
          origins: ([, { origins }]) => origins,
          staff: ([, { staff }]) => staff,
          filings: ([, { filings }]) => filings,
          'account at the authority': ([, { authorityAccount }]) => authorityAccount,
        },
        '',
      ),
    ].join('\n'),
    json: { ...shown, modes },
  };
}

async function list({ database }: Means): Promise<Answer> {
  const providers = (await database.prisma.provider.findMany({ orderBy: { slug: 'asc' } })).map(told);
  const columns = {
    name: ({ slug }: { slug: string }) => slug,
    'shown as': ({ name }: { name: string }) => name,
    id: ({ id }: { id: string }) => id,
    state: ({ suspendedAt }: { suspendedAt: Date | null }) => (suspendedAt ? 'suspended' : 'active'),
    since: ({ createdAt }: { createdAt: Date }) => createdAt,
  };
  return { text: tableOf(providers, columns, 'There is no provider yet.'), json: { providers } };
}

async function suspend(means: Means, slug: string, suspended: boolean): Promise<Answer> {
  const { id } = await providerNamed(means, slug);
  const provider = await changing(means, async (tx, now) =>
    setSuspended(tx, {
      provider: await tx.provider.findUniqueOrThrow({ where: { id } }),
      suspended,
      by: OPERATOR,
      now,
    }),
  );
  return {
    text: suspended
      ? `${slug} is suspended: its keys and sessions are refused and nothing new is handed over. What the authority has is followed to its end.`
      : `${slug} works again.`,
    json: told(provider),
  };
}

const GIGABYTE = 1_000_000_000;

async function bound(means: Means, slug: string, gigabytes: string): Promise<Answer> {
  const bytes = gigabytes === 'none' ? null : Math.round(Number(gigabytes) * GIGABYTE);
  if (bytes !== null && !(bytes > 0 && Number.isSafeInteger(bytes)))
    throw new StartupError(`“${gigabytes}” is no number of gigabytes, and not none.`);
  const { id: providerId } = await providerNamed(means, slug);
  const quotaBytes = bytes === null ? null : BigInt(bytes);
  const provider = await changing(means, (tx, now) =>
    setQuota(tx, { providerId, quotaBytes, by: OPERATOR, now }),
  );
  return {
    text:
      bytes === null
        ? `${slug} may store any number of pictures.`
        : `${slug} may store ${gigabytes} GB of pictures; beyond them its applicants are told that nothing can be uploaded.`,
    json: told(provider),
  };
}

/** Makes providers (接入服务商), shows them, and stops one that must not go on. */
export const providerFamily = (cli: Cli) =>
  new Command('provider')
    .description('the providers (接入服务商) of this service')
    .addCommand(
      new Command('create')
        .description('make a provider')
        .argument('<name>', 'its short name for commands: small letters, digits, hyphens')
        .requiredOption('--name <text>', 'its name as people see it')
        .option('--mail-address <text>', 'where originals are posted to')
        .option('--filing-page-url <address>', 'its page that embeds the form; mails link to it')
        .action(cli.answering((slug, options) => withMeans(cli, (means) => create(means, slug, options)))),
    )
    .addCommand(
      new Command('list').description('list all providers').action(cli.answering(() => withMeans(cli, list))),
    )
    .addCommand(
      new Command('show')
        .description('show one provider, and what it has in each mode')
        .argument('<name>', 'its short name')
        .action(cli.answering((slug) => withMeans(cli, (means) => show(means, slug)))),
    )
    .addCommand(
      new Command('quota')
        .description('bound what its stored pictures may take up, in both modes together')
        .argument('<name>', 'its short name')
        .argument('<gigabytes>', 'such as 50 or 0.5; none takes the bound away')
        .action(cli.answering((slug, gigabytes) => withMeans(cli, (means) => bound(means, slug, gigabytes)))),
    )
    .addCommand(
      new Command('suspend')
        .description('refuse its keys and sessions at once and hand nothing new of it over; nothing is lost')
        .argument('<name>', 'its short name')
        .action(cli.answering((slug) => withMeans(cli, (means) => suspend(means, slug, true)))),
    )
    .addCommand(
      new Command('resume')
        .description('let a suspended provider work again; what was queued is handed over')
        .argument('<name>', 'its short name')
        .action(cli.answering((slug) => withMeans(cli, (means) => suspend(means, slug, false)))),
    )
    .addCommand(endCommand(cli));
