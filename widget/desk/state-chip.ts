import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { FilingState } from '../../schema/client/operations.ts';
import { say } from './words.ts';

/** The state in words, with a dot whose colour says the same; its look is in `styles/chip-styles.ts`. */
export const stateChip = (state: FilingState): TemplateResult =>
  html`<span class="state" part="chip" data-state=${state}>${say(`state.${state}`)}</span>`;
