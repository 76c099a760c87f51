import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { registers } from '../../../schema/messages/generated/registers.lazy.js';
import type { RegistersWords } from '../../../schema/messages/generated/registers.types.d.ts';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import { isTypedError } from '../../kit/client/errors.ts';
import { day, moment } from '../../kit/words/format.ts';
import { learn, speaker } from '../../kit/words/words.ts';
import { DeskElement } from '../desk-element.ts';
import { deskFailureText } from '../failure-text.ts';
import { deskRecheck, deskRegisters } from '../operations/registers.graphql.ts';
import type { DeskFiling, RegisterCheck } from '../types.ts';

/** Its words are loaded with it. */
const sayRegisters = speaker<RegistersWords>();
const registersWordsReady = (): Promise<void> => learn(registers);

const TONES = {
  WAITING: 'soft',
  PASSED: 'good',
  FAULT: 'bad',
  UNKNOWN: 'warn',
  UNAVAILABLE: 'warn',
} as const;

/** What registers were asked about the filing on the desk (数据核验), when, and what each answered. */
@customElement('jieru-desk-registers')
export class JieruDeskRegisters extends DeskElement {
  static override styles = [
    DeskElement.styles,
    css`
      h3 {
        padding-bottom: 4px;
        border-bottom: 1px solid var(--j-line);
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 12px;
        padding: 4px 0;
        overflow-wrap: anywhere;
      }
      .line {
        grid-column: 1 / -1;
        font-size: 0.926em;
      }
      jieru-button {
        margin-top: 6px;
      }
    `,
  ];

  @state() private checks: readonly RegisterCheck[] = [];
  @state() private failed = false;
  @state() private asking = false;
  @state() private speaks = false;
  /** The filing, and the state of it, of which the answers are. */
  #of = '';

  override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const filing = this.desk?.opened?.filing;
    if (!filing) return;
    const of = `${filing.id} ${filing.revision}`;
    if (of === this.#of) return;
    if (!this.#of.startsWith(`${filing.id} `)) this.checks = [];
    this.#of = of;
    void this.#load(filing.id);
  }

  override render(): TemplateResult | typeof nothing {
    const filing = this.desk?.opened?.filing;
    if (!filing || !this.speaks || (this.checks.length === 0 && !this.failed)) return nothing;
    return html`<section aria-labelledby="registers">
      <h3 id="registers">${sayRegisters('registers.heading')}</h3>
      ${this.failed ? this.#again() : nothing}
      <ul>
        ${this.checks.map((check) => this.#check(check, filing))}
      </ul>
      ${
        this.checks.some((check) => check.state === 'UNAVAILABLE' || check.state === 'FAULT') &&
        this.may('DECIDE')
          ? html`<jieru-button ?loading=${this.asking} @click=${() => void this.#recheck(filing.id)}
              >${sayRegisters('registers.again')}</jieru-button
            >`
          : nothing
      }
    </section>`;
  }

  #again(): TemplateResult {
    return html`<p class="warn">
      ${sayRegisters('registers.failed')}
      <jieru-button variant="quiet" @click=${() => void this.#load(this.desk?.opened?.id ?? '')}
        >${sayRegisters('registers.retry')}</jieru-button
      >
    </p>`;
  }

  #check(check: RegisterCheck, filing: DeskFiling): TemplateResult {
    const { kind, state: is, faults, expiresOn, reason, askedAt } = check;
    const line = (text: string) => html`<span class="line soft">${text}</span>`;
    return html`<li data-kind=${kind} data-state=${is}>
      <span
        >${sayRegisters('registers.line', {
          kind: sayRegisters(`registers.kind.${kind}`),
          about: this.#about(check, filing),
        })}</span
      >
      <span class="chip ${TONES[is]}" part="chip">
        ${is === 'PASSED' ? html`<jieru-icon name="check"></jieru-icon>` : nothing}
        ${sayRegisters(`registers.state.${is}`)}
      </span>
      ${faults.map((fault) => html`<span class="line bad">${sayRegisters(`registers.fault.${fault}`)}</span>`)}
      ${reason ? line(sayRegisters('registers.reason', { reason })) : nothing}
      ${expiresOn ? line(sayRegisters('registers.expires', { day: day(expiresOn) })) : nothing}
      ${askedAt ? line(sayRegisters('registers.asked', { at: moment(askedAt) })) : nothing}
    </li>`;
  }

  /** Of whom or what: a domain stands for itself. */
  #about({ about }: RegisterCheck, { websites }: DeskFiling): string {
    if (about === 'subject' || about === 'subjectPerson') return sayRegisters(`registers.about.${about}`);
    const site = websites.find(({ id }) => id === about);
    return site ? sayRegisters('registers.about.websitePerson', { site: site.domains[0] ?? '' }) : about;
  }

  async #load(id: string): Promise<void> {
    const of = this.#of;
    try {
      const [answer] = await Promise.all([
        this.desk?.api.query(deskRegisters, { id }),
        registersWordsReady(),
      ]);
      if (of !== this.#of) return;
      this.checks = answer?.filing?.dataChecks ?? [];
      this.failed = false;
    } catch {
      // What was known of it before stays; that it may be old is said.
      if (of === this.#of) this.failed = true;
    }
    this.speaks = await registersWordsReady().then(
      () => true,
      () => false,
    );
  }

  async #recheck(filingId: string): Promise<void> {
    const { desk } = this;
    if (!desk || this.asking) return;
    this.asking = true;
    try {
      const { result } = await desk.api.mutate(deskRecheck, { input: { filingId } });
      this.announce(isTypedError(result) ? result.message : sayRegisters('registers.askedAgain'));
      await this.#load(filingId);
    } catch (cause) {
      this.announce(deskFailureText(cause), true);
    } finally {
      this.asking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-registers': JieruDeskRegisters;
  }
}
