import { issue, type Issue } from '../../../schema/validation/issue.ts';
import { chinaDay } from '../../calendar/china-day.ts';
import { detailsIssues, detailsWarnings } from '../details/check.ts';
import { missingSlots } from '../../materials/slots.ts';
import { faceIssues } from '../face-check/issues.ts';
import { slotsOf } from '../materials.ts';
import type { StepContext } from './context.ts';

const agreed = ({ filing }: StepContext, wanted: string): boolean =>
  filing.consents.some(({ kind, withdrawnAt }) => kind === wanted && !withdrawnAt);

/** Sites whose server was not checked yet, or whose server has ended since. */
export const serverIssues = ({ filing, now }: StepContext): Issue[] =>
  filing.websites.flatMap(({ server }, index) => {
    const path = ['server', String(index)];
    if (!server) return [issue(path, 'SERVER_OR_CODE_REQUIRED')];
    return server.expiresAt <= now
      ? [issue(path, 'SERVER_EXPIRED', { date: chinaDay(server.expiresAt) })]
      : [];
  });

export const passwordIssues = ({ filing }: StepContext): Issue[] =>
  filing.passwordVerifiedAt ? [] : [issue(['password'], 'REQUIRED')];

export const detailsStepIssues = (context: StepContext): Issue[] => [
  // The form asks for it before anything personal is typed (个人信息处理).
  ...(agreed(context, 'PERSONAL_DATA') ? [] : [issue(['consent', 'PERSONAL_DATA'], 'CONSENT_MISSING')]),
  ...detailsIssues(context.sealer, context.filing, context.now),
];

/** What the applicant should know of the details before they go out; nothing of it bars. */
export const detailsStepWarnings = ({ sealer, filing, now }: StepContext): Issue[] =>
  detailsWarnings(sealer, filing, now);

const missing = ({ filing, ...context }: StepContext, step: 'MATERIALS' | 'PHOTO'): Issue[] =>
  missingSlots(slotsOf({ filing, ...context }), filing.materials)
    .filter((slot) => slot.step === step)
    .map(({ kind, websiteId }) => {
      const path = [step === 'PHOTO' ? 'photo' : 'materials', kind, ...(websiteId ? [websiteId] : [])];
      // One that was stored and would not do says why it has to come again.
      const unfit = filing.materials.some(
        (material) =>
          material.kind === kind &&
          material.filingWebsiteId === websiteId &&
          material.refusal === 'MATERIAL_UNFIT',
      );
      return unfit ? issue(path, 'MATERIAL_UNFIT') : issue(path, 'MATERIAL_MISSING', { material: kind });
    });

/** Papers that this filing needs and that are not stored yet (上传资料). */
export const materialIssues = (context: StepContext): Issue[] => missing(context, 'MATERIALS');

/** The photo of each site's responsible person, the consent to keep it, and what the face service found (人脸核验或幕布拍照核验). */
export const photoIssues = (context: StepContext): Issue[] => [
  ...(agreed(context, 'FACE_PHOTO') ? [] : [issue(['photo', 'consent'], 'CONSENT_MISSING')]),
  ...missing(context, 'PHOTO'),
  ...faceIssues(context.filing),
];
