import type { Api } from '../../kit/client/api.ts';
import { whenIdle } from '../../kit/idle.ts';
import { learnForm } from '../../kit/words/words.ts';
import { operations } from '../store/operations.ts';
import type { StepName } from '../store/steps.ts';

/** The element of each step and the file that defines it, loaded when the step is opened. */
const STEPS: Record<StepName, readonly [tag: string, load: () => Promise<unknown>]> = {
  HOME: ['jieru-step-home', () => import('../steps/home/step-home.ts')],
  // Comes with the shell: most visits begin there.
  TYPE: ['jieru-step-type', () => Promise.resolve()],
  SERVER: ['jieru-step-server', () => import('../steps/server/step-server.ts')],
  PASSWORD: ['jieru-step-password', () => import('../steps/step-password.ts')],
  DETAILS: ['jieru-step-details', () => import('../steps/details/step-details.ts')],
  MATERIALS: ['jieru-step-materials', () => import('../steps/materials/step-materials.ts')],
  PHOTO: ['jieru-step-photo', () => import('../steps/photo/step-photo.ts')],
  REVIEW: ['jieru-step-review', () => import('../steps/review/step-review.ts')],
  BACK: ['jieru-step-back', () => import('../steps/step-back.ts')],
  SMS: ['jieru-step-sms', () => import('../steps/step-sms.ts')],
  MAIL: ['jieru-step-mail', () => import('../steps/step-mail.ts')],
  RESULT: ['jieru-step-result', () => import('../steps/result/step-result.ts')],
};

/**
 * Loads a step and makes its element. What the form says is loaded with it, but for the first step of a `fresh` visit, whose words
 * come with the shell.
 */
export const makeStep = async (step: StepName, fresh: boolean): Promise<HTMLElement> => {
  const [tag, load] = STEPS[step];
  await Promise.all([load(), ...(fresh && step === 'TYPE' ? [] : [learnForm()])]);
  return document.createElement(tag);
};

/** Loads a step before it is needed, once the browser has nothing better to do; a failure will show when it is opened. */
export const warmUp = (step: StepName, api: Api): void =>
  whenIdle(() => {
    Promise.all([STEPS[step][1](), operations(), learnForm(), api.transport()]).catch(() => undefined);
  });
