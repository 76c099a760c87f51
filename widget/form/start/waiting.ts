import { FIRST_HEIGHT } from './room.ts';

const CSS = `
:host { display: block; container-type: inline-size; position: relative }
:host([hidden]) { display: none }
.waiting {
  box-sizing: border-box;
  min-height: ${FIRST_HEIGHT}px;
  padding: 24px;
  border: 1px solid rgb(128 128 128 / 25%);
  border-radius: calc(var(--jieru-radius, 10px) * 1.6);
  font: var(--jieru-font-size, 15px)/1.6 var(--jieru-font, system-ui, sans-serif);
}
`;

let shared: CSSStyleSheet | null = null;

/** The styles of the place that is kept; a strict policy allows sheets that are made by script. */
export const sheet = (): CSSStyleSheet => {
  if (shared) return shared;
  shared = new CSSStyleSheet();
  shared.replaceSync(CSS);
  return shared;
};

/** Keeps the form's place while it is on its way. */
export const waitingCard = (): HTMLElement => {
  const card = document.createElement('div');
  card.className = 'waiting';
  card.setAttribute('part', 'card');
  card.setAttribute('aria-busy', 'true');
  return card;
};

/** Says in the kept place that the form could not be loaded. */
export const tellFailure = (root: ShadowRoot, text: string): void => {
  const card = root.querySelector('.waiting');
  if (!card) return;
  card.removeAttribute('aria-busy');
  card.setAttribute('role', 'alert');
  card.textContent = text;
};
