import { css } from 'lit';

/** The queue around its rows: search and tabs above, the way on below. */
export const panelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    container-type: inline-size;
  }

  .top {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 12px var(--j-inset) 0;
    border-bottom: 1px solid var(--j-line);
  }

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

  .panel {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }

  .failed {
    margin: 12px var(--j-inset);
  }

  .empty {
    padding: 40px var(--j-inset);
    color: var(--j-ink-soft);
    text-align: center;
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 10px var(--j-inset);
  }

  @container (min-width: 760px) {
    .top {
      flex-direction: row-reverse;
      align-items: flex-end;
      justify-content: space-between;
    }

    jieru-desk-search {
      width: 300px;
      padding-bottom: 8px;
    }
  }
`;
