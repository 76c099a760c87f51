import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
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
import { ProvinceServedTwice } from '../../authority/connector/storing/bureaus.ts';
import type { AtBureau } from '../../authority/port.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { readJson, writtenIn } from '../input-file.ts';
import { countUpTo, provinceOf, provincesOf, timeOf } from '../option-values.ts';
import { modeOption, providerOption, tenantNamed, withMeans, type Means } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';
import { ABOUT_SEQUENCE, setSequence, settleUpload, wholeNumber } from './authority-numbers.ts';
import { ABOUT_ARCHIVE, archive, directionOption, MOST_LISTED, statusOption } from './authority-archive.ts';
import { rehearsalOf, withAuthority, withWork, type Work } from './authority-work.ts';

const ABOUT_SETTINGS = `
The file holds {"connection": {"urls": {"upload", "status", "password"}, "ispId", "userName", "password", "aesKey", "aesIv",
"encryptAlgorithm", …}, "uploadHours": [{"from", "to"}], "schedule": {"waiting", "idle", "retry"}, "schemas", "checkCodes",
"entryName", "acknowledgeBrokenAfter"}; "schemas" is a folder with the authority's own UploadData.xsd and DownloadData.xsd.
What differs from V3.0 stands in "connection": "namespace", "namespaces" {"upload", "status", "password"}, "qualified", "spelling",
"parameterNames", "moreParameters", "moreMethods", "moreElements", "soapAction", "version", "aesMode", "aesKeyForm", "digestForm",
"filingPasswordForm"; and the way there in "network": {"proxy", "ca", "certificate", "key", "passphrase", "localAddress"}. A text such
as "file:ca.pem" stands for what that file beside the settings holds.
The settings are tried out first: the authority is asked for the previous upload. When that works, a stopped account goes on.`;

const FROM_FILE = 'file:';

