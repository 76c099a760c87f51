import { nameOfCode } from '../../kit/words/labels.ts';
import { sayIfKnown } from '../../kit/words/words.ts';
import {
  examineAccount,
  pauseAccount,
  resumeAccount,
  retryHeld,
  rotateSecrets,
  setSequence,
  settleUpload,
} from '../operations/operate.graphql.ts';
import type { AccountRow } from '../types.ts';
import { carriedOut, given, type Act, type ActField, type Told } from './act.ts';
import { sayOperate } from './words.ts';

/** What may be done to an account with the authority, in the order in which it is offered. */
export const ACCOUNT_ACTS = ['pause', 'resume', 'examine', 'rotate', 'settle', 'sequence'] as const;

export type AccountAct = (typeof ACCOUNT_ACTS)[number];

/** Why it is done, for the audit. */
export const reasonField = (): ActField => ({
  key: 'reason',
  kind: 'words',
  label: sayOperate('operate.reason'),
  hint: sayOperate('operate.reasonHint'),
  isRequired: true,
});

/** The sentences of what follows from an act, one a line of the catalogue. */
export const rulesIn = (text: string): readonly string[] => text.split('\n');

type Tried = { readonly done: boolean; readonly replyCode: number | null; readonly problem: string | null };

const triedOr = ({ done, replyCode, problem }: Tried, text: string): Told => {
  if (done) return { kind: 'DONE', text };
  const meaning = replyCode === null ? '' : sayIfKnown(String(replyCode));
  return {
    kind: 'HINDERED',
    text: sayOperate('operate.notDone'),
    lines: replyCode === null ? [] : [sayOperate('operate.replied', { code: replyCode, meaning })],
    detail: problem,
  };
};

type Check = {
  readonly check: string;
  readonly outcome: string;
  readonly code: number | null;
  readonly detail: string | null;
};

const checkLine = ({ check, outcome, code, detail }: Check): string =>
  [
    `${sayIfKnown(`check.${check}`)}: ${sayIfKnown(`outcome.${outcome}`)}`,
    code === null ? '' : sayOperate('operate.replied', { code, meaning: sayIfKnown(String(code)) }),
    detail ?? '',
  ]
    .filter(Boolean)
    .join(' · ');

const examined = (checks: readonly Check[]): Told => {
  const failed = checks.filter(({ outcome }) => outcome === 'FAILED').length;
  const text = failed > 0 ? sayOperate('examine.failed', { count: failed }) : sayOperate('examine.done');
  return { kind: 'DONE', text, lines: checks.map(checkLine) };
};

/** What an account is called: by its bureau, or as that of all provinces. */
export const accountName = ({ bureau }: Pick<AccountRow, 'bureau'>): string =>
  bureau ? sayOperate('account.of', { bureau: nameOfCode('province', bureau) }) : sayOperate('account.ofAll');

const secretField = (key: 'password' | 'aesKey' | 'aesIv'): ActField => ({
  key,
  kind: 'secret',
  label: sayOperate(`rotate.${key}`),
});

/** What may be done to an account, in the language on show. */
export const accountAct = (name: AccountAct, account: AccountRow): Act => {
  const accountId = account.id ?? '';
  const reason = (text: string | undefined): string => text ?? '';
  const shown = {
    heading: sayOperate(`${name}.heading`),
    about: accountName(account),
    rules: rulesIn(sayOperate(`${name}.rules`)),
    action: sayOperate(`${name}.do`),
  };
  const acts: Record<AccountAct, Pick<Act, 'fields' | 'isFinal' | 'send'>> = {
    pause: {
      fields: [reasonField()],
      send: (api, values, signal) =>
        carriedOut(
          api.mutate(pauseAccount, { input: { accountId, reason: reason(values['reason']) } }, signal),
          () => ({ kind: 'DONE', text: sayOperate('pause.done') }),
        ),
    },
    resume: {
      fields: [reasonField()],
      send: (api, values, signal) =>
        carriedOut(
          api.mutate(resumeAccount, { input: { accountId, reason: reason(values['reason']) } }, signal),
          (result) => triedOr(result, sayOperate('resume.done')),
        ),
    },
    examine: {
      fields: [],
      send: (api, _values, signal) =>
        carriedOut(api.mutate(examineAccount, { input: { bureau: account.bureau } }, signal), ({ checks }) =>
          examined(checks),
        ),
    },
    rotate: {
      fields: [secretField('password'), secretField('aesKey'), secretField('aesIv'), reasonField()],
      send: (api, values, signal) => {
        const secrets = {
          password: given(values['password']),
          aesKey: given(values['aesKey']),
          aesIv: given(values['aesIv']),
        };
        const input = { accountId, ...secrets, reason: reason(values['reason']) };
        return carriedOut(api.mutate(rotateSecrets, { input }, signal), (result) =>
          triedOr(result, sayOperate('rotate.done')),
        );
      },
    },
    settle: {
      isFinal: true,
      fields: [
        {
          key: 'as',
          kind: 'choice',
          label: sayOperate('settle.as'),
          isRequired: true,
          options: (['TAKEN', 'ANEW'] as const).map((value) => ({
            value,
            text: sayOperate(`settle.${value}`),
          })),
        },
        reasonField(),
      ],
      send: (api, values, signal) => {
        const as = values['as'] === 'TAKEN' ? 'TAKEN' : 'ANEW';
        const input = { accountId, as, reason: reason(values['reason']) } as const;
        return carriedOut(api.mutate(settleUpload, { input }, signal), ({ sequence }) => ({
          kind: 'DONE',
          text: sayOperate('settle.done', { number: sequence }),
        }));
      },
    },
    sequence: {
      isFinal: true,
      fields: [
        {
          key: 'last',
          kind: 'text',
          label: sayOperate('sequence.last'),
          hint: sayOperate('sequence.lastHint', { number: account.lastSequence }),
          isRequired: true,
        },
        { key: 'again', kind: 'tick', label: sayOperate('sequence.again') },
        reasonField(),
      ],
      send: (api, values, signal) => {
        const last = (values['last'] ?? '').trim();
        const again = values['again'] === 'true';
        const confirm = values['confirm'] === 'true';
        const input = { accountId, last, again, confirm, reason: reason(values['reason']) };
        return carriedOut(api.mutate(setSequence, { input }, signal), ({ done, sent, uploads }): Told =>
          done
            ? { kind: 'DONE', text: sayOperate('sequence.done', { number: last, count: sent }) }
            : {
                kind: 'ASKS',
                text: sayOperate('sequence.asks', { number: last, count: uploads.length }),
                lines: uploads.map(({ sequence, operation, waits }) =>
                  sayOperate(waits ? 'sequence.waits' : 'sequence.decided', {
                    number: sequence,
                    operation: operation ?? '',
                  }),
                ),
              },
        );
      },
    },
  };
  return { ...shown, ...acts[name] };
};

/** All filings that are held are queued again. */
export const retryAct = (about: string): Act => ({
  heading: sayOperate('retryAll.heading'),
  about,
  rules: rulesIn(sayOperate('retryAll.rules')),
  action: sayOperate('retryAll.do'),
  fields: [reasonField()],
  send: (api, values, signal) =>
    carriedOut(
      api.mutate(retryHeld, { input: { reason: values['reason'] ?? '' } }, signal),
      ({ queued }) => ({ kind: 'DONE', text: sayOperate('retryAll.done', { count: queued }) }),
    ),
});
