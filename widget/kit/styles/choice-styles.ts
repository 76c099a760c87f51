import { css } from 'lit';

/** Radio buttons and check boxes as cards or chips. */
export const choiceStyles = css`
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .cards {
    flex-direction: column;
    gap: 10px;
  }

  .below:has(+ .cards):not(:has(*)) {
    min-height: 0;
    margin: 0;
    padding: 0;
  }

  .option {
    display: flex;
    align-items: flex-start;
    gap: 9px;
    padding: calc(7px * var(--j-density)) 12px;
    border: var(--j-border-width) solid var(--j-line-strong);
    border-radius: var(--j-radius);
    background: var(--j-raised);
    cursor: pointer;
    transition: border-color var(--j-speed);
  }

  .cards .option {
    padding: calc(12px * var(--j-density)) 14px;
  }

  .chosen {
    border-color: var(--j-accent);
    box-shadow: inset 0 0 0 1px var(--j-accent);
  }

  .option:has(:focus-visible) {
    outline: 2px solid var(--j-accent);
    outline-offset: 2px;
  }

  .option:has(:disabled) {
    border-style: dashed;
    background: var(--j-sunk);
    color: var(--j-ink-soft);
    cursor: not-allowed;
  }

  .options[data-state='bad']:not(:has(.chosen)) .option,
  .options[data-state='bad'] .chosen {
    border-color: var(--j-bad-line);
  }

  .options[data-state='bad'] .chosen {
    box-shadow: inset 0 0 0 1px var(--j-bad-line);
  }

  .more {
    padding: 7px 12px;
    border: 1px dashed var(--j-line-strong);
    border-radius: var(--j-radius);
    background: none;
    color: var(--j-accent);
    cursor: pointer;
  }

  input {
    width: 16px;
    height: 16px;
    margin: 4px 0 0;
    flex: none;
    accent-color: var(--j-accent);
  }

  input:focus-visible {
    outline: none;
  }

  .words {
    display: flex;
    flex-direction: column;
    min-width: 0;
  }

  .detail {
    font-size: 0.867em;
    color: var(--j-ink-soft);
    overflow-wrap: anywhere;
  }
`;
