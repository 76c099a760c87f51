import type { IpResult } from '../../acts.ts';
import { resultCode } from '../../protocol/codes/result-codes.ts';
import type { DownloadContent } from '../../protocol/documents/layouts/download.ts';

/** Czlx of the IP part. */
const ACTS: Readonly<Record<number, IpResult['act']>> = { 1: 'FILE', 2: 'CHANGE', 3: 'DELETE' };

type Results = NonNullable<NonNullable<DownloadContent['IP']>['BAJG']>;

const idOf = (id: number | undefined): bigint | null => (id === undefined ? null : BigInt(id));

/** Words on allocations (Fpjg) of the provider's address filing; those on sources and broadcasts stay with the notices. */
export const readIpResults = ({ Fpjg = [] }: Results): IpResult[] =>
  Fpjg.map(({ Jgxx, Id, IspId, Czlx }) => {
    const bad = Jgxx.find(({ Jgdm }) => resultCode(Jgdm).kind !== 'approved');
    const texts = Jgxx.flatMap(({ Dmms, Xgsj = [] }) => [
      ...(Dmms ? [Dmms] : []),
      ...Xgsj.flatMap(({ Bz }) => (Bz ? [Bz] : [])),
    ]);
    return {
      ownId: idOf(IspId),
      authorityId: idOf(Id),
      act: (Czlx === undefined ? undefined : ACTS[Czlx]) ?? null,
      outcome: bad ? 'REFUSED' : 'DONE',
      code: (bad ?? Jgxx[0])?.Jgdm ?? 0,
      opinion: bad ? texts.join('；') || null : null,
    };
  });
