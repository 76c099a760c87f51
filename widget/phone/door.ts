import type { Locale } from '../../schema/messages/locales.ts';
import { phone } from '../../schema/messages/generated/phone.js';

/** What keeps a phone outside, or lets it in. */
export type Trouble = 'over' | 'other' | 'none' | 'busy' | 'offline';

type Words = (typeof phone)[Locale];

const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Tag] => {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

/** What the page says before the form is there: digits to compare, or why it does not go on, and a way on. */
export class Door {
  readonly #words: Words;

  constructor(
    private readonly room: HTMLElement,
    locale: Locale,
    private readonly again: () => void,
  ) {
    this.#words = phone[locale];
    document.title = this.#words.title;
  }

  loading(): void {
    this.#show(element('p', this.#words.loading));
  }

  digits(code: string): void {
    const words = this.#words;
    this.#show(
      element('h1', words['wait.heading']),
      element('output', code, {
        class: 'digits',
        'aria-label': `${words['wait.label']}: ${[...code].join(' ')}`,
      }),
      element('p', words['wait.text']),
    );
  }

  trouble(trouble: Trouble): void {
    const words = this.#words;
    const parts: HTMLElement[] = [
      element('h1', words[`${trouble}.heading`]),
      element('p', words[`${trouble}.text`]),
    ];
    if (trouble !== 'none') {
      const button = element('button', words.again, { type: 'button' });
      button.addEventListener('click', this.again);
      parts.push(button);
    }
    this.#show(...parts);
  }

  open(): void {
    this.room.hidden = true;
    this.room.replaceChildren();
  }

  /** Nothing is read out again that is on show already. */
  #show(...parts: HTMLElement[]): void {
    const fresh = document.createElement('div');
    fresh.append(...parts);
    this.room.hidden = false;
    if (this.room.textContent !== fresh.textContent) this.room.replaceChildren(...fresh.childNodes);
  }
}
