import { html } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import '../../kit/elements/button.ts';
import '../../kit/elements/notice.ts';
import '../queue/queue-panel.ts';
import type { Desk } from '../store/desk.ts';
import type { ViewKey } from '../store/views.ts';
import { say } from '../words.ts';

/** What stands in the list's place. */
export type ViewPanel = HTMLElement & {
  focusList(id?: string | null): Promise<void>;
  focusSearch?(): Promise<void>;
};

type Panel = { readonly load: () => Promise<unknown>; readonly show: (desk: Desk) => TemplateResult };

const PANELS: Record<ViewKey, Panel> = {
  queue: {
    // Comes with the desk, which begins there.
    load: () => Promise.resolve(),
    show: (desk) => html`<jieru-desk-queue class="view" part="queue" .desk=${desk}></jieru-desk-queue>`,
  },
  backdrops: {
    load: () => import('../backdrops/backdrops-panel.ts'),
    show: (desk) =>
      html`<jieru-desk-backdrops class="view" part="queue" .desk=${desk}></jieru-desk-backdrops>`,
  },
  authority: {
    load: () => import('../authority/authority-panel.ts'),
    show: (desk) =>
      html`<jieru-desk-authority class="view" part="queue" .desk=${desk}></jieru-desk-authority>`,
  },
  attention: {
    load: () => import('../attention/attention-panel.ts'),
    show: (desk) =>
      html`<jieru-desk-attention class="view" part="queue" .desk=${desk}></jieru-desk-attention>`,
  },
  operate: {
    load: () => import('../operate/operate-panel.ts'),
    show: (desk) => html`<jieru-desk-operate class="view" part="queue" .desk=${desk}></jieru-desk-operate>`,
  },
  figures: {
    load: () => import('../figures/figures-panel.ts'),
    show: (desk) => html`<jieru-desk-figures class="view" part="queue" .desk=${desk}></jieru-desk-figures>`,
  },
  audit: {
    load: () => import('../audit/audit-panel.ts'),
    show: (desk) => html`<jieru-desk-audit class="view" part="queue" .desk=${desk}></jieru-desk-audit>`,
  },
  subject: {
    load: () => import('../subject/subject-panel.ts'),
    show: (desk) =>
      html`<jieru-desk-subject
        class="view"
        part="queue"
        .desk=${desk}
        .asked=${desk.asked}
      ></jieru-desk-subject>`,
  },
};

/** Loads the panel of a view when it is first shown, and tells of waiting and failing until it is there. */
export class Views {
  #loading = new Set<ViewKey>();
  #loaded = new Set<ViewKey>();
  #failed = new Set<ViewKey>();

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Loads the panel of a view; throws when that fails. */
  async load(view: ViewKey): Promise<void> {
    await PANELS[view].load();
    this.#loaded.add(view);
  }

  render(desk: Desk): TemplateResult {
    const { view } = desk;
    if (this.#loaded.has(view)) return PANELS[view].show(desk);
    // A browser may remember that a part of a page could not be fetched: only the page anew is sure to help.
    if (this.#failed.has(view))
      return html`<div class="view failed">
        <jieru-notice tone="bad" live="alert" heading=${say('view.failed')}>
          ${say('view.why')}
          <jieru-button slot="actions" @click=${() => location.reload()}>${say('view.reload')}</jieru-button>
        </jieru-notice>
      </div>`;
    void this.#attempt(view);
    return html`<p class="view waiting" role="status">${say('desk.loading')}</p>`;
  }

  async #attempt(view: ViewKey): Promise<void> {
    if (this.#loading.has(view)) return;
    this.#loading.add(view);
    try {
      await this.load(view);
    } catch {
      this.#failed.add(view);
    } finally {
      this.#loading.delete(view);
      this.host.requestUpdate();
    }
  }
}
