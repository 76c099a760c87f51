import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { JieruElement } from './element.ts';

/** Reads sentences to users of screen readers; one region waits for a pause, the other interrupts. */
@customElement('jieru-live-region')
export class JieruLiveRegion extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      :host {
        position: absolute;
      }
    `,
  ];

  @state() private polite = '';
  @state() private urgent = '';

  override render(): TemplateResult {
    return html`<div class="sr-only" role="status" aria-live="polite">${this.polite}</div>
      <div class="sr-only" role="alert" aria-live="assertive">${this.urgent}</div>`;
  }

  /** Says a sentence; the same one twice is said twice. */
  async announce(text: string, urgent: boolean): Promise<void> {
    const region = urgent ? 'urgent' : 'polite';
    this[region] = '';
    await this.updateComplete;
    this[region] = text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-live-region': JieruLiveRegion;
  }
}
