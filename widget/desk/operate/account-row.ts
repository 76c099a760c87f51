import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import type { IconName } from '../../kit/elements/icon.ts';
import { moment } from '../../kit/words/format.ts';
import { nameOfCode } from '../../kit/words/labels.ts';
import type { AccountRow } from '../types.ts';
import { ACCOUNT_ACTS, accountName, type AccountAct } from './account-acts.ts';
import { sayOperate } from './words.ts';

type Sign = { readonly tone: string; readonly icon: IconName; readonly text: string };

const signOf = ({ state, restsSince }: AccountRow): Sign => {
  if (state === 'STOPPED') return { tone: 'bad', icon: 'bad', text: sayOperate('account.STOPPED') };
  if (state === 'MISSING') return { tone: 'bad', icon: 'bad', text: sayOperate('account.MISSING') };
  return restsSince
    ? { tone: 'warn', icon: 'clock', text: sayOperate('account.rests', { at: moment(restsSince) }) }
    : { tone: 'good', icon: 'check', text: sayOperate('account.WORKING') };
};

/** What an account that stands so may be asked for; the rest would say that there is nothing to decide. */
const actsOf = ({ id, state, restsSince }: AccountRow): readonly AccountAct[] => {
  if (!id || state === 'MISSING') return [];
  const isStopped = state === 'STOPPED';
  const goesOn: AccountAct = isStopped || restsSince ? 'resume' : 'pause';
  return ACCOUNT_ACTS.filter((name) => name === goesOn || !['pause', 'resume'].includes(name));
};

/** An account with the authority: with which bureau, how it stands and why, its numbers, and what may be done to it. */
export const accountRow = (account: AccountRow, choose: (name: AccountAct) => void): TemplateResult => {
  const { id, state, since, reason, provinces, lastSequence, pausedUntil } = account;
  const { tone, icon, text } = signOf(account);
  const name = accountName(account);
  return html`<li class="row" part="row" data-row=${id ?? ''}>
    <div class="who">
      <span class="name">${name}</span>
      ${
        provinces.length > 0
          ? html`<span class="second"
              >${provinces.map((code) => nameOfCode('province', code) || code).join(' ')}</span
            >`
          : nothing
      }
    </div>
    <div class="where">
      <span class="chip ${tone}" part="chip"><jieru-icon name=${icon}></jieru-icon>${text}</span>
      ${reason ? html`<span class="second">${reason}</span>` : nothing}
      ${
        state === 'STOPPED' && since
          ? html`<span class="second">${sayOperate('account.since', { at: moment(since) })}</span>`
          : nothing
      }
      ${
        pausedUntil
          ? html`<span class="second"
              >${sayOperate('account.pausedUntil', { at: moment(pausedUntil) })}</span
            >`
          : nothing
      }
    </div>
    <div class="when second">${sayOperate('account.last', { number: lastSequence })}</div>
    <div class="acts">
      ${actsOf(account).map(
        (act) =>
          html`<jieru-button
            variant=${act === 'resume' ? 'primary' : 'quiet'}
            label=${sayOperate('operate.doTo', { act: sayOperate(`${act}.do`), what: name })}
            @click=${() => choose(act)}
            >${sayOperate(`${act}.do`)}</jieru-button
          >`,
      )}
    </div>
  </li>`;
};
