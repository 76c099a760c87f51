import type { ValueOf } from '../../values.ts';
import { anyOrder, apart, inOrder, long, loose, many, maybe, one, some, text } from '../../layout.ts';
import { actCode, flag, freeText, id, moment } from '../parts/types.ts';

/** One line of a result: the code and what the authority says about it. */
const resultLine = anyOrder({
  Jgdm: one(long(1), 'result code'),
  Dmms: loose(maybe(text(1, 255), 'result text; the file name when a file broke the schema')),
});

const recordResult = inOrder({
  Jgxx: some(resultLine, 'one result line'),
  Czlx: one(actCode, 'the act'),
  Bs: maybe(text(1, 255), 'which record it is about: an id or a filing number'),
  Bz: loose(maybe(freeText, 'remark')),
});

const opinion = anyOrder({
  Shrxm: loose(maybe(text(1, 128), 'reviewer')),
  Shr_dhhm: loose(maybe(text(11, 128, 'phones'), 'phone of the reviewer')),
  Shsj: loose(one(moment, 'time of the review')),
  Shyj: maybe(text(1, 1024), 'opinion'),
  // The other way round than Hsjg.
  Shjg: one(flag, '0 refused, 1 approved'),
  Czlx: maybe(actCode, 'the act'),
  Jlid: maybe(id, 'record id'),
});

/** BAJG, results of what was uploaded (备案结果): machine checks and the opinions of the bureau. */
export const filingResultsLayout = inOrder({
  Jg_xx: apart(many(recordResult, 'result of one uploaded record')),
  GJSHS: maybe(inOrder({ Gjsh: apart(some(opinion, 'one opinion')) }), 'opinions of the bureau'),
});

export type FilingResults = ValueOf<typeof filingResultsLayout>;
export type RecordResult = ValueOf<typeof recordResult>;
export type BureauOpinion = ValueOf<typeof opinion>;
