import { FAMILY_CONTACT_CERTIFICATE } from './authority/brain/family.ts';
import { rehearseFaceCheck } from './face-check.ts';
import { RESPONSIBLE } from './walk/company.ts';

type RehearsedLine = {
  text: string;
  confidence: number;
  x: number;
  y: number;
  width: number;
  height: number;
};

const HEIGHT = 0.06;
const lineAt = (text: string, x: number, y: number, width: number): RehearsedLine => ({
  text,
  confidence: 0.98,
  x,
  y,
  width,
  height: HEIGHT,
});

/**
 * What the rehearsal's reading service finds on any picture: the identity card of the person whom the rehearsal files for. Null, for no answer,
 * where the whole picture is pure magenta, as the face service has it.
 */
export const rehearsePaperReading = async (picture: Uint8Array): Promise<RehearsedLine[] | null> =>
  (await rehearseFaceCheck(picture)) === null
    ? null
    : [
        lineAt('姓名', 0.05, 0.1, 0.1),
        lineAt(RESPONSIBLE, 0.18, 0.1, 0.2),
        lineAt('公民身份号码', 0.05, 0.8, 0.25),
        lineAt(FAMILY_CONTACT_CERTIFICATE, 0.35, 0.8, 0.5),
      ];
