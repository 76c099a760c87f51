import { anyOrder, apart, inOrder, long, loose, many, maybe, one, some, text } from '../../layout.ts';
import { freeText, id, ipNumber } from '../parts/types.ts';

/** Data that the reported range conflicts with; new in V3.0. */
const conflict = inOrder({
  Id: loose(maybe(id, "authority's id")),
  IspId: loose(maybe(id, "provider's own id")),
  Qsip: loose(maybe(ipNumber, 'first IPv4 address')),
  Zzip: loose(maybe(ipNumber, 'last IPv4 address')),
  Bz: loose(maybe(freeText, 'remark')),
});

const ipResult = inOrder({
  Jgxx: some(
    inOrder({
      Jgdm: one(long(1), 'result code'),
      Dmms: loose(maybe(text(1, 255), 'result text')),
      Xgsj: loose(many(conflict, 'conflicting data')),
    }),
    'one result line',
  ),
  Id: loose(maybe(id, "authority's id")),
  Czlx: loose(one(long(1, 3), '1 add, 2 change, 3 delete')),
  IspId: loose(maybe(id, "provider's own id")),
  Bz: loose(maybe(freeText, 'remark')),
});

/** BAJG of the IP part, results of address filings. The list names are those of the schema, not of the change note. */
export const ipResultsLayout = anyOrder({
  Lyjg: apart(many(ipResult, 'result of a source')),
  Fpjg: apart(many(ipResult, 'result of an allocation')),
  Gbjs: apart(many(ipResult, 'result of a broadcast')),
  Zdip: apart(many(ipResult, 'result of a terminal use')),
});
