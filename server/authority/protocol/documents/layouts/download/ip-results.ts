import type { ValueOf } from '../../values.ts';
import { anyOrder, inOrder, long, many, maybe, one, some, text } from '../../layout.ts';
import { freeText, id, ipNumber } from '../parts/types.ts';

/** Data that the reported range conflicts with; new in V3.0. */
const conflict = inOrder({
  Id: maybe(id, "authority's id"),
  IspId: maybe(id, "provider's own id"),
  Qsip: maybe(ipNumber, 'first IPv4 address'),
  Zzip: maybe(ipNumber, 'last IPv4 address'),
  Bz: maybe(freeText, 'remark'),
});

const ipResult = inOrder({
  Jgxx: some(
    inOrder({
      Jgdm: one(long(1), 'result code'),
      Dmms: maybe(text(1, 255), 'result text'),
      Xgsj: many(conflict, 'conflicting data'),
    }),
    'one result line',
  ),
  Id: maybe(id, "authority's id"),
  Czlx: one(long(1, 3), '1 add, 2 change, 3 delete'),
  IspId: maybe(id, "provider's own id"),
  Bz: maybe(freeText, 'remark'),
});

/** BAJG of the IP part, results of address filings. The list names are those of the schema, not of the change note. */
export const ipResultsLayout = anyOrder({
  Lyjg: many(ipResult, 'result of a source'),
  Fpjg: many(ipResult, 'result of an allocation'),
  Gbjs: many(ipResult, 'result of a broadcast'),
  Zdip: many(ipResult, 'result of a terminal use'),
});

export type IpResults = ValueOf<typeof ipResultsLayout>;
