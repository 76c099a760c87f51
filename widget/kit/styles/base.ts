import { css } from 'lit';

/** What every element of the widget starts from. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    font-family: var(--j-font);
    font-size: var(--j-font-size);
    line-height: var(--j-line-height);
    color: var(--j-ink);
    font-variant-numeric: tabular-nums;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }

  :is(button, input, select, textarea, summary, a) {
    /* The focus comes to where no bar that stays in the window hides it. */
    scroll-margin-block: var(--j-bar, 0);
  }

  a {
    color: var(--j-accent);
    text-underline-offset: 3px;
  }

  :focus-visible {
    outline: var(--j-focus-width) solid var(--j-accent);
    outline-offset: 2px;
  }

  [tabindex='-1']:focus {
    outline: none;
  }

  @media (forced-colors: active) {
    /* Fills are gone: what is chosen, wrong or the main thing is told by its outline. */
    .primary,
    .chosen,
    .current {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }

    .control[data-state='bad'] {
      outline: 2px dashed CanvasText;
    }

    .track span {
      forced-color-adjust: none;
    }
  }

  .sr-only {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .soft {
    color: var(--j-ink-soft);
  }

  .small {
    font-size: 0.867em;
  }
`;
