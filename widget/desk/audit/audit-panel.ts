import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../kit/elements/select.ts';
import '../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../kit/events.ts';
import { wordsOnShow } from '../../kit/words/words.ts';
import type { AuditActorKind } from '../../../schema/client/operations.ts';
import { ListPanel } from '../lists/list-panel.ts';
import type { AuditRow } from '../types.ts';
import { auditStyles } from './audit-styles.ts';
import { actorText, eventRow } from './event-row.ts';
import { AuditLog, EVERYTHING, readFilter, written, type AuditFilter } from '../store/audit.ts';
import { auditWordsReady, sayAudit } from './words.ts';

/** What the audit's words know of a kind of thing, by what stands behind the dot. */
const known = (area: string): string[] =>
  Object.keys(wordsOnShow()).flatMap((id) => (id.startsWith(`${area}.`) ? id.slice(area.length + 1) : []));

const optionsOf = (area: string): { value: string; text: string }[] =>
  known(area).map((value) => ({ value, text: String(wordsOnShow()[`${area}.${value}`]) }));

/** While somebody types an id, half of it is not asked for. */
const TYPED_MS = 400;

/** The audit (审计): who did and saw what, for the staff whose duty it is. */
@customElement('jieru-desk-audit')
export class JieruDeskAudit extends ListPanel {
  static override styles = [ListPanel.styles, auditStyles];

  @state() private speaks = false;
  /** Whose doings alone are on show, as a row named them. */
  @state() private onlyName = '';
  #typing: ReturnType<typeof setTimeout> | undefined;

  protected override get list() {
    return this.desk?.audit?.list;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { desk } = this;
    if (!desk || !changed.has('desk')) return;
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  override render(): TemplateResult | typeof nothing {
    const log = this.desk?.audit;
    if (!log || !this.speaks) return nothing;
    const { list, filter } = log;
    return html`<div class="top"><h3 tabindex="-1">${sayAudit('audit.heading')}</h3></div>
      <div class="panel">
        ${this.#filters(filter)} ${this.#chosen(filter)} ${this.failed(list)}
        <ul aria-label=${sayAudit('audit.list')} ?hidden=${list.rows.length === 0}>
          ${repeat(
            list.rows,
            ({ id }) => id,
            (row) => eventRow(row, { open: (id) => this.open(id), only: (of) => this.#only(of) }),
          )}
        </ul>
        ${this.below(list, this.#none(filter))}
      </div>`;
  }

  async #begin(): Promise<void> {
    await auditWordsReady();
    const { desk } = this;
    if (!desk) return;
    desk.audit ??= new AuditLog(desk.api, () => desk.changed());
    this.speaks = true;
    const asked = readFilter(desk.asked, { kinds: known('actor'), actions: known('audited') });
    if (written(asked) !== written(desk.audit.filter)) await desk.audit.choose(asked);
    else await desk.audit.refresh();
  }

  #filters({ kind, action, about, from, until }: AuditFilter): TemplateResult {
    return html`<div class="filters" role="group" aria-label=${sayAudit('audit.filters')}>
      <jieru-select
        label=${sayAudit('audit.kind')}
        placeholder=${sayAudit('audit.anybody')}
        .options=${optionsOf('actor')}
        .value=${kind}
        @jieru-input=${({ detail }: FieldInputEvent) => this.#choose({ kind: detail.value as AuditActorKind | '' })}
      ></jieru-select>
      <jieru-select
        label=${sayAudit('audit.action')}
        placeholder=${sayAudit('audit.any')}
        .options=${optionsOf('audited')}
        .value=${action}
        @jieru-input=${({ detail }: FieldInputEvent) => this.#choose({ action: detail.value as AuditFilter['action'] })}
      ></jieru-select>
      <jieru-text-field
        label=${sayAudit('audit.about')}
        placeholder="fil_…"
        .value=${about}
        @jieru-input=${({ detail }: FieldInputEvent) => this.#typed({ about: detail.value.trim() })}
      ></jieru-text-field>
      <jieru-text-field
        type="date"
        label=${sayAudit('audit.from')}
        .value=${from}
        @jieru-input=${({ detail }: FieldInputEvent) => this.#typed({ from: detail.value })}
      ></jieru-text-field>
      <jieru-text-field
        type="date"
        label=${sayAudit('audit.until')}
        .value=${until}
        @jieru-input=${({ detail }: FieldInputEvent) => this.#typed({ until: detail.value })}
      ></jieru-text-field>
    </div>`;
  }

  /** Whose doings alone are on show, with the way back to everybody's. */
  #chosen({ actor }: AuditFilter): TemplateResult | typeof nothing {
    if (!actor) return nothing;
    const row = this.desk?.audit?.list.rows.find(({ actorId }) => actorId === actor);
    const name = row ? actorText(row) : this.onlyName || actor;
    return html`<div class="chosen">
      <span>${sayAudit('audit.onlyBy', { name })}</span>
      <jieru-button variant="quiet" @click=${() => this.#choose({ actor: '' })}
        >${sayAudit('audit.everyone')}</jieru-button
      >
    </div>`;
  }

  #none(filter: AuditFilter): TemplateResult {
    if (written(filter) === '') return html`<p>${sayAudit('audit.empty')}</p>`;
    return html`<p>${sayAudit('audit.none')}</p>
      <jieru-button @click=${() => this.#choose(EVERYTHING)}>${sayAudit('audit.reset')}</jieru-button>`;
  }

  #only(row: AuditRow): void {
    this.onlyName = actorText(row);
    this.#choose({ actor: row.actorId });
    void this.focusList();
  }

  #typed(part: Partial<AuditFilter>): void {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#choose(part), TYPED_MS);
  }

  #choose(part: Partial<AuditFilter>): void {
    const { desk } = this;
    if (!desk?.audit) return;
    void desk.audit.choose(part);
    desk.goTo('audit', written(desk.audit.filter));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-audit': JieruDeskAudit;
  }
}
