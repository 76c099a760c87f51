import { Command } from '@commander-js/extra-typings';
import { readConfig, type Config } from '../../config.ts';
import { requireMasterKey } from '../../platform/privacy/master-key.ts';
import { createPrivacy } from '../../platform/privacy/privacy.ts';
import { rehearse } from '../../rehearsal/walk/drive.ts';
import { demoKey } from '../../platform/tenancy/demo.ts';
import { endpointOf, reaching, urlOption } from '../running-service.ts';
import type { Cli } from '../terminal.ts';

const ownDemoKey = (config: Config): string =>
  demoKey(createPrivacy({ masterKey: requireMasterKey(config), loadWrapped: async () => null }), 'SECRET');

/** Drives one filing through a running service. */
export const rehearseFamily = (cli: Cli) =>
  new Command('rehearse')
    .description(
      'drive one filing through a running service, from the type check to the approval, and print its timeline',
    )
    .addOption(urlOption())
    .option(
      '--secret-key <sk_test_…>',
      'test key of the provider (the demo provider’s, read with this machine’s master key)',
    )
    .action(
      cli.answering(async ({ url, secretKey }) => {
        const config = readConfig(cli.env);
        const endpoint = endpointOf(config, url);
        const { state, filingId, timeline } = await reaching(
          endpoint,
          rehearse({ endpoint, secretKey: secretKey ?? ownDemoKey(config) }),
        );
        return {
          text: [filingId, ...timeline.map(({ at, text }) => `${at}  ${text}`), state].join('\n'),
          json: { filingId, state, timeline },
          failed: state !== 'APPROVED',
        };
      }),
    );