/** What is written, with texts such as `file:ca.pem` replaced by what that file beside it holds. */
async function withFiles(written: unknown, folder: string): Promise<unknown> {
  if (typeof written === 'string' && written.startsWith(FROM_FILE))
    return readFile(resolve(folder, written.slice(FROM_FILE.length)), 'utf8').catch((cause: unknown) => {
      throw new StartupError(`${written} cannot be read: ${cause instanceof Error ? cause.message : ''}`);
    });
  if (Array.isArray(written)) return Promise.all(written.map((one) => withFiles(one, folder)));
  if (typeof written !== 'object' || written === null) return written;
  const entries = Object.entries(written).map(async ([name, value]: [string, unknown]) => [
    name,
    await withFiles(value, folder),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as unknown;
}

async function settingsIn(file: string): Promise<AccountSettingsInput> {
  const settings = await withFiles(await writtenIn(file), dirname(file));
  const checked = accountSettingsSchema.safeParse(settings);
  if (!checked.success) throw new StartupError(`${file}:\n${z.prettifyError(checked.error)}`);
  // Kept as it was written: defaults of a later release are to hold, too.
  return settings as AccountSettingsInput;
}

const VALUES = z.record(z.string(), z.string());

async function withDescriptions(settings: AccountSettingsInput): Promise<AccountSettingsInput> {
  let { connection } = settings;
  const { network } = accountSettingsSchema.parse(settings).connection;
  for (const service of ['upload', 'status', 'password'] as const) {
    const url = `${connection.urls[service]}?wsdl`;
    const wsdl = await getWsdl(url, { timeoutMs: 30_000, maxBytes: 5 * 1024 * 1024, network });
    connection = withWsdl(connection, readWsdl(wsdl), service);
  }
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

type Setting = { file: string; provinces?: string[]; wsdl?: true; publicOnly?: true; unchecked?: true };

async function set(administration: Administration, tenant: AtBureau, options: Setting): Promise<Answer> {
  const { provinces = tenant.bureau ? [tenant.bureau] : [] } = options;
  if (provinces.length > 0 && !tenant.bureau)
    throw new StartupError('Only an account with a --bureau serves single provinces.');
  const asked = await settingsIn(options.file);
  const strangers = options.publicOnly ? privateUrls(asked.connection) : [];
  if (strangers.length > 0) throw new StartupError(`Addresses of this network only: ${strangers.join(', ')}`);
  const settings = options.wsdl ? await withDescriptions(asked) : asked;
  const tried = options.unchecked ? null : report(await administration.tryOut(tenant, settings));
  if (tried?.failed)
    return { ...tried, text: `${tried.text}\nNothing was stored.`, json: { ...tried.json, stored: false } };
  await administration.set(tenant, settings, OPERATOR, provinces).catch((error: unknown) => {
    throw error instanceof ProvinceServedTwice
      ? new StartupError(`Nothing was stored: ${error.message}.`)
      : error;
  });
  return {
    text: [tried?.text, 'The settings are stored.'].filter(Boolean).join('\n'),
    json: { ...tried?.json, stored: true },
  };
}

async function show(administration: Administration, tenant: AtBureau): Promise<Answer> {
  const shown = await administration.show(tenant);
  if (!shown) throw new StartupError('The provider has no account with the authority in this mode.');
  const json = { ...shown, lastSequence: String(shown.lastSequence) };
  return { text: JSON.stringify(json, null, 2), json };
}

async function resting(administration: Administration, tenant: AtBureau, rests: boolean): Promise<Answer> {
  const changed = await administration.rest(tenant, rests, OPERATOR);
  const state = rests ? 'It rests until it is resumed.' : 'It goes on.';
  return { text: changed ? state : `Nothing changed. ${state}`, json: { rests, changed } };
}

type Whose = { provider: string; mode: Tenant['mode']; bureau: string };

/** Sets, shows and checks a provider's account with the authority (通信参数), and works on what was held or set aside. */
export function authorityFamily(cli: Cli) {
  const about = (name: string, description: string) =>
    new Command(name)
      .description(description)
      .addOption(providerOption())
      .addOption(modeOption().default('LIVE' as const, 'live'))
      .option(
        '--bureau <province>',
        'the account with the bureau of this province (330000 or 浙江), where the provider has several; left out, the one for all others',
        provinceOf,
        '',
      );

  const inTenant = (
    options: Whose,
    work: (means: Means, at: AtBureau & { bureau: string }) => Promise<Answer>,
  ) =>
    withMeans(cli, async (means) =>
      work(means, { ...(await tenantNamed(means, options)), bureau: options.bureau }),
    );

  const partsOf = async ({ database, log, privacy }: Means): Promise<Parts> => ({
    store: createStore({ database, log, privacy: await privacy(), now: () => new Date() }),
    log,
    openClient: createProtocolClient,
  });

  const administering = (
    options: Whose,
    work: (administration: Administration, tenant: AtBureau) => Promise<Answer>,
  ) => inTenant(options, async (means, tenant) => work(createAdministration(await partsOf(means)), tenant));

  const numbering = (
    options: Whose,
    work: (means: { numbers: Numbers; prisma: PrismaClient }, tenant: AtBureau) => Promise<Answer>,
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
          '--provinces <list>',
          'with --bureau: the provinces whose orders go by this account, e.g. 浙江,上海; left out, the bureau’s own',
          provincesOf,
        )
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
            report(await administration.check(tenant, OPERATOR)),
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
      about('archive', 'list what was exchanged with the authority, the newest first, or export it')
        .option('--from <time>', 'only from then on', timeOf)
        .option('--until <time>', 'only before then', timeOf)
        .option('--filing <fil_…>', 'only messages about this order')
        .option('--subject <sub_…>', 'only messages about the orders of this subject')
        .option('--sequence <number>', 'only the uploads under this number', wholeNumber)
        .option('--name <file>', 'only the received file of this name')
        .option('--operation <element>', 'only files that hold this element, such as BAJG')
        .option('--method <name>', 'only messages of this method, such as isp_upload')
        .addOption(statusOption())
        .addOption(directionOption())
        .option('--limit <number>', `so many at most, up to ${MOST_LISTED}`, countUpTo(MOST_LISTED), 100)
        .option('--export <file>', 'write all that fit into this file, with what they say')
        .addHelpText('after', ABOUT_ARCHIVE)
        .action(
          cli.answering((options) =>
            inTenant(options, (means, tenant) =>
              withAuthority(means, (services) => archive(services, tenant, options)),
            ),
          ),
        ),
    )
    .addCommand(
      about('call', 'call a method of a newer version that the settings name (moreMethods)')
        .requiredOption('--method <name>', 'its name')
        .option('--values <values.json>', 'the file with {"parameter": "value"}')
        .action(
          cli.answering((options) =>
            administering(options, async (administration, tenant) => {
              const values = options.values ? await readJson(options.values, VALUES) : {};
              const answer = await administration.call(tenant, options.method, values);
              return { text: answer, json: { method: options.method, answer } };
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
