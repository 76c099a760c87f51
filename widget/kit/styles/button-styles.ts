import { css } from 'lit';

/** Buttons, and links or labels that look like one. */
export const buttonStyles = css`
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: var(--j-control-height);
    padding: calc(8px * var(--j-density)) 20px;
    border: var(--j-border-width) solid var(--j-line-strong);
    border-radius: var(--j-button-radius);
    background: var(--j-raised);
    color: var(--j-ink);
    font-weight: var(--j-button-weight);
    line-height: 1.4;
    text-decoration: none;
    cursor: pointer;
    transition:
      background-color var(--j-speed),
      border-color var(--j-speed);
  }

  button:hover,
  .button:hover {
    background: var(--j-sunk);
    border-color: var(--j-ink-soft);
  }

  .primary,
  .primary:hover {
    border-color: transparent;
    background: var(--j-accent-fill);
    color: var(--j-on-accent);
    font-weight: 650;
  }

  .primary:hover {
    box-shadow: inset 0 0 0 100px rgb(0 0 0 / 8%);
  }

  .danger {
    border-color: var(--j-bad-line);
    color: var(--j-bad);
  }

  .quiet {
    min-height: 32px;
    padding: 4px 8px;
    border-color: transparent;
    background: transparent;
    color: var(--j-accent);
  }

  .quiet:hover {
    border-color: transparent;
    background: var(--j-sunk);
  }

  button:disabled {
    border-style: dashed;
    border-color: var(--j-line-strong);
    background: var(--j-sunk);
    color: var(--j-ink-soft);
    box-shadow: none;
    cursor: not-allowed;
  }

  button[aria-disabled='true'] {
    cursor: progress;
  }

  .spinner {
    width: 14px;
    height: 14px;
    border: 2px solid currentcolor;
    border-right-color: transparent;
    border-radius: 50%;
    animation: spin 800ms linear infinite;
  }

  @keyframes spin {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation: none;
      border-right-color: currentcolor;
      opacity: 0.5;
    }
  }
`;
