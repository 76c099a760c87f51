import { parseArgs } from 'node:util';
import { StartupError } from '../../prisma/startup-error.ts';
import { readConfig } from '../config.ts';
import { loadMasterKey } from '../master-key.ts';
import { createPrivacy } from '../privacy/privacy.ts';
import { RehearsalFailure } from '../rehearse/client.ts';
import { rehearse } from '../rehearse/drive.ts';
import { demoKey } from '../tenancy/demo.ts';

const HELP = `Drives one filing through a running service, from the type check to the approval, and prints its timeline.

  npm run rehearse -- [options]

  --url <address>         service to try (http://127.0.0.1:$PORT)
  --secret-key <sk_test>  key of the provider (the demo provider's, read with this machine's master key)
`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      'secret-key': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const config = readConfig();
  const url = values.url ?? config.publicUrl ?? `http://127.0.0.1:${config.port}`;
  const secretKey =
    values['secret-key'] ??
    demoKey(createPrivacy({ masterKey: loadMasterKey(config), loadWrapped: async () => null }), 'SECRET');
  const { state, filingId, timeline } = await rehearse({
    endpoint: `${url.replace(/\/+$/, '')}/graphql`,
    secretKey,
  });
  process.stdout.write(
    `${filingId}\n${timeline.map(({ at, text }) => `${at}  ${text}`).join('\n')}\n${state}\n`,
  );
  if (state !== 'APPROVED') process.exitCode = 1;
}

run().catch((error: unknown) => {
  if (!(error instanceof RehearsalFailure || error instanceof StartupError || error instanceof TypeError))
    throw error;
  process.stderr.write(`The rehearsal failed: ${error.message}\n`);
  process.exitCode = 1;
});
