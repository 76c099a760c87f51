import type {
  BureauOpinion,
  FilingResults,
} from '../../../../authority/protocol/documents/layouts/download/filing-results.ts';
import type { ResultNote } from '../../brain/result-file.ts';
import { wireMoment } from './moment.ts';

const opinionOf = ({ act, review }: ResultNote): BureauOpinion[] =>
  review
    ? [
        {
          Shrxm: '演练审核员',
          Shr_dhhm: '010-00000000',
          Shsj: wireMoment(new Date(review.at)),
          Shyj: review.opinion,
          Shjg: review.approved ? 1 : 0,
          Czlx: act,
          Jlid: Number(review.recordId),
        },
      ]
    : [];

/** BAJG: the machine's and the bureau's word on uploaded records. */
export function resultsContent(results: readonly ResultNote[]): FilingResults {
  const opinions = results.flatMap(opinionOf);
  return {
    Jg_xx: results.map(({ act, key, lines }) => ({
      Jgxx: lines.map(({ code, text }) => ({ Jgdm: code, Dmms: text })),
      Czlx: act,
      ...(key === '' ? {} : { Bs: key }),
    })),
    ...(opinions.length > 0 ? { GJSHS: { Gjsh: opinions } } : {}),
  };
}
