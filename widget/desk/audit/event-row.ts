import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import { moment } from '../../kit/words/format.ts';
import { sayIfKnown } from '../../kit/words/words.ts';
import type { AuditRow } from '../types.ts';
import { sayAudit } from './words.ts';

type Ways = { readonly open: (filingId: string) => void; readonly only: (row: AuditRow) => void };

/** What somebody is called: by name, else by what they are. */
export const actorText = ({ actorName, actorKind }: Pick<AuditRow, 'actorName' | 'actorKind'>): string =>
  actorName ?? sayAudit(`actor.${actorKind}`);

/** Ids of those that are one of a kind say nothing. */
const hasOwnId = ({ actorId }: AuditRow): boolean => actorId.includes('_');

/** Why somebody looked; of another reason than those that have a name, the words. */
const reasonText = (reason: string, note: string | null): string => {
  const name = reason === 'OTHER' && note ? '' : sayIfKnown(`look.${reason}`) || reason;
  return [name, note].filter(Boolean).join(' · ');
};

/** An entry of the audit: who did what to what, why, and when. */
export const eventRow = (row: AuditRow, { open, only }: Ways): TemplateResult => {
  const { id, action, actorId, actorKind, targetId, what, filingId, reason, note, at, position } = row;
  const name = actorText(row);
  return html`<li class="row event" part="row" tabindex="-1" data-row=${id}>
    <div class="who">
      <span class="name">${sayAudit(`audited.${action}`)}</span>
      <span class="second mono">${targetId}</span>
      ${what ? html`<span class="second">${sayAudit('audit.seen', { what: sayIfKnown(`sight.${what}`) || what })}</span>` : nothing}
    </div>
    <div class="where">
      ${
        hasOwnId(row)
          ? html`<button
                type="button"
                class="only"
                aria-label=${sayAudit('audit.only', { name })}
                @click=${() => only(row)}
              >
                ${name}
              </button>
              <span class="second"
                >${row.actorName ? html`${sayAudit(`actor.${actorKind}`)} · ` : nothing}<span class="mono"
                  >${actorId}</span
                ></span
              >`
          : html`<span>${name}</span>`
      }
      ${
        reason
          ? html`<span class="second"
              >${sayAudit('audit.reason', { reason: reasonText(reason, note) })}</span
            >`
          : nothing
      }
    </div>
    <div class="when">
      ${moment(at)}
      ${position === null ? nothing : html`<span class="second">${sayAudit('audit.position', { position })}</span>`}
    </div>
    <div class="acts">
      ${
        filingId
          ? html`<jieru-button
              variant="quiet"
              data-filing=${filingId}
              label=${sayAudit('audit.openFilingOf', { id: filingId })}
              @click=${() => open(filingId)}
              >${sayAudit('audit.openFiling')}</jieru-button
            >`
          : nothing
      }
    </div>
  </li>`;
};
