import { css } from 'lit';

/** Rows and cards of the page of all filings. */
export const homeStyles = css`
  .section {
    gap: 14px;
  }

  .card {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--j-line);
    border-radius: var(--j-radius);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
  }

  .number {
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 10px 0;
    border-top: 1px solid var(--j-line);
  }

  .row:first-child {
    border-top: 0;
  }

  .row > .what {
    flex: 1 1 16em;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    font-size: 0.9em;
  }

  .state::before {
    content: '';
    flex: none;
    width: 8px;
    height: 8px;
    border: 2px solid var(--j-line-strong);
    border-radius: 50%;
  }

  .state[data-tone='good']::before {
    border-color: var(--j-ok-fill);
    background: var(--j-ok-fill);
  }

  .state[data-tone='warn']::before {
    border-color: var(--j-warn-line);
    background: var(--j-warn-line);
  }

  .state[data-tone='bad']::before {
    border-color: var(--j-bad-line);
    background: var(--j-bad-line);
  }

  summary {
    padding: 6px 0;
    color: var(--j-ink-soft);
    cursor: pointer;
  }
`;
