import { names } from '../../../../../schema/messages/generated/names.js';
import { momentText } from '../../../../../schema/messages/values/moments.ts';
import type { ElectronicVerification, Material } from '../../../../../prisma/generated/client/client.ts';
import type { FaceCheckState } from '../../../../../prisma/generated/client/enums.ts';
import type { FormSheet } from './sheet.ts';
import { textOf, type Commitment } from '../../../provinces/commitment.ts';
import type { Signature } from './signed.ts';

/** The form is the authority's: its words are Chinese, whoever reads the screen. */
const said = names['zh-CN'];
const at = (moment: Date): string => momentText(moment, 'zh-CN');

/** Enough of a digest to tell two files apart on paper. */
const short = (digest: Uint8Array | string | null): string =>
  (typeof digest === 'string' ? digest : Buffer.from(digest ?? []).toString('hex')).slice(0, 8);

/** What the face service found, or who compares. */
const compared = (state: FaceCheckState | null): string => {
  if (state === 'SAME') return '接入服务商的人脸比对服务：一致';
  return '由接入服务商初审人员与证件照片比对';
};

export type Evidence = {
  verification: ElectronicVerification;
  /** Certificates photographed on the spot. */
  papers: readonly Material[];
  frames: readonly Material[];
  face: FaceCheckState | null;
  commitment: Commitment;
  signature: Signature;
  /** Of the person who signs. */
  name: string;
  signedAt: Date;
};

const pieceOf = ({ kind, sha256 }: Material): string => `${said[`material.${kind}`]}（${short(sha256)}）`;

/** When the last of them was photographed. */
const lastOf = (papers: readonly Material[]): string => {
  const moments = papers.flatMap(({ storedAt }) => (storedAt ? [storedAt.getTime()] : []));
  return moments.length > 0 ? at(new Date(Math.max(...moments))) : '';
};

/** The form of a site as it was verified: what was seen, when and how, and the signature, instead of ticks and seals. */
export const verifiedSheet = (sheet: FormSheet, evidence: Evidence): FormSheet => {
  const { verification, papers, frames, face, commitment, signature, name, signedAt } = evidence;
  const acts = verification.acts.map((act, place) => {
    const frame = frames[place];
    return `${said[`act.${act}`]}（${short(frame?.sha256 ?? null)}）`;
  });
  return {
    ...sheet,
    footer: `${sheet.footer} · ${verification.id} · SHA-256 摘要取前 8 位`,
    electronic: {
      title: '电子化核验',
      madeAt: signedAt.toISOString(),
      rows: [
        [{ label: '证件', value: `现场拍摄于 ${lastOf(papers)}：${papers.map(pieceOf).join('；')}` }],
        [{ label: '本人', value: `按随机提示拍摄：${acts.join('；')}` }],
        [
          { label: '拍摄时间', value: verification.takenAt ? at(verification.takenAt) : '' },
          { label: '人像比对', value: compared(face) },
        ],
        [
          { label: '承诺书', value: `${commitment.title['zh-CN']}（${short(commitment.hash)}）` },
          { label: '签署时间', value: at(signedAt) },
        ],
      ],
      signature: {
        label: 'strokes' in signature ? '网站负责人（屏幕手写签名）：' : '网站负责人（键入姓名签署）：',
        name,
        strokes: 'strokes' in signature ? signature.strokes : [],
      },
      commitment: textOf(commitment)['zh-CN'].split('\n'),
    },
  };
};
