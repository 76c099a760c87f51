import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { IN_MEMORY, StartupError } from '../../prisma/database.ts';
import { runRehearsalAuthority } from '../authority/rehearsal/standalone.ts';

const HELP = `Runs the rehearsal authority alone, for trying out a connector.

  npm run rehearsal-authority -- [options]

  --port <number>       port to listen on (4900; 0 for any free one)
  --host <address>      address to listen on (127.0.0.1)
  --data <folder>       keep everything in this folder; without it, in memory
  --secret <text>       what the credentials of providers are derived from (rehearsal)
  --token <text>        token of the control endpoint (a new one each time)
  --provider <name>     provider whose account is opened and printed; may be repeated (demo)
`;

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4900' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string' },
      secret: { type: 'string', default: 'rehearsal' },
      token: { type: 'string', default: randomBytes(16).toString('hex') },
      provider: { type: 'string', multiple: true, default: ['demo'] },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartupError('--port must be a number from 0 to 65535');
  }
  const running = await runRehearsalAuthority({ ...values, port, data: values.data ?? IN_MEMORY });
  process.stdout.write(
    `Rehearsal authority at ${running.origin}\n` +
      `Control endpoint ${running.origin}/rehearsal/control, token ${values.token}\n` +
      `${JSON.stringify(running.connections, null, 2)}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.close());
}

run().catch((error: unknown) => {
  const expected = error instanceof StartupError || (error instanceof TypeError && 'code' in error);
  if (!expected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
