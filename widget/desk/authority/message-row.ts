import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import type { IconName } from '../../kit/elements/icon.ts';
import { moment } from '../../kit/words/format.ts';
import { FILE_ACTS, isAside, type FileAct } from '../operate/entry-acts.ts';
import { sayOperate } from '../operate/words.ts';
import type { MessageRow } from '../types.ts';
import { say } from '../words.ts';
import type { DeskWordId } from '../words.ts';

type Sign = { readonly tone: string; readonly icon: IconName };

const STATES: Readonly<Record<MessageRow['status'], Sign>> = {
  PENDING: { tone: 'soft', icon: 'clock' },
  ACCEPTED: { tone: 'good', icon: 'check' },
  APPLIED: { tone: 'good', icon: 'check' },
  REFUSED: { tone: 'bad', icon: 'bad' },
  ASIDE: { tone: 'warn', icon: 'warn' },
};

const METHODS: Readonly<Record<string, DeskWordId>> = {
  isp_upload: 'method.isp_upload',
  isp_download: 'method.isp_download',
  isp_downloadack: 'method.isp_downloadack',
  isp_querypreviousupload: 'method.isp_querypreviousupload',
  isp_querybeianstatus: 'method.isp_querybeianstatus',
  isp_verifybamm: 'method.isp_verifybamm',
};

const chip = (status: MessageRow['status']): TemplateResult => {
  const { tone, icon } = STATES[status];
  return html`<span class="chip ${tone}" part="chip"
    ><jieru-icon name=${icon}></jieru-icon>${say(`message.${status}`)}</span
  >`;
};

type Ways = {
  readonly open: (filingId: string) => void;
  /** Does something about a file that was set aside; null for whoever may not. */
  readonly act: ((name: FileAct) => void) | null;
};

/** A message exchanged with the authority: which, how it stands and why, what may be done about it, and the way to the filings it speaks of. */
export const messageRow = (message: MessageRow, { open, act }: Ways): TemplateResult => {
  const { id, direction, method, operation, fileName, sequence, filingIds, status, at } = message;
  const name = METHODS[method];
  const [filing] = filingIds;
  return html`<li class="row message" part="row" tabindex="-1" data-row=${id}>
    <div class="who">
      <span class="name">${name ? say(name) : method}</span>
      <span class="soft">${operation ?? ''}</span>
      <span class="second"
        >${say(direction === 'SENT' ? 'messages.SENT' : 'messages.RECEIVED')}
        ${sequence ? html` · ${say('messages.sequence', { number: sequence })}` : nothing}
        ${message.attempts > 1 ? html` · ${say('messages.attempts', { count: message.attempts })}` : nothing}
      </span>
      ${fileName ? html`<span class="second">${fileName}</span>` : nothing}
    </div>
    ${why(message)}
    <div class="when">
      ${chip(status)}<span class="second">${moment(at)}</span>
      ${
        message.settledAt
          ? html`<span class="second">${say('messages.settled', { at: moment(message.settledAt) })}</span>`
          : nothing
      }
    </div>
    <div class="acts">
      ${
        filing
          ? html`<jieru-button
              variant="quiet"
              data-filing=${filing}
              label=${say('messages.filingOf', { id: filing })}
              @click=${() => open(filing)}
              >${say('messages.filing')}</jieru-button
            >`
          : nothing
      }
      ${act && isAside(message) ? FILE_ACTS.map((name) => fileButton(name, message, act)) : nothing}
    </div>
  </li>`;
};

const fileButton = (
  name: FileAct,
  { id, fileName }: MessageRow,
  act: (name: FileAct) => void,
): TemplateResult =>
  html`<jieru-button
    variant="quiet"
    label=${sayOperate('operate.doTo', { act: sayOperate(`${name}.do`), what: fileName ?? id })}
    @click=${() => act(name)}
    >${sayOperate(`${name}.do`)}</jieru-button
  >`;

/** Why it was refused or set aside: in words, and as our own check or the authority put it. */
const why = ({ text, reason, code }: MessageRow): TemplateResult => {
  if (!text && !reason) return html`<div class="where none"></div>`;
  const detail = reason && reason !== text ? reason : '';
  return html`<div class="why where">
    ${text ? html`<span>${text}</span>` : nothing}
    ${code === null ? nothing : html`<span class="soft">${say('messages.code', { code })}</span>`}
    ${
      detail && text
        ? html`<details>
            <summary>${say('messages.detail')}</summary>
            <span lang="en">${detail}</span>
          </details>`
        : html`<span lang="en">${detail}</span>`
    }
  </div>`;
};
