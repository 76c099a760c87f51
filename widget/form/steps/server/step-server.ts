import { Task } from '@lit/task';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { serversQuery } from '../../../kit/client/operations/prepare.graphql.ts';
import { rowsOf } from '../../../kit/client/rows.ts';
import type { OwnServerView, ServerView } from '../../../kit/client/views.ts';
import '../../../kit/elements/notice.ts';
import { say } from '../../../kit/words/words.ts';
import { failureText } from '../../../kit/words/failure-text.ts';
import { remarksOf } from '../remarks.ts';
import { StepElement } from '../step-element.ts';
import './server-panel.ts';

/** What can be chosen stands above what cannot. */
const usableFirst = (servers: readonly OwnServerView[]): OwnServerView[] =>
  [...servers].sort((one, other) => one.obstacles.length - other.obstacles.length);

/** Step 2 产品验证: names the server of each website, from the own instances or by a service code. */
@customElement('jieru-step-server')
export class JieruStepServer extends StepElement {
  readonly #servers = new Task(this, {
    task: async ([ready, filingId]) => {
      if (!ready) return { servers: [], locked: false };
      const { servers, filing } = await this.store.api.query(serversQuery, { filingId });
      return {
        servers: usableFirst(rowsOf(servers)),
        locked: filing?.details.lockedFields.includes('server') ?? false,
      };
    },
    args: () => [this.ready, this.ready ? this.filing.id : ''] as const,
  });

  protected override content(): TemplateResult {
    const { websites } = this.filing;
    const remarks = remarksOf(this.filing, 'SERVER');
    return html`<div class="body">
        ${
          this.#servers.error
            ? html`<jieru-notice tone="bad" live="alert">${failureText(this.#servers.error)}</jieru-notice>`
            : ''
        }
        ${websites.map(
          (website, index) =>
            html`<jieru-server-panel
              class="section"
              .website=${website}
              .servers=${this.#servers.value?.servers ?? null}
              .store=${this.store}
              .remarks=${remarks.filter(({ path }) => path[1] === String(index))}
              @jieru-same-server=${(event: CustomEvent<ServerView>) => this.#same(event.detail)}
              ?locked=${this.#servers.value?.locked ?? false}
              ?alone=${websites.length === 1}
            ></jieru-server-panel>`,
        )}
      </div>
      <jieru-foot next=${say('foot.next')} ?busy=${this.busy} @jieru-next=${this.#next}></jieru-foot>`;
  }

  /** The websites that have none yet, as many as the server has slots for besides those that chose it already. */
  #same({ id, slotsFree }: ServerView): void {
    const panels = [...this.renderRoot.querySelectorAll('jieru-server-panel')].filter(
      ({ isAsking }) => isAsking,
    );
    const taken = panels.filter(({ chosen }) => chosen === id).length;
    panels
      .filter(({ chosen }) => chosen === '')
      .slice(0, Math.max(0, slotsFree - taken))
      .forEach((panel) => panel.choose(id));
  }

  #next = async (): Promise<void> => {
    this.busy = true;
    try {
      for (const panel of this.renderRoot.querySelectorAll('jieru-server-panel')) {
        if (!(await panel.verify())) return;
      }
    } finally {
      this.busy = false;
    }
    this.goOn();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-step-server': JieruStepServer;
  }
}
