import type { Violation } from '../../fault.ts';
import type { ChangedRangesUpload, IpRangesUpload } from '../layouts/upload/ip-ranges.ts';
import { applyToEach, missing, type RecordRule } from './rule.ts';

type Allocation = Omit<NonNullable<IpRangesUpload['Xzfp']>['Fpsy'][number], 'IspId'>;

const USE = ['Syfs', 'Fprq'] as const;
const UNIT = ['Dwmc', 'Dwxz', 'Shengid', 'Shiid', 'Xxdz', 'Lxrxm', 'Lxrdh', 'Lxrdzyj'] as const;

/** What each way of allocation (`Fpfs`) asks for beyond the schema: 1 used, 2 re-allocated, 3 own use, 4 reserved. */
const NEEDED_BY_WAY: Readonly<Record<number, readonly Extract<keyof Allocation, string>[]>> = {
  1: [...USE, ...UNIT],
  2: ['Fpdx'],
  3: USE,
  4: [],
};

const allocationRules: readonly RecordRule<Allocation>[] = [
  {
    rule: 'allocation',
    message: 'must be given for this way of allocation',
    broken: (allocation) => missing(allocation, NEEDED_BY_WAY[allocation.Fpfs] ?? []),
  },
  {
    rule: 'address',
    message: '0 is not an address',
    broken: ({ Qsip, Zzip }) => [...(Qsip === 0 ? ['Qsip'] : []), ...(Zzip === 0 ? ['Zzip'] : [])],
  },
];

/** Rules of the IP part. */
export function checkIpRanges(upload: IpRangesUpload, path: string): readonly Violation[] {
  return applyToEach(upload.Xzfp?.Fpsy, `${path}/Xzfp/Fpsy`, allocationRules);
}

/** The same of changed allocations. */
export function checkChangedRanges(upload: ChangedRangesUpload, path: string): readonly Violation[] {
  return applyToEach(upload.Xgfp?.Fpsy, `${path}/Xgfp/Fpsy`, allocationRules);
}

/** Every range, wherever it stands, must not end before it begins (result code 2002). */
export function checkRanges(value: unknown, path: string): readonly Violation[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => checkRanges(each, `${path}[${index + 1}]`));
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value).filter(([key]) => !key.startsWith('$'));
  const { Qsip: first, Zzip: last } = Object.fromEntries<unknown>(entries);
  const reversed = typeof first === 'number' && typeof last === 'number' && first > last;
  return [
    ...(reversed
      ? [{ path: `${path}/Zzip`, rule: 'address-range', message: 'must not lie below Qsip' }]
      : []),
    ...entries.flatMap(([key, each]) => checkRanges(each, `${path}/${key}`)),
  ];
}
