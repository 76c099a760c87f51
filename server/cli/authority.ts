import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openDatabase, StartupError } from '../../prisma/database.ts';
import { migrate } from '../../prisma/migrate.ts';
import { errorCode } from '../../prisma/startup-error.ts';
import {
  createAdministration,
  type Administration,
  type CheckResult,
} from '../authority/connector/administration.ts';
import {
  accountSettingsSchema,
  privateUrls,
  type AccountSettingsInput,
} from '../authority/connector/settings.ts';
import { createProtocolClient } from '../authority/protocol/client.ts';
import { ProtocolFault } from '../authority/protocol/fault.ts';
import { withWsdl } from '../authority/protocol/config.ts';
import { readWsdl } from '../authority/protocol/soap/wsdl.ts';
import { getWsdl } from '../authority/protocol/transport/post.ts';
import { readConfig } from '../config.ts';
import { AuthorityUnavailable } from '../errors.ts';
import { createLogger } from '../logging.ts';
import { loadMasterKey } from '../master-key.ts';
import { createPrivacy } from '../privacy/privacy.ts';
import type { Tenant } from '../tenancy/actor.ts';
import { OPERATOR } from '../tenancy/audit.ts';
import { findProviderBySlug, wrappedKeyLoader } from '../tenancy/providers.ts';
import { openWork, type Means } from './authority-work.ts';

const HELP = `Sets, shows and checks a provider's account with the authority (通信参数).

  npm run authority -- set   --provider <slug> --file <settings.json> [--mode live|test] [--wsdl] [--public-only] [--unchecked]
  npm run authority -- show  --provider <slug> [--mode live|test]
  npm run authority -- check --provider <slug> [--mode live|test]
  npm run authority -- retry --provider <slug> [--mode live|test]
  npm run authority -- aside --provider <slug> [--mode live|test]
  npm run authority -- reopen --provider <slug> [--mode live|test] [--message <id>]

  --wsdl         read the service descriptions and take over what they say and the file leaves open
  --public-only  refuse addresses that only this network knows
  --unchecked    store the settings without trying them out first
  --message      the one file to read again; all that are set aside when it is left out

The file holds {"connection": {"urls": {"upload", "status", "password"}, "ispId", "userName", "password", "aesKey", "aesIv",
"encryptAlgorithm", …}, "uploadHours": [{"from", "to"}], "schedule": {"waiting", "idle", "retry"}, "schemas", "checkCodes",
"entryName", "acknowledgeBrokenAfter"}; "schemas" is a folder with the authority's own UploadData.xsd and DownloadData.xsd.
The check asks the authority for the previous upload; when it works, a stopped account goes on. retry queues the orders
that were held because the authority could not take them; aside lists the files that could not be read, and reopen reads
them once more. The embedded database is one process's: stop the service first.
`;

const OPTIONS = {
  provider: { type: 'string' },
  mode: { type: 'string', default: 'live' },
  file: { type: 'string' },
  wsdl: { type: 'boolean', default: false },
  'public-only': { type: 'boolean', default: false },
  unchecked: { type: 'boolean', default: false },
  message: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const COMMANDS: readonly string[] = ['set', 'show', 'check', 'retry', 'aside', 'reopen'];

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

const say = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);

async function settingsIn(file: string | undefined): Promise<AccountSettingsInput> {
  if (!file) throw new StartupError('--file names the JSON file with the settings');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartupError(`${file} cannot be read (${errorCode(error) ?? 'unknown'}).`);
  });
  const written: unknown = JSON.parse(text);
  const checked = accountSettingsSchema.safeParse(written);
  if (!checked.success) throw new StartupError(`${file}:\n${z.prettifyError(checked.error)}`);
  // Kept as it was written: defaults of a later release are to hold, too.
  return written as AccountSettingsInput;
}

async function withDescriptions(settings: AccountSettingsInput): Promise<AccountSettingsInput> {
  let { connection } = settings;
  for (const url of Object.values(connection.urls)) {
    const wsdl = await getWsdl(`${url}?wsdl`, { timeoutMs: 30_000, maxBytes: 5 * 1024 * 1024 });
    connection = withWsdl(connection, readWsdl(wsdl));
  }
  return { ...settings, connection };
}

function report(result: CheckResult): void {
  if (result.ok) {
    process.stdout.write(`The authority answers; the last upload it has is ${result.lastSequence}.\n`);
    return;
  }
  process.stderr.write(`The authority refuses (code ${result.code}): ${result.message}\n`);
  process.exitCode = 1;
}

async function set(administration: Administration, tenant: Tenant, values: Values): Promise<void> {
  const written = await settingsIn(values.file);
  const strangers = values['public-only'] ? privateUrls(written.connection) : [];
  if (strangers.length > 0) throw new StartupError(`Addresses of this network only: ${strangers.join(', ')}`);
  const settings = values.wsdl ? await withDescriptions(written) : written;
  if (!values.unchecked) {
    const result = await administration.tryOut(tenant, settings);
    report(result);
    if (!result.ok) return void process.stderr.write('Nothing was stored.\n');
  }
  await administration.set(tenant, settings, OPERATOR);
  process.stdout.write('The settings are stored.\n');
}

async function show(administration: Administration, tenant: Tenant): Promise<void> {
  const shown = await administration.show(tenant);
  if (!shown) throw new StartupError('The provider has no account with the authority in this mode.');
  say({ ...shown, lastSequence: String(shown.lastSequence) });
}

async function work(means: Means, tenant: Tenant, command: string, { message }: Values): Promise<void> {
  const { aside, reopen, retry, close } = await openWork(means);
  try {
    if (command === 'retry') await retry(tenant);
    else if (command === 'aside') await aside(tenant);
    else await reopen(tenant, message);
  } finally {
    await close();
  }
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command = ''] = positionals;
  if (values.help || !COMMANDS.includes(command)) return void process.stdout.write(HELP);
  if (!values.provider) throw new StartupError('--provider names the provider');
  const mode = z.enum(['live', 'test']).safeParse(values.mode);
  if (!mode.success) throw new StartupError('--mode is live or test');
  const config = readConfig();
  const masterKey = loadMasterKey(config);
  const database = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir });
  try {
    await migrate(database);
    const { prisma } = database;
    const provider = await findProviderBySlug(prisma, values.provider);
    if (!provider) throw new StartupError(`There is no provider ${values.provider}.`);
    const tenant: Tenant = { providerId: provider.id, mode: mode.data === 'live' ? 'LIVE' : 'TEST' };
    const means = {
      database,
      privacy: createPrivacy({
        masterKey,
        previousMasterKeys: config.previousMasterKeys,
        loadWrapped: wrappedKeyLoader(prisma),
      }),
      log: createLogger({ level: 'fatal' }),
    };
    const administration = createAdministration({
      ...means,
      now: () => new Date(),
      openClient: createProtocolClient,
    });
    if (command === 'set') await set(administration, tenant, values);
    else if (command === 'show') await show(administration, tenant);
    else if (command === 'check') report(await administration.check(tenant));
    else await work(means, tenant, command, values);
  } finally {
    await database.close();
  }
}

run().catch((error: unknown) => {
  const expected =
    error instanceof StartupError ||
    error instanceof AuthorityUnavailable ||
    error instanceof ProtocolFault ||
    error instanceof RangeError ||
    error instanceof SyntaxError;
  if (!expected) throw error;
  process.stderr.write(
    error instanceof AuthorityUnavailable
      ? 'The authority gave no answer that can be used.\n'
      : `${error.message}\n`,
  );
  process.exitCode = 1;
});
