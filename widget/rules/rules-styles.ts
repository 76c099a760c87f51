import { css } from 'lit';

/** The rules: what is asked for above, what is to be prepared below. */
export const rulesStyles = css`
  :host {
    --j-inset: 16px;
  }

  .card {
    border-radius: var(--j-card-radius);
  }

  header,
  .answer {
    padding: 16px var(--j-inset);
  }

  h2 {
    font-family: var(--j-heading-font);
    font-size: 1.2em;
    font-weight: var(--j-heading-weight);
  }

  h3 {
    margin: 18px 0 8px;
    font-size: 1em;
    font-weight: 650;
  }

  .asked {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 0 14px;
    padding: 14px var(--j-inset) 0;
    border-block: 1px solid var(--j-line);
    background: var(--j-rail);
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13em, 100%), 1fr));
    gap: 10px;
  }

  dl > div {
    padding: 10px 14px;
    border: 1px solid var(--j-line);
    border-radius: var(--j-radius);
  }

  dt {
    color: var(--j-ink-soft);
    font-size: 0.9em;
  }

  dd {
    font-weight: 650;
  }

  li {
    padding: 9px 12px;
    margin-bottom: 8px;
    border-left: 3px solid var(--j-line-strong);
    border-radius: 2px var(--j-radius) var(--j-radius) 2px;
    background: var(--j-sunk);
  }

  li.own {
    border-color: var(--j-accent);
    background: var(--j-info-wash);
  }

  .went {
    color: var(--j-ink-soft);
    text-decoration: line-through;
  }

  .source {
    display: block;
    font-size: 0.867em;
    color: var(--j-ink-soft);
  }

  .wrong {
    color: var(--j-bad);
  }
`;
