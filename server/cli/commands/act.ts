import { stat } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import { ACCESS_METHODS } from '../../../schema/rules/choices/access-methods.ts';
import { accessChange } from '../../filing/after/acts/change-access.ts';
import { givenScans, type Scan } from '../../filing/after/acts/scans.ts';
import { fittedToAuthority } from '../../filing/draft/papers/attachments.ts';
import { materialRule } from '../../platform/materials/kinds.ts';
import { recheckAnswer, unfiledSiteAnswer } from '../../filing/after/acts/answers.ts';
import { operateAct, type Desk, type Prepared } from '../../filing/after/acts/acts.ts';
import { deregistration } from '../../filing/after/acts/deregister.ts';
import { StartupError } from '../../../prisma/database.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { contentOf } from '../input-file.ts';
import { modeOption, providerOption, tenantNamed, withMeans } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';
import { withAuthority } from './authority-work.ts';

const PASSWORD = 'JIERU_FILING_PASSWORD';

const code = (text: string): number => {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('It is a number from 1 to 999.');
  return Number(text);
};

const codes = (text: string): number[] => text.split(',').map(code);

const list = (text: string): string[] => text.split(',').map((one) => one.trim());

type ScanFile = { readonly kind: MaterialKind; readonly file: string };

const isKind = (text: string): text is MaterialKind => Object.hasOwn(MaterialKind, text);

const scanFiles = (text: string, before: readonly ScanFile[]): readonly ScanFile[] => {
  const [kind = '', ...file] = text.split('=');
  if (!isKind(kind) || file.length === 0)
    throw new InvalidArgumentError('It is a kind of paper and a file, such as VERIFICATION_FORM=form.jpg.');
  return [...before, { kind, file: file.join('=') }];
};

/** A picture at hand, read when it is needed. @throws StartupError for one that is too large or not there */
const scanIn = ({ kind, file }: ScanFile): Scan => ({
  kind,
  jpeg: async () => {
    const { size } = await stat(file).catch((cause: unknown) => {
      throw new StartupError(`${file} cannot be read.`, { cause });
    });
    const { maxBytes } = materialRule(kind);
    if (size > maxBytes) throw new StartupError(`${file} has ${size} bytes, and ${maxBytes} are the most.`);
    return fittedToAuthority(kind, await contentOf(file));
  },
});

type Whose = { provider: string; mode: Tenant['mode'] };

/** What a provider tells the authority besides filings: answers to its lists, changes of access, scans and deregistrations. */
export function actFamily(cli: Cli) {
  const about = (name: string, description: string) =>
    new Command(name)
      .description(description)
      .addOption(providerOption())
      .addOption(modeOption().default('LIVE' as const, 'live'));

  const sending = (
    whose: Whose,
    prepare: (desk: Desk, tenant: Tenant) => Promise<Prepared>,
  ): Promise<Answer> =>
    withMeans(cli, async (means) => {
      const tenant = await tenantNamed(means, whose);
      return withAuthority(means, async (desk) => {
        const prepared = await prepare(desk, tenant);
        await operateAct(desk, tenant, prepared, OPERATOR);
        const { operation, targetId } = prepared;
        return { text: `The authority has it (${operation}).`, json: { operation, targetId } };
      });
    });

  return new Command('act')
    .description('what a provider tells the authority besides filings')
    .addCommand(
      about('answer-unfiled', 'say what was done about an unfiled website (WBACLJG)')
        .argument('<id>', 'the entry of the list, not_…')
        .requiredOption('--result <code>', 'the bureau’s code of what was done', code)
        .requiredOption('--opinion <words>', 'what was done')
        .action(
          cli.answering((noticeId, { result, opinion, ...whose }) =>
            sending(whose, (desk, tenant) => unfiledSiteAnswer(desk, tenant, { noticeId, result, opinion })),
          ),
        ),
    )
    .addCommand(
      about('answer-recheck', 'answer a re-check task (HSJG): --errors where something is wrong')
        .argument('<id>', 'the entry of the list, not_…')
        .requiredOption('--checker <name>', 'who checked')
        .requiredOption('--opinion <words>', 'what was found')
        .option('--service-contents <codes>', 'codes such as 1,7, where the task does not say them', codes)
        .option('--errors <words>', 'what is wrong; left out, everything is right')
        .action(
          cli.answering((noticeId, { checker, opinion, errors, serviceContents, ...whose }) =>
            sending(whose, (desk, tenant) =>
              recheckAnswer(desk, tenant, {
                noticeId,
                checker,
                opinion,
                errors,
                serviceContents,
                passed: errors === undefined,
              }),
            ),
          ),
        ),
    )
    .addCommand(
      about('change-access', `change the access of a website (BGBA); ${PASSWORD} holds the filing password`)
        .argument('<number>', 'its filing number')
        .option('--server <id>', 'the server on which it will be, srv_…')
        .option('--addresses <ips>', 'all its IPv4 addresses, by commas', list)
        .option('--region <code>', 'the region in which its server stands')
        .addOption(
          new Option('--method <kind>', 'how it is connected').choices(ACCESS_METHODS.map(({ key }) => key)),
        )
        .option('--domains <names>', 'all its domains, by commas', list)
        .action(
          cli.answering((websiteNumber, { server, addresses, region, method, domains, ...whose }) =>
            sending(whose, (desk, tenant) =>
              accessChange(desk, tenant, {
                websiteNumber,
                serverId: server,
                addresses,
                region,
                accessMethod: method,
                domains,
                password: cli.env[PASSWORD],
              }),
            ),
          ),
        ),
    )
    .addCommand(
      about('scans', 'send pictures of papers alone (XZHYD), such as a verification form signed anew')
        .argument('<number>', 'filing number of the website')
        .argument('<kind=file…>', 'such as VERIFICATION_FORM=form.jpg', scanFiles, [])
        .action(
          cli.answering((websiteNumber, files, whose) =>
            sending(whose, (desk, tenant) =>
              givenScans(desk, tenant, { websiteNumber, scans: files.map(scanIn) }),
            ),
          ),
        ),
    )
    .addCommand(
      about('deregister', `deregister a website or a subject (ZXBA); ${PASSWORD} holds the filing password`)
        .argument('<number>', 'its filing number')
        .requiredOption('--reason <code>', 'the authority’s code of the reason', code)
        .option('--remark <words>', 'a remark on the reason')
        .option('--confirm', 'do it: what is deregistered has to be filed anew')
        .action(
          cli.answering((number, { reason, remark, confirm, ...whose }) => {
            if (!confirm) throw new StartupError('Nothing was sent. With --confirm it is.');
            const password = cli.env[PASSWORD];
            return sending(whose, (desk, tenant) =>
              deregistration(desk, tenant, { number, reason, remark, password, confirm }),
            );
          }),
        ),
    );
}
