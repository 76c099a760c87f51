import { css } from 'lit';

/** Where a filing stands: a dot and words. */
export const chipStyles = css`
  .state {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    white-space: nowrap;
  }

  .state::before {
    content: '';
    width: 8px;
    height: 8px;
    flex: none;
    border: 2px solid var(--j-line-strong);
    border-radius: 50%;
  }

  .state[data-state='IN_REVIEW']::before {
    border-color: var(--j-accent);
    background: var(--j-accent);
  }

  .state[data-state='RETURNED']::before,
  .state[data-state='AWAITING_ORIGINALS']::before,
  .state[data-state='SMS_LAPSED']::before {
    border-color: var(--j-warn-line);
    background: var(--j-warn-line);
  }

  .state[data-state='APPROVED']::before {
    border-color: var(--j-ok-fill);
    background: var(--j-ok-fill);
  }

  .state[data-state='REFUSED']::before {
    border-color: var(--j-bad-line);
    background: var(--j-bad-line);
  }
`;
