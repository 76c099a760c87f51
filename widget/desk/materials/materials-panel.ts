import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../kit/elements/button.ts';
import '../../kit/elements/icon.ts';
import '../../kit/elements/more-icons.ts';
import { sizeText } from '../../../schema/messages/values/amounts.ts';
import { moment } from '../../kit/words/format.ts';
import { IssueWords } from '../../kit/words/issue-words.ts';
import { dropPreview } from '../../kit/client/preview-cache.ts';
import { DeskElement } from '../desk-element.ts';
import { earlierLine } from '../remarks/earlier-line.ts';
import { findingsByPath } from '../remarks/findings.ts';
import { remarkButton } from '../remarks/remark-button.ts';
import { rulesOf } from '../rules.ts';
import { DeskRemarkEvent } from '../asks.ts';
import { keyMark } from '../keys/key-mark.ts';
import type { Acts } from '../keys/keys.ts';
import type { DeskFiling } from '../types.ts';
import { unseenMark } from '../unseen-mark.ts';
import { electronicLine } from './electronic-line.ts';
import { doubtOf, faceLine } from './face-line.ts';
import { materialsStyles } from './materials-styles.ts';
import { isUnseen, paperName, papersOf, pictureOf, unseenPapers } from './papers.ts';
import type { Paper } from './papers.ts';
import './picture-stage.ts';
import type { JieruDeskPicture, Part } from './picture-stage.ts';
import { readingLines } from './reading-lines.ts';
import { say } from '../words.ts';
import type { DeskWordId } from '../words.ts';

const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const statusOf = ({ material, slot }: Paper): DeskWordId => {
  if (!material) return slot?.required ? 'papers.missing' : 'papers.optional';
  if (material.status === 'REFUSED') return 'papers.refused';
  return material.status === 'AWAITING' ? 'papers.awaiting' : 'papers.stored';
};

/** The papers: small pictures to choose from, the chosen one large, and the way to a remark on it. */
@customElement('jieru-desk-materials')
export class JieruDeskMaterials extends DeskElement {
  static override styles = [DeskElement.styles, materialsStyles];

  override readonly acts: Acts = {
    UNSEEN: () => this.#toUnseen(),
    PAPER_AFTER: () => this.#step(1),
    PAPER_BEFORE: () => this.#step(-1),
    REMARK_PAPER: () => this.#remark(),
  };

