import { css } from 'lit';

/** One of a few, as buttons side by side. */
export const choiceStyles = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 8px;
  }

  .choice {
    min-height: 30px;
    padding: 2px 11px;
    border: 1px solid var(--j-line);
    border-radius: 8px;
    background: var(--j-surface);
    cursor: pointer;
  }

  .choice[aria-pressed='true'] {
    border-color: var(--j-accent);
    font-weight: 650;
  }

  @media (pointer: coarse) {
    .choice {
      min-height: 42px;
    }
  }
`;
