import { css, html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { domainFault, domainsIn } from '../../../../schema/rules/domain.ts';
import { MOST_DOMAINS } from '../../../../schema/rules/domain.ts';
import '../../../kit/elements/button.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/icon.ts';
import '../../../kit/elements/more-icons.ts';
import '../../../kit/elements/text-field.ts';
import type { FieldInputEvent } from '../../../kit/events.ts';
import { labelFor } from '../../../kit/words/labels.ts';
import { say } from '../../../kit/words/words.ts';

/**
 * One line for each domain.
 *
 * @fires jieru-domains - With all lines.
 * @fires jieru-left - With the path of the line that was left.
 */
@customElement('jieru-domain-list')
export class JieruDomainList extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      .line {
        display: flex;
        align-items: flex-start;
        gap: 8px;
      }
      .line jieru-text-field {
        flex: 1;
        min-width: 0;
      }
      .line jieru-button {
        margin-top: 34px;
      }
    `,
  ];

  /** What stands in the lines. */
  @property({ attribute: false }) domains: readonly string[] = [''];

  /** The provider gave them, and they are not to be changed here. */
  @property({ type: Boolean }) locked = false;

  /** What is wrong at a path. */
  @property({ attribute: false }) errorAt: (path: string) => string = () => '';

  override render(): TemplateResult {
    return html`${this.domains.map((domain, index) => this.#line(domain, index))}
      <jieru-button
        variant="quiet"
        ?hidden=${this.locked || this.domains.length >= MOST_DOMAINS}
        @click=${() => void this.#add()}
      >
        + ${say('type.addDomain')}
      </jieru-button>`;
  }

  #line(domain: string, index: number): TemplateResult {
    const path = `domains.${index}`;
    return html`<div class="line">
      <jieru-text-field
        path=${path}
        label=${labelFor(['domains']) + (this.domains.length > 1 ? ` ${index + 1}` : '')}
        hint=${index === 0 ? say(this.locked ? 'type.given' : 'type.domainHint') : ''}
        ?disabled=${this.locked}
        placeholder="example.com"
        input-mode="url"
        required
        .value=${domain}
        error=${this.errorAt(path)}
        @jieru-input=${(event: FieldInputEvent) => this.#set(index, event.detail.value)}
        @jieru-leave=${() => this.#left(index)}
      ></jieru-text-field>
      <jieru-button
        variant="quiet"
        ?hidden=${this.locked || this.domains.length === 1}
        label=${say('type.removeDomain', { number: index + 1 })}
        @click=${() => this.#tell(this.domains.filter((_, other) => other !== index))}
      >
        <jieru-icon name="cross"></jieru-icon>
      </jieru-button>
    </div>`;
  }

  #set(index: number, value: string): void {
    this.#tell(this.domains.map((domain, other) => (other === index ? value : domain)));
  }

  /** Several domains that were pasted into one line get a line each. */
  #left(index: number): void {
    const found = domainsIn(this.domains[index] ?? '');
    if (domainFault(found.join(' ')) === 'SEVERAL')
      this.#tell([...this.domains.slice(0, index), ...found, ...this.domains.slice(index + 1)]);
    this.dispatchEvent(new CustomEvent('jieru-left', { detail: `domains.${index}` }));
  }

  async #add(): Promise<void> {
    this.#tell([...this.domains, '']);
    await this.updateComplete;
    const fields = this.renderRoot.querySelectorAll('jieru-text-field');
    const last = fields[fields.length - 1];
    await last?.updateComplete;
    last?.focus();
  }

  #tell(domains: readonly string[]): void {
    this.domains = domains;
    this.dispatchEvent(new CustomEvent<readonly string[]>('jieru-domains', { detail: domains }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-domain-list': JieruDomainList;
  }
}
