import { pollResults } from '../../../../server/filing/handover/results.ts';
import { aCompany } from '../../../testkit/companies.ts';
import type { Desk } from '../../../testkit/desk.ts';
import type { Filing } from '../../../testkit/filing.ts';
import type { Service } from '../../../testkit/service.ts';

export const download = (content: string): string =>
  `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0">${content}</DownloadData>`;

export type Line = { code: number; text?: string };

/** A machine's result (Jg_xx); without an act where `act` is null. */
export const checked = (key: string | null, lines: readonly Line[], act: number | null = 3): string =>
  `<Jg_xx>${lines
    .map(({ code, text }) => `<Jgxx><Jgdm>${code}</Jgdm>${text ? `<Dmms>${text}</Dmms>` : ''}</Jgxx>`)
    .join('')}${act === null ? '' : `<Czlx>${act}</Czlx>`}${key === null ? '' : `<Bs>${key}</Bs>`}</Jg_xx>`;

/** A bureau's opinion (Gjsh). */
export const opinion = ({
  id = null,
  approved,
  text = '意见',
  act = 3,
  at = '2027-01-05 10:00:00',
}: {
  id?: bigint | null;
  approved: boolean;
  text?: string;
  act?: number | null;
  at?: string;
}): string =>
  `<GJSHS><Gjsh><Shsj>${at}</Shsj><Shyj>${text}</Shyj><Shjg>${approved ? 1 : 0}</Shjg>${
    act === null ? '' : `<Czlx>${act}</Czlx>`
  }${id === null ? '' : `<Jlid>${id}</Jlid>`}</Gjsh></GJSHS>`;

export type HandedOver = {
  readonly filing: Filing;
  readonly accessId: bigint;
  readonly number: string;
  readonly sequence: bigint;
};

/** What a provider's bureau says, and what it says it of. */
export function theBureauOf(service: Service, desk: Desk) {
  const { prisma } = service.services.database;
  const siteOf = (filing: Filing) =>
    prisma.filingWebsite.findFirstOrThrow({ where: { filingId: filing.id } });
  return {
    /** This stands in a file, and the file is fetched. */
    async sends(content: string): Promise<void> {
      const ispId = await service.brain.accountOf(desk.tenant.providerId);
      await service.brain.play(ispId, { kind: 'XML', xml: download(content) });
      await pollResults(service.services, desk.tenant);
    },

    async says(icp: string): Promise<void> {
      await this.sends(`<ICP>${icp}</ICP>`);
    },

    /** An order that the authority has. */
    async handedOver(company = aCompany()): Promise<HandedOver> {
      const filing = await (await desk.applicant()).files(company).upTo('HAND_OVER');
      return this.handed(filing);
    },

    async handed(filing: Filing): Promise<HandedOver> {
      const site = await siteOf(filing);
      const submission = await prisma.submission.findFirstOrThrow({
        where: { filingId: filing.id },
        orderBy: { attempt: 'desc' },
      });
      return {
        filing,
        accessId: site.accessId ?? 0n,
        number: site.websiteNumber,
        sequence: submission.sequence ?? 0n,
      };
    },

    decisionsOf: (filing: Filing) =>
      prisma.decision.findMany({
        where: { submission: { filingId: filing.id } },
        select: { outcome: true, code: true, opinion: true },
        orderBy: { id: 'asc' },
      }),

    notices: (list = 'BAJG') =>
      prisma.authorityNotice.findMany({ where: { ...desk.tenant, list }, orderBy: { id: 'asc' } }),
  };
}

export type Bureau = ReturnType<typeof theBureauOf>;
