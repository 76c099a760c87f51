import type { Material, PartialUpload } from '../../../prisma/generated/client/client.ts';
import { answerOf } from './settle.ts';
import type { ReceiveDependencies, ReceiveOutcome, UploadLink } from './receive.ts';

/** The link of an upload that has begun goes on for so long. */
export const GOING_ON_MS = 24 * 3_600_000;

export type Admitted = { outcome: 'ADMITTED'; material: Material & { partial: PartialUpload | null } };

/** Says whether anything of a file may be read, whichever way it is sent. */
export type Admission = (link: UploadLink) => Promise<Admitted | ReceiveOutcome>;

type Dependencies = Pick<ReceiveDependencies, 'prisma' | 'links' | 'hooks' | 'realNow'>;

export const createAdmission =
  ({ prisma, links, hooks, realNow }: Dependencies): Admission =>
  async ({ materialId, query, goesOn = false }) => {
    const verdict = links.check('PUT', materialId, query, realNow());
    if (verdict === 'INVALID') return { outcome: 'LINK_INVALID' };
    const material = await prisma.material.findUnique({
      where: { id: materialId },
      include: { partial: true },
    });
    const until = goesOn && material?.partial ? material.partial.beganAt.getTime() + GOING_ON_MS : 0;
    if (verdict === 'EXPIRED' && until <= realNow().getTime()) return { outcome: 'LINK_EXPIRED' };
    if (!material || material.status === 'REMOVED') return { outcome: 'UNKNOWN' };
    if (!(await hooks.stands(links.bearerOf(query)))) return { outcome: 'LINK_EXPIRED' };
    if (material.status === 'REFUSED') return answerOf(material, null);
    if (!(await hooks.permits(prisma, material))) return { outcome: 'CONSENT_REQUIRED' };
    return { outcome: 'ADMITTED', material };
  };
