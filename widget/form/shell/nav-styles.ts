import { css } from 'lit';

/** The list of steps. It asks the shell's container, not the window, whether there is room for a column. */
export const navStyles = css`
  .bar {
    display: block;
    width: 100%;
    padding: 14px 18px 12px;
    border: 0;
    background: none;
    text-align: left;
    cursor: pointer;
  }

  .bar:focus-visible {
    outline-offset: -3px;
  }

  .where {
    display: flex;
    align-items: center;
    justify-content: space-between;
    font-weight: 650;
  }

  .bar jieru-icon {
    transition: transform var(--j-speed);
  }

  .bar[aria-expanded='true'] jieru-icon {
    transform: rotate(180deg);
  }

  .track {
    display: flex;
    gap: 3px;
    margin-top: 9px;
  }

  .track span {
    flex: 1;
    height: 4px;
    border-radius: 2px;
    background: var(--j-line);
  }

  .track .done {
    background: var(--j-ok-fill);
  }

  .track .here {
    background: var(--j-accent);
  }

  .list {
    display: none;
    padding: 0 10px 12px;
  }

  .list.open {
    display: block;
  }

  h3 {
    margin: 14px 8px 6px;
    font-size: 0.833em;
    font-weight: 650;
    color: var(--j-ink-soft);
  }

  .step {
    display: flex;
    align-items: center;
    gap: 10px;
    width: 100%;
    min-height: 38px;
    padding: 6px 8px;
    border: 1px solid transparent;
    border-radius: var(--j-radius);
    background: none;
    color: var(--j-ink-soft);
    text-align: left;
    line-height: 1.35;
    cursor: pointer;
  }

  .step:hover:not(:disabled) {
    background: color-mix(in srgb, var(--j-line) 55%, transparent);
    color: var(--j-ink);
  }

  .step:disabled {
    cursor: default;
  }

  .current,
  .current:hover:not(:disabled) {
    border-color: var(--j-line);
    background: var(--j-surface);
    color: var(--j-ink);
    font-weight: 650;
  }

  .sign {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 22px;
    height: 22px;
    flex: none;
    border: 1px solid var(--j-line-strong);
    border-radius: 50%;
    font-size: 12px;
    font-weight: 500;
  }

  .sign[data-status='DONE'] {
    border-color: transparent;
    background: var(--j-ok-fill);
    color: #fff;
  }

  .sign[data-status='ATTENTION'] {
    border-color: var(--j-warn-line);
    background: var(--j-warn-wash);
    color: var(--j-warn);
    font-weight: 700;
  }

  .current .sign:not([data-status='DONE'], [data-status='ATTENTION']) {
    border-color: var(--j-accent);
    color: var(--j-accent);
    font-weight: 700;
  }

  @container (min-width: 720px) {
    .bar {
      display: none;
    }

    .list {
      display: block;
      padding: 26px 16px;
    }

    h3:first-child {
      margin-top: 12px;
    }

    h3 {
      margin-top: 24px;
    }
  }
`;
