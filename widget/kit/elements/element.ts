import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import { base } from '../styles/base.ts';
import { followLocale } from '../words/words.ts';

/** Parts that a host page may style at any depth. */
export const PARTS = [
  'control',
  'label',
  'hint',
  'error',
  'button',
  'button-primary',
  'notice',
  'locked',
  'tile',
  'foot',
  'section',
].join(', ');

/** Base of every element: the common styles, the language, and parts handed on to the host page. */
export abstract class JieruElement extends LitElement {
  static override styles: CSSResultGroup = [base];

  constructor() {
    super();
    followLocale(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasAttribute('exportparts')) this.setAttribute('exportparts', PARTS);
  }
}
