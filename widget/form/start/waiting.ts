import { FIRST_HEIGHT } from './room.ts';

/** What the kept place looks like until the form is in it. Where it may be as wide as its content, as in a dialog, it has a width to begin with. */
export const PLACE = `
:host { display: block; container-type: inline-size; position: relative; min-inline-size: 0; contain-intrinsic-inline-size: min(720px, 100vw - 40px) }
:host([hidden]) { display: none }
.waiting {
  box-sizing: border-box;
  min-height: ${FIRST_HEIGHT}px;
  padding: 24px;
  border: 1px solid rgb(128 128 128 / 25%);
  border-radius: var(--jieru-card-radius, calc(var(--jieru-radius, 10px) * 1.6));
  font: var(--jieru-font-size, 15px)/1.6 var(--jieru-font, system-ui, sans-serif);
}
`;

let shared: CSSStyleSheet | null = null;

/** The styles of the place that is kept; a strict policy allows sheets that are made by script. */
export const sheet = (): CSSStyleSheet => {
  if (shared) return shared;
  shared = new CSSStyleSheet();
  shared.replaceSync(PLACE);
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
