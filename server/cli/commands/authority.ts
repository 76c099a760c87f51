import { Command } from '@commander-js/extra-typings';
import { z } from 'zod';
import { StartupError } from '../../../prisma/database.ts';
import type { PrismaClient } from '../../../prisma/generated/client/client.ts';
import {
  createAdministration,
  type Administration,
  type CheckResult,
} from '../../authority/connector/administration.ts';
import {
  accountSecretsSchema,
  accountSettingsSchema,
  privateUrls,
  type AccountSettingsInput,
} from '../../authority/connector/settings.ts';
import { createNumbers, type Numbers } from '../../authority/connector/numbers.ts';
import type { Parts } from '../../authority/connector/parts.ts';
import { createStore } from '../../authority/connector/storing/store.ts';
import { createProtocolClient } from '../../authority/protocol/client.ts';
import { withWsdl } from '../../authority/protocol/config.ts';
import { readWsdl } from '../../authority/protocol/soap/wsdl.ts';
import { getWsdl } from '../../authority/protocol/transport/post.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { readJson, writtenIn } from '../input-file.ts';
import { modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';
import { ABOUT_SEQUENCE, setSequence, settleUpload, wholeNumber } from './authority-numbers.ts';
import { rehearsalOf, withWork, type Work } from './authority-work.ts';

const ABOUT_SETTINGS = `
The file holds {"connection": {"urls": {"upload", "status", "password"}, "ispId", "userName", "password", "aesKey", "aesIv",
"encryptAlgorithm", …}, "uploadHours": [{"from", "to"}], "schedule": {"waiting", "idle", "retry"}, "schemas", "checkCodes",
"entryName", "acknowledgeBrokenAfter"}; "schemas" is a folder with the authority's own UploadData.xsd and DownloadData.xsd.
The settings are tried out first: the authority is asked for the previous upload. When that works, a stopped account goes on.`;

async function settingsIn(file: string): Promise<AccountSettingsInput> {
  const settings = await writtenIn(file);
  const checked = accountSettingsSchema.safeParse(settings);
  if (!checked.success) throw new StartupError(`${file}:\n${z.prettifyError(checked.error)}`);
  // Kept as it was written: defaults of a later release are to hold, too.
  return settings as AccountSettingsInput;
}

async function withDescriptions(settings: AccountSettingsInput): Promise<AccountSettingsInput> {
  let { connection } = settings;
  const namespaces = new Set<string>();
  for (const url of Object.values(connection.urls)) {
    const wsdl = await getWsdl(`${url}?wsdl`, { timeoutMs: 30_000, maxBytes: 5 * 1024 * 1024 });
    const facts = readWsdl(wsdl);
    if (facts.namespace !== undefined) namespaces.add(facts.namespace);
    connection = withWsdl(connection, facts);
  }
  if (settings.connection.namespace === undefined && namespaces.size > 1)
    throw new StartupError(
      `The services have several namespaces (${[...namespaces].join(', ')}); write the settings by hand, without --wsdl.`,
    );
  return { ...settings, connection };
}

const report = (result: CheckResult): Answer =>
  result.ok
    ? {
        text: `The authority answers; the last upload it has is ${result.lastSequence}.`,
        json: { ok: true, lastSequence: String(result.lastSequence) },
      }
    : {
        text:
          result.code === null
            ? `The authority answers, but ${result.message}.`
            : `The authority refuses (code ${result.code}): ${result.message}`,
        json: { ok: false, code: result.code, message: result.message },
        failed: true,
      };

type Setting = { file: string; wsdl?: true; publicOnly?: true; unchecked?: true };

async function set(administration: Administration, tenant: Tenant, options: Setting): Promise<Answer> {
  const asked = await settingsIn(options.file);
  const strangers = options.publicOnly ? privateUrls(asked.connection) : [];
  if (strangers.length > 0) throw new StartupError(`Addresses of this network only: ${strangers.join(', ')}`);
  const settings = options.wsdl ? await withDescriptions(asked) : asked;
  const tried = options.unchecked ? null : report(await administration.tryOut(tenant, settings));
  if (tried?.failed)
    return { ...tried, text: `${tried.text}\nNothing was stored.`, json: { ...tried.json, stored: false } };
  await administration.set(tenant, settings, OPERATOR);
  return {
    text: [tried?.text, 'The settings are stored.'].filter(Boolean).join('\n'),
    json: { ...tried?.json, stored: true },
  };
}

async function show(administration: Administration, tenant: Tenant): Promise<Answer> {
  const shown = await administration.show(tenant);
  if (!shown) throw new StartupError('The provider has no account with the authority in this mode.');
  const json = { ...shown, lastSequence: String(shown.lastSequence) };
  return { text: JSON.stringify(json, null, 2), json };
}

async function resting(administration: Administration, tenant: Tenant, rests: boolean): Promise<Answer> {
  const changed = await administration.rest(tenant, rests, OPERATOR);
  const state = rests ? 'It rests until it is resumed.' : 'It goes on.';
  return { text: changed ? state : `Nothing changed. ${state}`, json: { rests, changed } };
}

type Whose = { provider: string; mode: Tenant['mode'] };

/** Sets, shows and checks a provider's account with the authority (通信参数), and works on what was held or set aside. */
export function authorityFamily(cli: Cli) {
  const about = (name: string, description: string) =>
    new Command(name)
      .description(description)
      .addOption(providerOption())
      .addOption(modeOption().default('LIVE' as const, 'live'));

  const inTenant = (options: Whose, work: (means: Means, tenant: Tenant) => Promise<Answer>) =>
    withMeans(cli, async (means) => work(means, await tenantNamed(means, options)));

  const partsOf = async ({ database, log, privacy }: Means): Promise<Parts> => ({
    store: createStore({ database, log, privacy: await privacy(), now: () => new Date() }),
    log,
    openClient: createProtocolClient,
  });

  const administering = (
    options: Whose,
    work: (administration: Administration, tenant: Tenant) => Promise<Answer>,
  ) => inTenant(options, async (means, tenant) => work(createAdministration(await partsOf(means)), tenant));

  const numbering = (
    options: Whose,
    work: (means: { numbers: Numbers; prisma: PrismaClient }, tenant: Tenant) => Promise<Answer>,
  ) =>
    inTenant(options, async (means, tenant) => {
      const rehearsalSettings = rehearsalOf(await means.privacy());
      const numbers = createNumbers({ ...(await partsOf(means)), rehearsalSettings });
      return work({ numbers, prisma: means.database.prisma }, tenant);
    });

  const working = (options: Whose, work: (work: Work, tenant: Tenant) => Promise<Answer>) =>
    inTenant(options, (means, tenant) => withWork(means, (opened) => work(opened, tenant)));

  return new Command('authority')
    .description("a provider's account with the authority (通信参数)")
    .addCommand(
      about('set', 'put the account’s settings in place of the former ones')
        .requiredOption('--file <settings.json>', 'the file with the settings')
        .option(
          '--wsdl',
          'read the service descriptions and take over what they say and the file leaves open',
        )
        .option('--public-only', 'refuse addresses that only this network knows')
        .option('--unchecked', 'store the settings without trying them out first')
        .addHelpText('after', ABOUT_SETTINGS)
        .action(
          cli.answering((options) =>
            administering(options, (administration, tenant) => set(administration, tenant, options)),
          ),
        ),
    )
    .addCommand(
      about('show', 'show the settings, without secrets').action(
        cli.answering((options) => administering(options, show)),
      ),
    )
    .addCommand(
      about('check', 'try the settings out; when they work, a stopped account goes on').action(
        cli.answering((options) =>
          administering(options, async (administration, tenant) =>
            report(await administration.check(tenant)),
          ),
        ),
      ),
    )
    .addCommand(
      about(
        'pause',
        'have the account rest: nothing is sent and nothing is fetched until it is resumed',
      ).action(
        cli.answering((options) =>
          administering(options, async (administration, tenant) => resting(administration, tenant, true)),
        ),
      ),
    )
    .addCommand(
      about('resume', 'let a paused account go on').action(
        cli.answering((options) =>
          administering(options, async (administration, tenant) => resting(administration, tenant, false)),
        ),
      ),
    )
    .addCommand(
      about('sequence', 'set the number uploads go on from, after the authority’s fell below ours')
        .requiredOption('--to <number>', 'the last number the authority has now', wholeNumber)
        .option('--again', 'send again what still waits for a word')
        .option('--confirm', 'do it; without, it is only said what would happen')
        .addHelpText('after', ABOUT_SEQUENCE)
        .action(
          cli.answering((options) =>
            numbering(options, (means, tenant) => setSequence(means, tenant, options)),
          ),
        ),
    )
    .addCommand(
      about('settle', 'say what the bureau has of the upload that stopped the account')
        .option('--taken', 'the bureau has it')
        .option('--anew', 'the bureau does not have it: it goes again')
        .action(
          cli.answering((options) =>
            numbering(options, (means, tenant) => settleUpload(means, tenant, options)),
          ),
        ),
    )
    .addCommand(
      about(
        'retry',
        'queue the orders again that were held because the authority could not take them',
      ).action(cli.answering((options) => working(options, ({ retry }, tenant) => retry(tenant)))),
    )
    .addCommand(
      about('aside', 'list the files that could not be read').action(
        cli.answering((options) => working(options, ({ aside }, tenant) => aside(tenant))),
      ),
    )
    .addCommand(
      about('acknowledge', 'end a file that was set aside and will never be read: those behind it follow')
        .requiredOption('--message <id>', 'the file, as `aside` lists it')
        .action(
          cli.answering((options) =>
            working(options, ({ acknowledge }, tenant) => acknowledge(tenant, options.message)),
          ),
        ),
    )
    .addCommand(
      about('rotate', 'replace password or key; the former key goes on opening what was encrypted with it')
        .requiredOption(
          '--file <secrets.json>',
          'the file with {"password"} or {"aesKey", "aesIv"}, or all three',
        )
        .action(
          cli.answering((options) =>
            administering(options, async (administration, tenant) => {
              const result = await administration.rotate(
                tenant,
                await readJson(options.file, accountSecretsSchema),
                OPERATOR,
              );
              const answer = report(result);
              return answer.failed ? { ...answer, text: `${answer.text}\nNothing was stored.` } : answer;
            }),
          ),
        ),
    )
    .addCommand(
      about('reopen', 'read those files once more')
        .option('--message <id>', 'the one file to read again; all when it is left out')
        .action(
          cli.answering((options) =>
            working(options, ({ reopen }, tenant) => reopen(tenant, options.message)),
          ),
        ),
    );
}
