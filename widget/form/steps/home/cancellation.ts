import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { CancellationView } from '../../../kit/client/views.ts';
import '../../../kit/elements/notice.ts';
import { day } from '../../../kit/words/format.ts';
import { say } from '../../../kit/words/words.ts';

/** A cancellation 取消接入 that the authority was asked for just now. */
export const askedNow = (): CancellationView => ({
  state: 'PENDING',
  requestedAt: new Date().toISOString(),
  decidedAt: null,
  reason: null,
  opinion: null,
  wayOn: null,
});

/** Where a cancellation stands: sent and waiting, or refused with the reason and the way on. */
export function cancellationNotice(cancellation: CancellationView | null): TemplateResult | typeof nothing {
  if (!cancellation) return nothing;
  const { state, requestedAt, decidedAt, reason, opinion, wayOn } = cancellation;
  if (state === 'PENDING')
    return html`<p class="small">
      ${say('cancel.askedOn', { day: day(requestedAt) })}${say('list.separator')}${say('cancel.asked')}
    </p>`;
  const heading = say('cancel.refused', { day: day(decidedAt ?? requestedAt) });
  return html`<jieru-notice tone="bad" heading=${heading}>
    <p>${reason}</p>
    ${opinion && opinion !== reason ? html`<p>${opinion}</p>` : nothing}
    <p>${wayOn}</p>
  </jieru-notice>`;
}
