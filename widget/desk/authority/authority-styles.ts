import { css } from 'lit';
import { tabStyles } from '../styles/tab-styles.ts';

/** What came from the authority: two tabs, filters in a line, rows. */
export const authorityStyles = [
  tabStyles,
  css`
    .top {
      padding-bottom: 0;
    }

    .filters {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 9px var(--j-inset);
      border-bottom: 1px solid var(--j-line);
    }

    .which {
      width: min(15em, 100%);
      /* The line below the control is for errors, which this one cannot have. */
      height: 32px;
      margin-top: -6px;
      margin-bottom: 6px;
    }

    .which::part(label) {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    [role='group'] {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }

    .choice {
      min-height: 32px;
      padding: 3px 12px;
      border: 1px solid var(--j-line-strong);
      border-radius: 99px;
      background: var(--j-surface);
      cursor: pointer;
    }

    .choice:hover {
      background: var(--j-sunk);
    }

    .choice[aria-pressed='true'] {
      border-color: var(--j-accent);
      background: var(--j-info-wash);
      font-weight: 650;
    }

    .none,
    .acts:not(:has(*)) {
      display: none;
    }

    .why {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
    }

    details {
      flex-basis: 100%;
      color: var(--j-ink-soft);
    }

    summary {
      width: max-content;
      cursor: pointer;
    }

    @container (min-width: 760px) {
      .none,
      .acts:not(:has(*)) {
        display: block;
      }

      .message {
        grid-template-columns: minmax(0, 1.3fr) minmax(0, 1.6fr) minmax(0, 0.7fr) 8em;
      }
    }

    @media (pointer: coarse) {
      .choice,
      .which {
        min-height: 42px;
      }
    }
  `,
];
