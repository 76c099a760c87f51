import { Argument, Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { z } from 'zod';
import { PROVINCES } from '../../../schema/rules/choices/provinces.ts';
import {
  changesIn,
  publishedRules,
  rulesToPublish,
  type RuleChange,
} from '../../filing/provinces/published.ts';
import { readJson } from '../input-file.ts';
import type { Answer, Cli } from '../terminal.ts';

const ABOUT_COMPARE = `
Put out the rules, correct the file (end a rule with "until" and add the new one with "from", rather than change a value), and compare: what
this edition has otherwise is listed rule by rule. How to send a correction stands in .github/docs/rules.md.`;

const provinceNamed = (text: string, former: readonly string[] = []): readonly string[] => {
  const found = PROVINCES.find(
    ({ code, key, name, short }) => [code, key, name, short].includes(text) || code.slice(0, 2) === text,
  );
  if (!found && text !== 'national')
    throw new InvalidArgumentError('It is a code such as 330000, a name such as 浙江, or national.');
  return [...former, found?.code ?? 'national'];
};

/** A document goes out as it is, for people and programs alike. */
const documented = (content: object): Answer => ({ text: JSON.stringify(content, null, 2), json: content });

const lineOf = ({ what, rule }: RuleChange): string =>
  `${what.padEnd(8)} ${rule.key} from ${rule.from}: ${JSON.stringify(rule.value)}`;

/** The rules of the country and its provinces as data that others check, correct and use. */
export function rulesFamily(cli: Cli) {
  return new Command('rules')
    .description('the rules of the country and its provinces (各省管局要求) as data')
    .addCommand(
      new Command('export')
        .description('put out every rule with its days, sources and words, as JSON')
        .addOption(
          new Option('--province <code>', 'only this province, or national; may be said again').argParser(
            provinceNamed,
          ),
        )
        .action(cli.answering(async ({ province }) => documented(rulesToPublish(province)))),
    )
    .addCommand(
      new Command('schema')
        .description('put out the JSON Schema of that document')
        .action(cli.answering(async () => documented(z.toJSONSchema(publishedRules)))),
    )
    .addCommand(
      new Command('compare')
        .description('tell what another edition of the rules has otherwise')
        .addArgument(new Argument('<rules.json>', 'an edition of the rules'))
        .addHelpText('after', ABOUT_COMPARE)
        .action(
          cli.answering(async (file: string): Promise<Answer> => {
            const theirs = await readJson(file, publishedRules);
            const mine = rulesToPublish();
            const ofThose = new Set([
              ...theirs.provinces.map(({ code }) => code),
              ...theirs.rules.map(({ of }) => of),
            ]);
            const changes = changesIn(rulesToPublish([...ofThose]), theirs);
            return {
              text: [
                ...changes.map(lineOf),
                `Rules that differ from those of this edition (${mine.version}): ${changes.length}.`,
              ].join('\n'),
              json: { version: mine.version, changes },
            };
          }),
        ),
    );
}
