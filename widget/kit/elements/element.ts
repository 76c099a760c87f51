import { LitElement } from 'lit';
import type { CSSResultGroup } from 'lit';
import { base } from '../styles/base.ts';
import { followLocale } from '../words/words.ts';
import { PARTS } from './parts.ts';

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