  @state() private chosen = '';
  @query('jieru-desk-picture') private readonly picture!: JieruDeskPicture | null;

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    const filing = this.desk?.opened?.filing;
    if (!filing) return nothing;
    const papers = papersOf(filing);
    const paper = papers.find(({ id }) => id === this.chosen) ?? papers[0];
    if (!paper)
      return html`<h3>${say('papers.heading')}</h3>
        <p class="soft">${say('papers.none')}</p>`;
    return html`<div class="head">
        <h3>${say('papers.heading')}</h3>
        ${this.#onwards(filing, paper)}
        <span class="soft"
          >${say('papers.of', { number: papers.indexOf(paper) + 1, count: papers.length })}</span
        >
      </div>
      <div role="tablist" aria-label=${say('papers.heading')} class="tabs" @keydown=${this.#keydown}>
        ${papers.map((one) => this.#tab(one, one === paper, filing))}
      </div>
      <div role="tabpanel" id="panel" class="panel" aria-labelledby="tab-${paper.id}">
        ${this.#paper(paper, filing)}
      </div>
      ${rulesOf(filing, paper.slot?.step ?? 'MATERIALS')}`;
  }

  /** Leads from one paper that was not looked at to the next, after the last one to the first. */
  #onwards(filing: DeskFiling, chosen: Paper): TemplateResult | typeof nothing {
    const unseen = unseenPapers(filing).filter(({ id }) => id !== chosen.id);
    const next = this.#nextUnseen(filing);
    if (!next) return nothing;
    return html`<jieru-button class="onwards" variant="quiet" @click=${() => void this.choose(next.id)}>
      <jieru-icon name="unseen"></jieru-icon>${say('unseen.next', { count: unseen.length })}
      ${keyMark('UNSEEN', this.desk)}
    </jieru-button>`;
  }

  #tab(paper: Paper, chosen: boolean, filing: DeskFiling): TemplateResult {
    const unseen = isUnseen(paper, filing);
    // A small picture is a look as well: it comes when the paper was opened.
    const preview = unseen ? null : pictureOf(paper, filing);
    const status = statusOf(paper);
    const remarked = this.desk?.trayOf(filing.id).at(paper.path) != null;
    const doubt = doubtOf(paper.material);
    const wanting = status === 'papers.missing' || status === 'papers.refused';
    const sign = wanting || doubt ? 'warn' : remarked ? 'note' : null;
    return html`<button
      type="button"
      role="tab"
      part="tab"
      id="tab-${paper.id}"
      data-id=${paper.id}
      aria-selected=${chosen ? 'true' : 'false'}
      aria-controls="panel"
      tabindex=${chosen ? 0 : -1}
      @click=${() => void this.choose(paper.id)}
    >
      <span class="thumb ${sign ?? ''}">
        ${preview ? html`<img src=${preview} alt="" loading="lazy" />` : nothing}
        ${unseen ? unseenMark() : nothing}
        ${sign ? html`<jieru-icon class="sign" name=${sign}></jieru-icon>` : nothing}
      </span>
      <span class="name">${paperName(paper, filing)}</span>
      <span class="sr-only">${say(status)} ${doubt ? say(`faceCheck.short.${doubt}`) : nothing}</span>
    </button>`;
  }

  #paper(paper: Paper, filing: DeskFiling): TemplateResult {
    const what = paperName(paper, filing);
    const preview = pictureOf(paper, filing);
    const { material, slot } = paper;
    const key = paper.path.join('.');
    const opened = this.desk?.opened;
    const draft = this.desk?.trayOf(filing.id).at(paper.path) ?? null;
    return html`${
        preview && material
          ? html`<jieru-desk-picture
              .desk=${this.desk}
              src=${preview}
              what=${what}
              width=${material.width ?? 0}
              height=${material.height ?? 0}
              @jieru-desk-shown=${() => this.#shown(paper)}
              @jieru-desk-stale=${() => this.#renew(preview)}
            ></jieru-desk-picture>`
          : html`<div class="nothing">
              <jieru-icon name="warn"></jieru-icon>${material?.refusalMessage ?? say(statusOf(paper))}
            </div>`
      }
      <div class="facts">
        <div class="words">
          <strong>${what}</strong>
          ${
            slot?.sameAs
              ? html`<span class="soft"
                  >${say('papers.sameAs', { what: say(`material.${slot.sameAs}`) })}</span
                >`
              : nothing
          }
          ${
            material?.status === 'STORED'
              ? html`<span class="soft">
                  ${say('papers.facts', {
                    width: material.width ?? 0,
                    height: material.height ?? 0,
                    size: sizeText(material.bytes ?? 0),
                    at: material.storedAt ? moment(material.storedAt) : '',
                  })}
                </span>`
              : nothing
          }
        </div>
        ${remarkButton({ path: paper.path, what, begun: draft !== null, filing })}
        ${material ? faceLine(material) : nothing}
        ${material?.status === 'STORED' ? electronicLine(material, filing) : nothing}
        ${material?.status === 'STORED' ? readingLines(material, this.desk?.opened?.readingOf(material) ?? null, preview) : nothing}
        ${(findingsByPath(filing).get(key) ?? []).map(({ message }) => this.#line('warn', message, 'warn'))}
        ${opened ? earlierLine(opened, paper.path) : nothing}
        ${draft?.message ? this.#line('note', draft.message, 'warn') : nothing}
      </div>`;
  }

  #line(icon: 'warn' | 'note', text: string, tone: string): TemplateResult {
    return html`<p class="line ${tone}"><jieru-icon name=${icon}></jieru-icon><span>${text}</span></p>`;
  }

  #renew(url: string): void {
    dropPreview(url);
    void this.desk?.opened?.refresh();
  }

  #shown(paper: Paper): void {
    const opened = this.desk?.opened;
    if (opened?.filing && isUnseen(paper, opened.filing)) void opened.looked();
  }

  #keydown = (event: KeyboardEvent): void => {
    const step = MOVES[event.key];
    if (!step) return;
    event.preventDefault();
    this.#step(step);
  };

  #paperHere(filing: DeskFiling): Paper | undefined {
    const papers = papersOf(filing);
    return papers.find(({ id }) => id === this.chosen) ?? papers[0];
  }

  #step(step: number): boolean {
    const filing = this.desk?.opened?.filing;
    if (!filing) return false;
    const papers = papersOf(filing);
    const here = this.#paperHere(filing);
    const at = here ? papers.findIndex(({ id }) => id === here.id) : 0;
    const next = papers[(at + step + papers.length) % papers.length];
    if (next) void this.choose(next.id);
    return next !== undefined;
  }

  /** The next paper that was not looked at, after the last one the first. */
  #nextUnseen(filing: DeskFiling): Paper | undefined {
    const papers = papersOf(filing);
    const here = this.#paperHere(filing);
    const unseen = unseenPapers(filing).filter(({ id }) => id !== here?.id);
    const placeOf = (one?: Paper): number => papers.findIndex(({ id }) => id === one?.id);
    return unseen.find((one) => placeOf(one) > placeOf(here)) ?? unseen[0];
  }

  #toUnseen(): boolean {
    const filing = this.desk?.opened?.filing;
    const next = filing && filing.lookReason !== null ? this.#nextUnseen(filing) : undefined;
    if (next) void this.choose(next.id);
    return next !== undefined;
  }

  get #mayRemark(): boolean {
    const opened = this.desk?.opened;
    return opened?.filing?.allowed.includes('RETURN') === true && !opened.claim.isOthers;
  }

  #remark(): boolean {
    const filing = this.desk?.opened?.filing;
    const path = filing && this.#paperHere(filing)?.path;
    return path != null && this.#mayRemark && this.dispatchEvent(new DeskRemarkEvent({ path }));
  }

  /** Shows a paper, or a part of it close by, with the focus on its tab. */
  async choose(id: string, part?: Part): Promise<void> {
    await this.desk?.opened?.freshen();
    this.chosen = id;
    await this.updateComplete;
    const tab = this.renderRoot.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
    tab?.focus();
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    if (part) await this.picture?.showPart(part);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-desk-materials': JieruDeskMaterials;
  }
}
