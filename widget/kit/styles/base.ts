import { css } from 'lit';

/** What every element of the widget starts from. */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    font-family: var(--j-font);
    font-size: var(--j-size);
    line-height: 1.6;
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

  a {
    color: var(--j-accent);
    text-underline-offset: 3px;
  }

  :focus-visible {
    outline: 2px solid var(--j-accent);
    outline-offset: 2px;
  }

  [tabindex='-1']:focus {
    outline: none;
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
