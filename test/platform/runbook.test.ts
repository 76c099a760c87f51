import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { replyText, resultText } from '../../schema/messages/codes.ts';
import { REPLY_CODES, type Handling } from '../../server/authority/protocol/codes/reply-codes.ts';
import { RESULT_CODES } from '../../server/authority/protocol/codes/result-codes.ts';
import type { KnownResult, ResultKind } from '../../server/authority/protocol/codes/results/result-code.ts';
import { accountSettingsSchema } from '../../server/authority/connector/settings.ts';
import { ALARM_KINDS } from '../../server/watch/alarms.ts';

const guides = join(projectRoot, '.github/docs');
const runbook = readFileSync(join(guides, 'runbook.md'), 'utf8');

/** What the service does about each reply, and what is left for the operator. */
const HANDLED: Readonly<Record<Handling, string>> = {
  ok: 'it goes on',
  empty: 'it looks again later',
  more: 'it fetches the next at once',
  resend: 'it sends the missing numbers first; where it has none, the account stops and asks',
  wait: 'it comes back later by itself with the same request',
  stop: '`ACCOUNT_STOPPED`: nothing more is sent until you have removed the cause',
  defect:
    'an upload is held (`ORDER_HELD`); the settings, or a defect of ours: repeating it gives the same answer',
};

const MEANT: Readonly<Record<ResultKind, string>> = {
  approved: 'good: the order is decided',
  refused: 'the order is refused; the bureau’s own words say why',
  received: 'good news on the way, decides nothing',
  consistent: 'good news on the way, decides nothing',
  data: 'a fault in the data',
  conflict: 'the authority has something that contradicts it',
  state: 'not as things stand at the authority',
  file: 'a fault of the file as a whole; no record of it was looked at',
  setup: 'a right or a setting of the provider',
  other: 'the bureau’s own words say what',
};

const mendedBy = ({ whose }: KnownResult): string =>
  whose === undefined
    ? '–'
    : {
        applicant: 'the applicant, who gets it back with what to correct',
        provider: 'you: the order waits (`ORDER_HELD`)',
        authority: 'the bureau, or time: the order waits (`ORDER_HELD`)',
      }[whose];

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

const codesPage = (): Promise<string> => {
  const lines = [
    '# The authority’s codes',
    '',
    'Written from the code book of the service; `npx vitest run test/platform/runbook.test.ts -u` writes it anew. What to do in general stands in the [Runbook](runbook.md).',
    '',
    '## Replies',
    '',
    '`msg_code` of each answer: about the request, never about what is in it.',
    '',
    row('code', 'meaning', '', 'what happens'),
    row('---', '---', '---', '---'),
    ...REPLY_CODES.map(({ code, handling }) =>
      row(code, replyText(code, 'en'), replyText(code, 'zh-CN'), HANDLED[handling]),
    ),
    '',
    '## Results',
    '',
    '`Jgdm` in the files that the authority sends: about an order, a range of addresses, or a whole file. A code that is not among these is taken for a word of the bureau that somebody has to read.',
    '',
    row('code', 'meaning', '', 'kind', 'who mends it'),
    row('---', '---', '---', '---', '---'),
    ...RESULT_CODES.map((result) =>
      row(
        result.code,
        resultText(result.code, 'en'),
        resultText(result.code, 'zh-CN'),
        MEANT[result.kind],
        mendedBy(result),
      ),
    ),
    '',
  ];
  return resolveConfig(join(guides, 'runbook.md')).then((options) =>
    format(lines.join('\n'), { ...options, parser: 'markdown' }),
  );
};

test('the guide has every code of the authority, what it means in both languages, and what to do', async () => {
  await expect(await codesPage()).toMatchFileSnapshot(join(guides, 'authority-codes.md'));
});

test('the runbook has a section for every alarm, in their order, and no other', () => {
  const told = [...runbook.matchAll(/^### ([A-Z_]+)$/gm)].map(([, kind]) => kind);
  expect(told).toEqual(ALARM_KINDS);
});

test('the settings that the runbook shows are such as the command takes', () => {
  const [, example = ''] = /```json\n(.*?)```/s.exec(runbook) ?? [];
  const filled = example
    .replace('"aesKey": "…"', '"aesKey": "0123456789abcdef"')
    .replace('"aesIv": "…"', '"aesIv": "0123456789abcdef"');
  expect(accountSettingsSchema.safeParse(JSON.parse(filled)).error?.issues ?? []).toEqual([]);
});

test('the runbook says what every answer to the first question means that stops an account, and every failure of the line', () => {
  const [, table = ''] = /\n\*\*3\. Try it out\.\*\*(.*?)\n\*\*4\./s.exec(runbook) ?? [];
  const codes = new Set([...table.matchAll(/\b(\d{1,3})\b(?=[ ,|])/g)].map(([, code]) => Number(code)));
  const stops = REPLY_CODES.filter(({ handling }) => handling === 'stop').map(({ code }) => code);
  expect(stops.length).toBeGreaterThan(3);
  expect(stops.filter((code) => !codes.has(code))).toEqual([]);
  for (const phase of ['connect', 'answer', 'timeout', 'status', 'redirect', 'body'])
    expect(table).toContain(`transport-${phase}`);
  for (const reason of ['html', 'malformed', 'soap-fault', 'soap', 'reply'])
    expect(table).toContain(`\`${reason}\``);
});
