import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import '../../kit/elements/copy.ts';
import '../../kit/elements/icon.ts';
import { spanOf } from '../../../schema/messages/values/amounts.ts';
import { moment } from '../../kit/words/format.ts';
import type { AlarmRow } from '../types.ts';
import { sayAttention } from './words.ts';

type Ways = {
  readonly now: Date;
  readonly open: (filingId: string) => void;
  readonly toAuthority: () => void;
  /** To where accounts are acted on; null for whoever may not. */
  readonly toAccounts: (() => void) | null;
};

/** Nothing goes on until these are mended; of the others each concerns one filing or file, or is still to come. */
const GRAVE = /^(ACCOUNT_|FOREIGN_|DISK_|CLOCK_|CERTIFICATE_|JOBS_)/;

/** What is mended where the authority's messages are, and of that where its accounts are. */
const AT_AUTHORITY = /^(ACCOUNT_|FOREIGN_|FILE_|HAND_OVER_)/;
const AT_ACCOUNTS = /^(ACCOUNT_|FOREIGN_|HAND_OVER_)/;

const agoText = (since: string, now: Date): string => {
  const { unit, count } = spanOf(now.getTime() - Date.parse(since));
  return sayAttention(`attention.${unit}`, { count });
};

/** Something that needs a person: what is wrong and since when, what to do about it, and the way there. */
export const alarmRow = (alarm: AlarmRow, { now, open, toAuthority, toAccounts }: Ways): TemplateResult => {
  const { id, kind, about, cause, remedy, command, since, clearedAt } = alarm;
  const grave = GRAVE.test(kind);
  return html`<li class="row alarm" part="row" tabindex="-1" data-row=${id}>
    <div class="who">
      <span class="name ${clearedAt ? '' : grave ? 'bad' : 'warn'}"
        ><jieru-icon name=${clearedAt ? 'check' : grave ? 'bad' : 'warn'}></jieru-icon>
        <span class="ink">${cause}</span></span
      >
      <span class="second mono">${about}</span>
    </div>
    <div class="when">
      ${clearedAt ? sayAttention('attention.overAt', { at: moment(clearedAt) }) : agoText(since, now)}
      <span class="second">${sayAttention('attention.since', { at: moment(since) })}</span>
    </div>
    ${
      clearedAt
        ? nothing
        : html`<div class="where">
            <p>${remedy}</p>
            ${command ? html`<jieru-copy code label=${sayAttention('attention.command')} text=${command}></jieru-copy>` : nothing}
          </div>`
    }
    <div class="acts">
      ${
        about.startsWith('fil_')
          ? html`<jieru-button
              data-filing=${about}
              label=${sayAttention('attention.openFilingOf', { id: about })}
              @click=${() => open(about)}
              >${sayAttention('attention.openFiling')}</jieru-button
            >`
          : toAccounts && AT_ACCOUNTS.test(kind) && !clearedAt
            ? html`<jieru-button
                label=${sayAttention('attention.toAccountsOf', { cause })}
                @click=${toAccounts}
                >${sayAttention('attention.toAccounts')}</jieru-button
              >`
            : AT_AUTHORITY.test(kind) && !clearedAt
              ? html`<jieru-button
                  label=${sayAttention('attention.toAuthorityOf', { cause })}
                  @click=${toAuthority}
                  >${sayAttention('attention.toAuthority')}</jieru-button
                >`
              : nothing
      }
    </div>
  </li>`;
};
