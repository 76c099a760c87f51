import type { ConsentPurpose } from '../../../../prisma/generated/client/enums.ts';
import { provinceIssues } from '../../../../schema/rules/filing-number.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { chinaDay } from '../../../platform/calendar/china-day.ts';
import { consentIssues } from '../consent/given.ts';
import { dataCheckFaults } from '../data-checks/issues.ts';
import { detailsIssues, detailsWarnings } from '../details/check.ts';
import { materialPath } from '../../../../schema/rules/material-path.ts';
import { missingSlots } from '../papers/slots.ts';
import { faceIssues } from '../photo/face-check/issues.ts';
import { electronicIssues, onlyElectronic } from '../electronic/issues.ts';
import { slotsOf } from '../papers/needed.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { StepContext } from './context.ts';

/** What a step needs agreed to before anything of it is stored. */
const unagreed = ({ filing, now }: StepContext, purpose: ConsentPurpose): Issue[] =>
  consentIssues(filing.consents, [purpose], now);

/** An order from before the type check compared them may stand in another province than its number. */
export const typeIssues = ({ filing }: StepContext): Issue[] =>
  provinceIssues(filing.subjectNumber, filing.province);

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

/** What registers found unlike their own (数据核验), where the provider has that bar the filing, or else only told. */
const registerIssues = (filing: FullFiling, bars: boolean): Issue[] =>
  dataCheckFaults(filing)
    .filter((fault) => fault.bars === bars)
    .map((fault) => fault.issue);

export const detailsStepIssues = (context: StepContext): Issue[] => [
  ...unagreed(context, 'FILING'),
  ...detailsIssues(context.sealer, context.filing, context.now),
  ...registerIssues(context.filing, true),
];

/** What the applicant should know of the details before they go out; nothing of it bars. */
export const detailsStepWarnings = ({ sealer, filing, now }: StepContext): Issue[] => [
  ...detailsWarnings(sealer, filing, now),
  ...registerIssues(filing, false),
];

const missing = ({ filing, ...context }: StepContext, step: 'MATERIALS' | 'PHOTO'): Issue[] =>
  missingSlots(slotsOf({ filing, ...context }), filing.materials)
    .filter((slot) => slot.step === step)
    .map(({ kind, websiteId }) => {
      const path = materialPath(kind, websiteId);
      // One that was stored and would not do says why it has to come again.
      const unfit = filing.materials.some(
        (material) =>
          material.kind === kind &&
          material.filingWebsiteId === websiteId &&
          material.refusal === 'MATERIAL_UNFIT',
      );
      return unfit ? issue(path, 'MATERIAL_UNFIT') : issue(path, 'MATERIAL_MISSING', { material: kind });
    });

/** A picture that was stored and would not do. */
const isTakenAnew = ({ code }: Issue): boolean => code === 'MATERIAL_UNFIT';

/** Papers that this filing needs and that are not stored yet (上传资料). */
export const materialIssues = (context: StepContext): Issue[] => [
  ...unagreed(context, 'IDENTITY_PAPERS'),
  ...missing(context, 'MATERIALS'),
];

/** The photo of each site's responsible person, the consent to keep it, and what the face service found (人脸核验或幕布拍照核验). */
export const photoIssues = (context: StepContext): Issue[] => [
  ...unagreed(context, 'FACE'),
  // Where nothing else is taken, photo and form come of the verification and are not asked for one by one.
  ...(onlyElectronic(context) ? missing(context, 'PHOTO').filter(isTakenAnew) : missing(context, 'PHOTO')),
  ...electronicIssues(context),
  ...faceIssues(context.filing),
];

/** What the submission itself needs: that everything may be handed on. */
export const submissionIssues = (context: StepContext): Issue[] => unagreed(context, 'AUTHORITY');
