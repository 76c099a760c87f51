import { Command } from '@commander-js/extra-typings';
import { rotateMasterKey } from '../../platform/service/rotate-keys.ts';
import { withMeans } from '../means.ts';
import type { Cli } from '../terminal.ts';

const HOW = `
A new master key comes in without a pause:
  1. openssl rand -base64 32
  2. Restart every replica with MASTER_KEY=<new> and PREVIOUS_MASTER_KEYS=<former>.
  3. jieru keys rotate, in the same environment. A run that was broken off is run again.
  4. Take the former key out of PREVIOUS_MASTER_KEYS, at the next restart. Keep it with the backups that it opens.`;

/** The keys of the installation itself. */
export const keysFamily = (cli: Cli) =>
  new Command('keys')
    .description('change the master key that everything personal is sealed under')
    .addCommand(
      new Command('rotate')
        .description(
          'wrap all data keys with MASTER_KEY, so that the former one may go; the service keeps serving',
        )
        .addHelpText('after', HOW)
        .action(
          cli.answering(() =>
            withMeans(cli, async ({ config, database }) => {
              const { rewrapped, done } = await rotateMasterKey(database, config);
              return {
                text: `Data keys wrapped with the new master key: ${rewrapped} (${done} had been before). PREVIOUS_MASTER_KEYS may be emptied now.`,
                json: { rewrapped, done },
              };
            }),
          ),
        ),
    );
