import { answerRecheckTask, answerUnfiledSite } from '../operations/acts.graphql.ts';
import { acknowledgeFile, reopenFile } from '../operations/operate.graphql.ts';
import type { MessageRow, NoticeRow } from '../types.ts';
import { reasonField, rulesIn } from './account-acts.ts';
import { carriedOut, given, linesIn, wholeNumber, type Act } from './act.ts';
import { sayOperate } from './words.ts';

const shownOf = (name: 'unfiled' | 'recheck' | 'reopen' | 'acknowledge', about: string) => ({
  heading: sayOperate(`${name}.heading`),
  about,
  rules: rulesIn(sayOperate(`${name}.rules`)),
  action: sayOperate(`${name}.do`),
});

const opinionField = (label: string) => ({ key: 'opinion', kind: 'words', label, isRequired: true }) as const;

const unfiledAct = ({ id, answerBy }: NoticeRow, about: string): Act => ({
  ...shownOf('unfiled', about),
  due: answerBy,
  isFinal: true,
  fields: [
    {
      key: 'result',
      kind: 'text',
      label: sayOperate('unfiled.result'),
      hint: sayOperate('unfiled.resultHint'),
      isRequired: true,
    },
    opinionField(sayOperate('unfiled.opinion')),
  ],
  send: (api, values, signal) => {
    const input = { noticeId: id, result: wholeNumber(values['result']), opinion: values['opinion'] ?? '' };
    return carriedOut(api.mutate(answerUnfiledSite, { input }, signal), () => ({
      kind: 'DONE',
      text: sayOperate('unfiled.done'),
    }));
  },
});

const recheckAct = ({ id, answerBy }: NoticeRow, about: string): Act => ({
  ...shownOf('recheck', about),
  due: answerBy,
  isFinal: true,
  fields: [
    {
      key: 'passed',
      kind: 'choice',
      label: sayOperate('recheck.passed'),
      isRequired: true,
      options: (['YES', 'NO'] as const).map((value) => ({ value, text: sayOperate(`recheck.${value}`) })),
    },
    { key: 'checker', kind: 'text', label: sayOperate('recheck.checker'), isRequired: true },
    opinionField(sayOperate('recheck.opinion')),
    {
      key: 'errors',
      kind: 'words',
      label: sayOperate('recheck.errors'),
      hint: sayOperate('recheck.errorsHint'),
    },
    {
      key: 'serviceContents',
      kind: 'text',
      label: sayOperate('recheck.contents'),
      hint: sayOperate('recheck.contentsHint'),
    },
  ],
  send: (api, values, signal) => {
    const contents = linesIn(values['serviceContents']).map(wholeNumber);
    const input = {
      noticeId: id,
      passed: values['passed'] === 'YES',
      checker: values['checker'] ?? '',
      opinion: values['opinion'] ?? '',
      errors: given(values['errors']),
      serviceContents: contents.length > 0 ? contents : null,
    };
    return carriedOut(api.mutate(answerRecheckTask, { input }, signal), () => ({
      kind: 'DONE',
      text: sayOperate('recheck.done'),
    }));
  },
});

/** Lists whose entries the authority wants answered, and how. */
const ANSWERS: Readonly<Record<string, (notice: NoticeRow, about: string) => Act>> = {
  WBAWZLB: unfiledAct,
  HSRW: recheckAct,
};

/** Whether the authority wants an answer to an entry. */
export const wantsAnswer = ({ list, handledAt }: NoticeRow): boolean => list in ANSWERS && !handledAt;

/** The answer to an entry; null for one that wants none. */
export const answerAct = (notice: NoticeRow, about: string): Act | null =>
  ANSWERS[notice.list]?.(notice, about) ?? null;

/** What may be done about a file that was set aside. */
export const FILE_ACTS = ['reopen', 'acknowledge'] as const;

export type FileAct = (typeof FILE_ACTS)[number];

/** Whether a file was set aside and nobody ended it. */
export const isAside = ({ status, settledAt }: MessageRow): boolean => status === 'ASIDE' && !settledAt;

export const fileAct = (name: FileAct, { id: messageId, fileName }: MessageRow): Act => ({
  ...shownOf(name, fileName ?? messageId),
  isFinal: name === 'acknowledge',
  fields: [reasonField()],
  send: (api, values, signal) => {
    const input = { messageId, reason: values['reason'] ?? '' };
    if (name === 'acknowledge')
      return carriedOut(api.mutate(acknowledgeFile, { input }, signal), () => ({
        kind: 'DONE',
        text: sayOperate('acknowledge.done'),
      }));
    return carriedOut(api.mutate(reopenFile, { input }, signal), ({ done, problem }) =>
      done
        ? { kind: 'DONE', text: sayOperate('reopen.done') }
        : { kind: 'HINDERED', text: sayOperate('reopen.stays'), detail: problem },
    );
  },
});
