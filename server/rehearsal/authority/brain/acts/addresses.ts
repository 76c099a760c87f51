import { authorityRangeIdOf } from '../numbers.ts';
import type { NamedRange, Operation } from '../operation.ts';
import type { RangeNote } from '../result-file.ts';

type Ranges = Extract<Operation, { kind: 'IP_RANGES' }>;

const FILED = { code: 2998, text: '审核通过' };
/** The range was reported by somebody already. */
const REPORTED = { code: 2003, text: '该IP地址段已报备' };

const valueOf = (address: string): number =>
  address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);

const meet = (a: NamedRange, b: NamedRange): boolean =>
  a.first !== null &&
  a.last !== null &&
  b.first !== null &&
  b.last !== null &&
  valueOf(a.first) <= valueOf(b.last) &&
  valueOf(b.first) <= valueOf(a.last);

/** Who rehearses a refusal files what is surely somebody else's. */
const SOMEBODY_ELSES = '8.8.8.';

/** Address ranges of the provider (IP 地址备案): filed at once when nothing is wrong. */
export const receiveRanges = ({ act, ranges }: Ranges): RangeNote[] =>
  ranges.map((range, index) => {
    const { ownId, authorityId } = range;
    const isWrong =
      range.first?.startsWith(SOMEBODY_ELSES) === true ||
      ranges.some((other, at) => at !== index && meet(range, other));
    const id = authorityId ?? (ownId === null ? null : authorityRangeIdOf(ownId));
    return {
      act,
      ownId: ownId?.toString() ?? null,
      authorityId: isWrong && act === 1 ? null : (id?.toString() ?? null),
      ...(isWrong ? REPORTED : FILED),
    };
  });
