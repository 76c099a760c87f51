import { css } from 'lit';

/** The audit: filters in a line that breaks, and rows. */
export const auditStyles = css`
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(10.5em, 100%), 1fr));
    align-items: start;
    gap: 0 12px;
    padding: 10px var(--j-inset) 0;
    border-bottom: 1px solid var(--j-line);
  }

  .chosen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 8px var(--j-inset);
    border-bottom: 1px solid var(--j-line);
    background: var(--j-info-wash);
  }

  .mono {
    overflow-wrap: anywhere;
    font-family: var(--j-code-font);
    font-size: 0.926em;
  }

  .only {
    padding: 0;
    border: 0;
    background: none;
    color: var(--j-accent);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }

  .acts:not(:has(*)) {
    display: none;
  }

  @container (min-width: 760px) {
    .acts:not(:has(*)) {
      display: block;
    }

    .event {
      grid-template-columns: minmax(0, 1.5fr) minmax(0, 1.5fr) 9em 7em;
    }
  }

  @media (pointer: coarse) {
    .only {
      min-height: 42px;
    }
  }
`;
