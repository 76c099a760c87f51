import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../kit/elements/check.ts';
import type { JieruCheck } from '../../kit/elements/check.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { moment } from '../../kit/words/format.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { DeskElement } from '../desk-element.ts';
import { deskFailureText } from '../failure-text.ts';
import { remarkButton } from '../remarks/remark-button.ts';
import { placeName } from '../remarks/place-name.ts';
import { rulesOf } from '../rules.ts';
import { DeskRemarkEvent } from '../asks.ts';
import type { Acts } from '../keys/keys.ts';
import type { OpenedFiling } from '../store/opened.ts';
import type { RemarkTray } from '../store/tray.ts';
import type { DeskFiling } from '../types.ts';
import { proofLine, proofsByPath } from '../materials/proofs.ts';
import { unseenMark } from '../unseen-mark.ts';
import { dataGroups } from './data-groups.ts';
import type { DataGroup, DataRow } from './data-groups.ts';
import { dataStyles } from './data-styles.ts';
import { earlierLine } from '../remarks/earlier-line.ts';
import { findingsByPath } from '../remarks/findings.ts';
import { say } from '../words.ts';

type Beside = {
  filing: DeskFiling;
  tray: RemarkTray;
  findings: ReturnType<typeof findingsByPath>;
  proofs: ReturnType<typeof proofsByPath>;
  opened: OpenedFiling;
};

/** What was filed, grouped as the form, with what the checks found and the way to a remark beside each value. */
@customElement('jieru-desk-data')
export class JieruDeskData extends DeskElement {
  static override styles = [DeskElement.styles, dataStyles];

  override readonly acts: Acts = {
    REVEAL: () => this.#mayReveal && this.#reveal(this.desk?.opened?.inClear === null),
    FIELD_AFTER: () => this.#step(1),
    FIELD_BEFORE: () => this.#step(-1),
    REMARK: () => this.#remark(),
  };

  @state() private problem = '';
  @query('jieru-check') private readonly check!: JieruCheck | null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    const opened = this.desk?.opened;
    const filing = opened?.filing;
    if (!this.desk || !opened || !filing) return nothing;
    const beside = {
      filing,
      tray: this.desk.trayOf(filing.id),
      findings: findingsByPath(filing),
      proofs: proofsByPath(opened, filing),
      opened,
    };
    const details = opened.inClear ?? filing.details;
    return html`<div class="head">
        <h3>${say('data.heading')}</h3>
        ${
          details.savedAt
            ? html`<span class="soft">${say('filing.saved', { at: moment(details.savedAt) })}</span>`
            : nothing
        }
      </div>
      ${this.#personal(opened)} ${rulesOf(filing, 'DETAILS')}
      ${dataGroups(filing, details).map((group) => this.#group(group, beside))}`;
  }

  #personal(opened: OpenedFiling): TemplateResult {
    return html`<div class="personal ${opened.inClear ? 'shown' : ''}">
      <jieru-check
        label=${say('filing.personal')}
        .checked=${opened.inClear !== null}
        ?disabled=${opened.revealing || opened.filing?.lookReason === null}
        error=${this.problem}
        @jieru-input=${({ detail }: FieldInputEvent) => void this.#reveal(detail.value === 'true')}
      ></jieru-check>
      ${opened.filing?.unseen?.details ? unseenMark() : nothing}
      <span class="soft">${say(opened.inClear ? 'filing.inClear' : 'filing.personalNote')}</span>
    </div>`;
  }

  #group({ key, heading, rows }: DataGroup, beside: Beside): TemplateResult {
    return html`<section aria-labelledby="group-${key}">
      <h4 id="group-${key}">${heading}</h4>
      <dl>${rows.map((row) => this.#row(row, beside))}</dl>
    </section>`;
  }

  #row(
    { label, value, path, found }: DataRow,
    { filing, tray, findings, proofs, opened }: Beside,
  ): TemplateResult {
    const key = (path ?? found)?.join('.') ?? '';
    const draft = path ? tray.at(path) : null;
    return html`<div class="row ${draft ? 'remarked' : ''}" data-key=${key} tabindex="-1">
      <dt>${label}</dt>
      <dd>
        <span class="value ${value ? '' : 'none'}">${value || say('data.empty')}</span>
        ${path ? remarkButton({ path, what: placeName(path, filing), begun: draft !== null, filing }) : nothing}
        ${(findings.get(key) ?? []).map(
          ({ message }) =>
            html`<span class="line warn"><jieru-icon name="warn"></jieru-icon><span>${message}</span></span>`,
        )}
        ${proofLine(proofs.get(key), filing)} ${path ? earlierLine(opened, path) : nothing}
        ${
          draft?.message
            ? html`<span class="line warn"
                ><jieru-icon name="note"></jieru-icon><span>${draft.message}</span></span
              >`
            : nothing
        }
      </dd>
    </div>`;
  }

  get #mayReveal(): boolean {
    const opened = this.desk?.opened;
    return opened?.filing != null && opened.filing.lookReason !== null && !opened.revealing;
  }

  /** The focus goes from value to value; a remark begun then is on the one it stands on. */
  #step(by: number): boolean {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
    const at = rows.findIndex((row) => row.matches(':focus-within, :focus'));
    const row = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    return row !== undefined;
  }

  #remark(): boolean {
    const path = this.renderRoot.querySelector<HTMLElement>('.row:focus-within .remark')?.dataset['path'];
    return path !== undefined && this.dispatchEvent(new DeskRemarkEvent({ path: path.split('.') }));
  }

  /** Shows a value, with the focus on it: what stands nearest to the path, where nothing stands right there. */
  async showField(path: readonly string[]): Promise<void> {
    await this.updateComplete;
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row[data-key]:not([data-key=""])')];
    const wanted = path.join('.');
    const keyOf = (row: HTMLElement): string => row.dataset['key'] ?? '';
    const row =
      rows.find((one) => keyOf(one) === wanted) ??
      rows.find((one) => wanted.startsWith(`${keyOf(one)}.`) || keyOf(one).startsWith(`${wanted}.`)) ??
      rows.find((one) => keyOf(one).split('.')[0] === path[0]) ??
      rows[0];
    row?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  /** Shows the personal data in clear, with the focus where it is masked again. */
  async show(): Promise<void> {
    this.check?.focus();
    await this.#reveal(true);
  }

  async #reveal(wanted: boolean): Promise<void> {
    const hadFocus = this.check?.matches(':focus-within') ?? false;
    this.problem = '';
    try {
      await this.desk?.opened?.reveal(wanted);
      this.announce(say(wanted ? 'filing.inClear' : 'filing.masked'));
    } catch (cause) {
      this.problem = deskFailureText(cause);
      this.announce(this.problem, true);
    }
    this.requestUpdate();
    // While it waits the box is disabled, which takes the focus from it.
    await this.updateComplete;
    await this.check?.updateComplete;
    if (hadFocus) this.check?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-data': JieruDeskData;
  }
}
