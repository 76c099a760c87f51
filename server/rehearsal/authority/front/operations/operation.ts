import type { UploadContent } from '../../../../authority/protocol/documents/layouts/upload.ts';
import { numberToIpv4 } from '../../../../authority/protocol/ipv4.ts';
import type { NamedRange, Operation } from '../../brain/operation.ts';
import { accessOf, contactOf, domainsOf, newWebsiteOf, numberNamed, subjectOf } from './parts.ts';

type Icp = NonNullable<UploadContent['ICP']>;
type Reader<K extends keyof Icp> = (content: NonNullable<Icp[K]>) => Operation;

const LEVELS = [0, 1, 2] as const;

const newAccess: Reader<'XZJR'> = ({ Xzxx }) => ({
  kind: 'NEW_ACCESS',
  accesses: Xzxx.map((request) => ({
    ...accessOf(request.IspJrid, request),
    websiteNumber: numberNamed(request.Wz_xx.Wzbah, request.Wz_xx.Wzid) ?? '',
    passwordDigest: request.ICPmm,
  })),
});

const newFiling: Reader<'XZBA'> = ({ Baxx }) => ({
  kind: 'NEW_FILING',
  filings: Baxx.map(({ Zt_xx, Wz_xx }) => ({
    providerSubjectId: BigInt(Zt_xx.IspZtid),
    subject: subjectOf(Zt_xx),
    websites: Wz_xx.map(newWebsiteOf),
  })),
});

const newWebsite: Reader<'XZWZ'> = ({ Xzxx }) => ({
  kind: 'NEW_WEBSITE',
  additions: Xzxx.map(({ Zt_xx, Wz_xx, ICPmm }) => ({
    subjectNumber: numberNamed(Zt_xx.Ztbah, Zt_xx.Ztid),
    passwordDigest: ICPmm ?? null,
    websites: Wz_xx.map(newWebsiteOf),
  })),
});

const change: Reader<'BGBA'> = ({ Bgxx }) => ({
  kind: 'CHANGE',
  changes: Bgxx.map(({ Zt_xx, Wz_xx, ICPmm }) => ({
    subjectId: BigInt(Zt_xx.Ztid),
    subject: subjectOf(Zt_xx),
    passwordDigest: ICPmm ?? null,
    websites: Wz_xx.map((website) => ({
      websiteId: BigInt(website.Wzid),
      name: website.Wzmc,
      domains: domainsOf(website.Ym_xx),
      contact: contactOf(website.Wz_Fzr),
      accesses: website.Jr_xx.map((access) => accessOf(access.Jrid, access)),
    })),
  })),
});

const deregistration: Reader<'ZXBA'> = ({ Zx_xx }) => ({
  kind: 'DEREGISTRATION',
  entries: Zx_xx.map(({ Zxlb, Jlid, ICPmm }) => ({
    level: LEVELS.find((level) => level === Zxlb) ?? 0,
    recordId: BigInt(Jlid),
    passwordDigest: ICPmm ?? null,
  })),
});

const scans: Reader<'XZHYD'> = ({ Fjxx }) => ({
  kind: 'SCANS',
  owners: Fjxx.map(({ Fjssdx: { Ssdxbs } }) => numberNamed(Ssdxbs.Baxh, Ssdxbs.Jlid)),
});

type Ip = NonNullable<UploadContent['IP']>;

const named = ({
  IspId,
  Id,
  Qsip,
  Zzip,
}: {
  readonly IspId?: number;
  readonly Id?: number;
  readonly Qsip?: number;
  readonly Zzip?: number;
}): NamedRange => ({
  ownId: IspId === undefined ? null : BigInt(IspId),
  authorityId: Id === undefined ? null : BigInt(Id),
  first: Qsip === undefined ? null : numberToIpv4(Qsip),
  last: Zzip === undefined ? null : numberToIpv4(Zzip),
});

/** Allocations alone: nobody here sends sources or broadcasts. */
const addresses = ({ XZBA, XGBA, SCBA }: Ip): Operation => {
  if (XZBA) return { kind: 'IP_RANGES', act: 1, ranges: (XZBA.Xzfp?.Fpsy ?? []).map(named) };
  if (XGBA) return { kind: 'IP_RANGES', act: 2, ranges: (XGBA.Xgfp?.Fpsy ?? []).map(named) };
  return { kind: 'IP_RANGES', act: 3, ranges: (SCBA?.Scfp?.Fpsy ?? []).map(named) };
};

/** What an upload file that obeys its layout asks for. Answers to tasks and domain data are taken as they are. */
export function operationIn({ ICP, IP }: UploadContent): Operation {
  if (IP) return addresses(IP);
  if (ICP?.XZJR) return newAccess(ICP.XZJR);
  if (ICP?.XZBA) return newFiling(ICP.XZBA);
  if (ICP?.XZWZ) return newWebsite(ICP.XZWZ);
  if (ICP?.BGBA) return change(ICP.BGBA);
  if (ICP?.ZXBA) return deregistration(ICP.ZXBA);
  return ICP?.XZHYD ? scans(ICP.XZHYD) : { kind: 'NOTED' };
}
