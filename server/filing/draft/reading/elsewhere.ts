import sharp from 'sharp';
import { z } from 'zod';
import type { Material } from '../../../../prisma/generated/client/client.ts';
import { HookFailure } from '../../../platform/hooks/hooks.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { readFromLines } from '../../../reading/comparing/told-lines.ts';
import type { Answer, Question } from '../../../reading/read-paper.ts';
import type { Services } from '../../../services.ts';

type Desk = Pick<Services, 'hooks' | 'log'>;

const MOST_LINES = 400;
const LONGEST_LINE = 300;
const share = z.number().min(0).max(1);

/** What a reading service answers: the lines of the paper, upright, each with its place. */
const readAnswer = z.object({
  lines: z
    .array(
      z.object({
        text: z.string().min(1).max(LONGEST_LINE),
        confidence: share.nullish(),
        x: share,
        y: share,
        width: share,
        height: share,
      }),
    )
    .max(MOST_LINES),
});

/**
 * Has the provider's own service read a paper (OCR). Null where there is none, and where it gives no usable answer: then the
 * reader of this machine reads. Nothing of what it answered is logged.
 */
export async function readElsewhere(
  { hooks, log }: Desk,
  tenant: Tenant,
  { id, filingId, kind }: Pick<Material, 'id' | 'filingId' | 'kind'>,
  { picture, wanted }: Question,
): Promise<Answer | null> {
  const told = { event: 'paper.service', filingId, materialId: id };
  try {
    if (!(await hooks.has(tenant, 'PAPER_READING'))) return null;
    const { format, width, height } = await sharp(picture).metadata();
    const answer = await hooks.call(tenant, 'PAPER_READING', {
      id,
      data: {
        materialId: id,
        filingId,
        kind,
        picture: { contentType: `image/${format}`, base64: Buffer.from(picture).toString('base64') },
      },
      answer: readAnswer,
    });
    if (!answer) return null;
    log.info({ ...told, lines: answer.lines.length }, 'a reading service answered');
    return readFromLines(answer.lines, width / height, wanted);
  } catch (error) {
    if (!(error instanceof HookFailure)) throw error;
    log.warn({ ...told, why: error.reason }, 'a reading service gave no answer');
    return null;
  }
}
