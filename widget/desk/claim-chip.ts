import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../kit/elements/icon.ts';
import '../kit/elements/more-icons.ts';
import type { Holder } from './types.ts';
import { say } from './words.ts';

/** Who has it, where the name is still known. */
export const holderName = ({ reviewer }: Holder): string => reviewer || say('reviewing.somebody');

/** Who reviews a filing now, so that nobody begins with what another has. */
export const claimChip = (holder: Holder | null): TemplateResult | typeof nothing =>
  holder
    ? html`<span class="chip ${holder.mine ? 'calm' : 'taken'}" part="chip"
        ><jieru-icon name=${holder.mine ? 'check' : 'lock'}></jieru-icon
        >${holder.mine ? say('reviewing.mine') : say('reviewing.others', { reviewer: holderName(holder) })}</span
      >`
    : nothing;
