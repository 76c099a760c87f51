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
