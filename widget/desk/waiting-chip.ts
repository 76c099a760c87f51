import { html } from 'lit';
import type { TemplateResult } from 'lit';
import '../kit/elements/icon.ts';
import '../kit/elements/more-icons.ts';
import type { IconName } from '../kit/elements/icon.ts';
import type { WaitingView } from './store/waiting.ts';
import { say } from './words.ts';

const SIGNS: Record<WaitingView['tone'], IconName> = { calm: 'clock', today: 'clock', late: 'warn' };

/** How long it has waited, in words. */
export const waitingText = ({ tone, unit, count }: WaitingView): string =>
  say(`wait.${tone}`, { time: say(`unit.${unit}`, { count }) });

const chip = (tone: WaitingView['tone'], text: string): TemplateResult =>
  html`<span class="chip ${tone}" part="chip"><jieru-icon name=${SIGNS[tone]}></jieru-icon>${text}</span>`;

/** The same with a sign; the tone's colour never stands alone. */
export const waitingChip = (waiting: WaitingView): TemplateResult => chip(waiting.tone, waitingText(waiting));

/** The authority's result is later than expected. */
export const lateResultChip = (): TemplateResult => chip('late', say('wait.result'));

/** It was passed, and the authority cannot take it until the provider has cured why. */
export const heldChip = (): TemplateResult => chip('late', say('wait.held'));
