import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { randomBytes } from 'node:crypto';
import { IN_MEMORY } from '../../../prisma/database.ts';
import { runRehearsalAuthority } from '../../rehearsal/authority/standalone.ts';
import type { Cli } from '../terminal.ts';

const portOf = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('It is a number from 0 to 65535.');
};

const also = (name: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  name,
];

/** The rehearsal authority as a program of its own; it runs until it is told to end. */
export const rehearsalAuthorityFamily = (cli: Cli) =>
  new Command('rehearsal-authority')
    .description('run the rehearsal authority alone, for trying out a connector')
    .option('--port <number>', 'port to listen on; 0 for any free one', portOf, 4900)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <folder>', 'keep everything in this folder; without it, in memory')
    .option('--secret <text>', 'what the credentials of providers are derived from', 'rehearsal')
    .option('--token <text>', 'token of the control endpoint (a new one each time)')
    .option('--provider <name>', 'provider whose account is opened and printed; may be repeated (demo)', also)
    .action(
      cli.answering(
        async ({ data = IN_MEMORY, token = randomBytes(16).toString('hex'), provider, ...place }) => {
          const running = await runRehearsalAuthority({
            ...place,
            data,
            token,
            provider: [...(provider ?? ['demo'])],
          });
          for (const signal of ['SIGINT', 'SIGTERM'] as const)
            process.once(signal, () => void running.close());
          const { origin, connections } = running;
          const control = `${origin}/rehearsal/control`;
          return {
            text: `Rehearsal authority at ${origin}\nControl endpoint ${control}, token ${token}\n${JSON.stringify(connections, null, 2)}`,
            json: { origin, control, token, connections },
          };
        },
      ),
    );
