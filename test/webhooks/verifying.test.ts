import { describe, expect, it } from 'vitest';
import { newSigningSecret, signedHeaders } from '../../server/platform/outgoing/sign.ts';
import { answersIn, isInstalled, LANGUAGES } from './support/languages.ts';

/** Compilers take their time on a busy machine. */
const PATIENCE_MS = 240_000;

const [former, newer, foreign] = [newSigningSecret(), newSigningSecret(), newSigningSecret()];
const BODY = JSON.stringify({
  type: 'filing.approved',
  timestamp: new Date(),
  data: { id: 'fil_1', note: '备案' },
});

type Sent = { id: string; timestamp: string; signature: string; body: string };

/** A message as the service signs it, so many seconds ago. */
function signed(secrets: readonly string[], secondsAgo = 0): Sent {
  const headers = signedHeaders(secrets, {
    id: 'out_1',
    at: new Date(Date.now() - secondsAgo * 1000),
    body: BODY,
  });
  const part = (name: string) => headers[`webhook-${name}`] ?? '';
  return { id: part('id'), timestamp: part('timestamp'), signature: part('signature'), body: BODY };
}

const good = signed([newer]);
const rotated = signed([newer, former]);
const [v1 = '', rest = ''] = good.signature.split(',');

const CASES: [what: string, secret: string, sent: Sent, trusted: boolean][] = [
  ['a message of ours', newer, good, true],
  ['one that took three minutes', newer, signed([newer], 180), true],
  ['one of a clock three minutes ahead', newer, signed([newer], -180), true],
  ['one that is six minutes old', newer, signed([newer], 360), false],
  ['one of a clock six minutes ahead', newer, signed([newer], -360), false],
  ['one signed with two secrets, checked with the new one', newer, rotated, true],
  ['one signed with two secrets, checked with the former one', former, rotated, true],
  ['one signed with two secrets, checked with neither', foreign, rotated, false],
  ['one signed with another secret', newer, signed([foreign]), false],
  ['a body with one more blank', newer, { ...good, body: `${BODY} ` }, false],
  ['a body with another state', newer, { ...good, body: BODY.replace('approved', 'refused') }, false],
  ['no body', newer, { ...good, body: '' }, false],
  ['another id', newer, { ...good, id: 'out_2' }, false],
  ['no id', newer, { ...good, id: '' }, false],
  ['an old message with a new time', newer, { ...signed([newer], 3600), timestamp: good.timestamp }, false],
  ['no time', newer, { ...good, timestamp: '' }, false],
  ['a time that is none', newer, { ...good, timestamp: 'now' }, false],
  ['no signature', newer, { ...good, signature: '' }, false],
  ['a signature without its version', newer, { ...good, signature: rest }, false],
  ['a signature of another version', newer, { ...good, signature: `v2,${rest}` }, false],
  ['half a signature', newer, { ...good, signature: `${v1},${rest.slice(0, 20)}` }, false],
  ['an empty signature', newer, { ...good, signature: 'v1,' }, false],
  [
    'a right signature behind others',
    newer,
    { ...good, signature: `v1a,x v1, v1,AAAA ${good.signature}` },
    true,
  ],
];

describe('a receiver made of the guide’s own file', () => {
  for (const language of LANGUAGES)
    it.runIf(isInstalled(language))(
      `tells in ${language.name} what is ours from what is not`,
      () => {
        const lines = CASES.map(([, secret, { id, timestamp, signature, body }]) =>
          [secret, id, timestamp, signature, Buffer.from(body).toString('base64')].join('\t'),
        );
        const answers = answersIn(language, lines);
        expect(CASES.map(([what], index) => [what, answers[index]])).toEqual(
          CASES.map(([what, , , trusted]) => [what, trusted ? 'yes' : 'no']),
        );
      },
      PATIENCE_MS,
    );

  it('is run here in Node at least', () => {
    expect(LANGUAGES.filter(isInstalled).map(({ name }) => name)).toContain('Node');
  });
});
