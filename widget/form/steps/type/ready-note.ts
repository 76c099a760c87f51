import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReadyQuery, SubjectNature } from '../../../../schema/client/operations.ts';
import { readyQuery } from '../../../kit/client/operations/prepare.graphql.ts';
import { JieruElement } from '../../../kit/elements/element.ts';
import '../../../kit/elements/notice.ts';
import { currentLocale, learnForm, say } from '../../../kit/words/words.ts';
import type { FilingStore } from '../../store/store.ts';

type Rules = NonNullable<ReadyQuery['province']>['rules'];

/** Steps whose rules ask for something that somebody has to fetch first. */
const FETCHED: readonly string[] = ['MATERIALS', 'PHOTO', 'MAIL'];

/** What to have ready before the first step is done, and how long it takes: by the rules of the province and for this nature. */
@customElement('jieru-ready-note')
export class JieruReadyNote extends JieruElement {
  static override styles = [
    JieruElement.styles,
    css`
      ul {
        list-style: disc;
        padding-inline-start: 1.2em;
        margin-block-end: 6px;
      }
      jieru-notice {
        margin-block-end: 18px;
      }
    `,
  ];

  /** Where the rules are asked for. */
  @property({ attribute: false }) store: FilingStore | null = null;

  /** The province, by its code of GB/T 2260. */
  @property() province = '';

  /** The nature of the subject. */
  @property() nature = '';

  readonly #asked = new Task(this, {
    task: async ([store, code, nature]) => {
      if (!store || !code || !nature) return null;
      const [{ province }] = await Promise.all([
        store.api.query(readyQuery, { code, nature: nature as SubjectNature }),
        learnForm(),
      ]);
      return province;
    },
    args: () => [this.store, this.province, this.nature, currentLocale()] as const,
  });

  override render(): TemplateResult | typeof nothing {
    const told = this.#asked.value;
    // What only advises is left out where it cannot be loaded.
    if (!told || !this.province || !this.nature) return nothing;
    return html`<jieru-notice heading=${say('ready.heading', { province: told.name })}>
      <ul>
        ${this.#needs(told.rules).map((text) => html`<li>${text}</li>`)}
      </ul>
      <p class="small">
        ${say('ready.time', { min: told.rules.expectedDaysMin, max: told.rules.expectedDaysMax })}
      </p>
    </jieru-notice>`;
  }

  #needs({ photoKinds, smsRequired, smsWindowHours, notes }: Rules): string[] {
    const papers = this.nature === 'PERSONAL' ? 'PERSONAL' : 'ORGANISATION';
    return [
      say(`ready.papers.${papers}`),
      ...(photoKinds.length > 0 ? [say('ready.photo')] : []),
      ...(smsRequired ? [say('ready.sms', { hours: smsWindowHours })] : []),
      ...notes.filter(({ step, national }) => !national && FETCHED.includes(step)).map(({ text }) => text),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'jieru-ready-note': JieruReadyNote;
  }
}
