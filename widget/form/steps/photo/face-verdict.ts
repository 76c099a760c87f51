import { css, html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FaceCheckView } from '../../../kit/client/views.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/icon.ts';
import type { IconName } from '../../../kit/elements/icon.ts';
import '../../../kit/elements/more-icons.ts';
import { AnnounceEvent } from '../../../kit/events.ts';
import { IssueWords } from '../../../kit/words/issue-words.ts';
import { say } from '../../../kit/words/words.ts';
import type { WordId } from '../../../kit/words/words.ts';

type Look = { tone: 'soft' | 'good' | 'bad'; icon: IconName; words: WordId };

/** What differs, and bars nothing any more, is the reviewer's. */
const REVIEWERS: Look = { tone: 'soft', icon: 'info', words: 'face.reviewer' };

const LOOKS: Record<FaceCheckView['state'], Look> = {
  WAITING: { tone: 'soft', icon: 'clock', words: 'face.WAITING' },
  SAME: { tone: 'good', icon: 'check', words: 'face.SAME' },
  UNSURE: { tone: 'soft', icon: 'info', words: 'face.UNSURE' },
  UNAVAILABLE: { tone: 'soft', icon: 'clock', words: 'face.UNAVAILABLE' },
  DIFFERENT: REVIEWERS,
  NO_FACE: REVIEWERS,
  SEVERAL_FACES: REVIEWERS,
};

/** What the face service says of a photo, in plain words; it is read out when it comes. */
@customElement('jieru-face-verdict')
export class JieruFaceVerdict extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      p {
        display: flex;
        gap: 6px;
        margin: 2px 0 0;
        font-size: 0.867em;
        line-height: 1.5;
        overflow-wrap: anywhere;
      }
      jieru-icon {
        flex: none;
        margin-top: 4px;
      }
      .good {
        color: var(--j-ok);
      }
      .bad {
        color: var(--j-bad);
      }
    `,
  ];

  /** What it says; null where nothing is compared. */
  @property({ attribute: false }) check: FaceCheckView | null = null;

  /** Why another photo is wanted; empty where none is. */
  @property() complaint = '';

  #told = '';

  constructor() {
    super();
    new IssueWords(this);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.check) return nothing;
    const { tone, icon } = this.#look(this.check);
    return html`<p class=${tone}><jieru-icon name=${icon}></jieru-icon><span>${this.#text}</span></p>`;
  }

  override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const before = changed.get('check');
    // Only what comes while somebody is looking; what was known already stands there to be read.
    if (!before || before.state === this.check?.state || this.#text === this.#told) return;
    this.#told = this.#text;
    if (this.#told)
      this.dispatchEvent(new AnnounceEvent({ text: this.#told, urgent: this.complaint !== '' }));
  }

  get #text(): string {
    return this.check ? this.complaint || say(this.#look(this.check).words) : '';
  }

  #look({ state }: FaceCheckView): Look {
    const look = LOOKS[state];
    return this.complaint ? { ...look, tone: 'bad', icon: 'bad' } : look;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-face-verdict': JieruFaceVerdict;
  }
}
