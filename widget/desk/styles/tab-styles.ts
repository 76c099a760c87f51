import { css } from 'lit';

/** Tabs as the queue and the views beside it have them. */
export const tabStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 2px;
    margin-inline: -8px;
  }

  [role='tab'] {
    position: relative;
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    padding: 6px 8px 8px;
    border: 0;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--j-ink-soft);
    white-space: nowrap;
    cursor: pointer;
  }

  [role='tab']:hover {
    color: var(--j-ink);
  }

  [role='tab']:focus-visible {
    outline-offset: -3px;
    border-radius: 6px;
  }

  [role='tab'][aria-selected='true'] {
    border-bottom-color: var(--j-accent);
    color: var(--j-ink);
    font-weight: 650;
  }

  .count {
    min-width: 1.8em;
    padding: 0 6px;
    border-radius: 99px;
    background: var(--j-sunk);
    font-size: 0.926em;
    font-weight: 500;
    text-align: center;
  }

  [aria-selected='true'] .count {
    background: var(--j-info-wash);
  }
`;
