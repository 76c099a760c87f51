import { css } from 'lit';

/** Rows of two lines; in a wide queue, of five columns. */
export const listStyles = css`
  .row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 1px 12px;
    padding: 9px var(--j-inset);
    border-bottom: 1px solid var(--j-line);
  }

  .heads {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .row:hover {
    background: var(--j-sunk);
  }

  .current,
  .current:hover {
    background: var(--j-info-wash);
    box-shadow: inset 3px 0 0 var(--j-accent);
  }

  .row > [role='cell'] {
    min-width: 0;
  }

  .open {
    max-width: 100%;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: left;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    cursor: pointer;
  }

  .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }

  .open:focus-visible {
    outline: none;
  }

  .open:focus-visible::after {
    outline: 2px solid var(--j-accent);
    outline-offset: -3px;
    border-radius: 4px;
  }

  .domain,
  .second {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .second {
    font-size: 0.926em;
    color: var(--j-ink-soft);
  }

  .where,
  .site .second,
  .waits .second {
    display: none;
  }

  .who {
    display: contents;
  }

  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    grid-column: 1 / -1;
    grid-row: 1;
    min-width: 0;
    line-height: 1.5;
  }

  .who .second {
    grid-column: 1;
    grid-row: 2;
    font-size: 1em;
  }

  .waits {
    grid-column: 2;
    grid-row: 3;
    text-align: right;
  }

  .site {
    grid-column: 1;
    grid-row: 3;
    color: var(--j-ink-soft);
  }

  .stands {
    grid-column: 2;
    grid-row: 2;
    color: var(--j-ink-soft);
    text-align: right;
  }

  /* Where all rows stand alike, saying so once in the tab is enough. */
  .alike .who .second {
    grid-column: 1 / -1;
  }

  .alike .stands {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  @container (min-width: 760px) {
    .row {
      grid-template-columns:
        minmax(0, 2.3fr) minmax(0, 1.7fr) minmax(0, 1fr) minmax(112px, 0.9fr)
        minmax(190px, 1.2fr);
      align-items: baseline;
      column-gap: 20px;
    }

    .heads {
      position: static;
      width: auto;
      height: auto;
      overflow: visible;
      clip-path: none;
    }

    .heads .row {
      padding-block: 6px;
      background: var(--j-sunk);
      font-size: 0.926em;
      color: var(--j-ink-soft);
    }

    .row > [role='cell'] {
      grid-column: auto;
      grid-row: auto;
      color: inherit;
      text-align: left;
    }

    .who {
      display: block;
    }

    .who .second {
      font-size: 0.926em;
    }

    .alike .stands {
      position: static;
      width: auto;
      height: auto;
      overflow: visible;
      clip-path: none;
    }

    .where,
    .site .second,
    .waits .second {
      display: block;
    }
  }
`;
