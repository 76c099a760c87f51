import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { StepKey } from '../../schema/client/operations.ts';
import '../kit/elements/rules-aside.ts';
import type { DeskFiling } from './types.ts';

/** What the province asks in a step, as the applicant sees it; nothing where it asks nothing. */
export const rulesOf = (filing: DeskFiling, step: StepKey): TemplateResult | typeof nothing =>
  filing.rules.notes.some((note) => note.step === step)
    ? html`<jieru-rules .filing=${filing} step=${step}></jieru-rules>`
    : nothing;
