import { css } from 'lit';

/** A view beside the queue: its head, room for its rows, and the way on below. */
export const listPanelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    container-type: inline-size;
  }

  .top {
    display: flex;
    flex-direction: column;
    gap: 4px;
    padding: 12px var(--j-inset);
    border-bottom: 1px solid var(--j-line);
  }

  .panel {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }

  .failed,
  .told {
    margin: 12px var(--j-inset);
  }

  .empty {
    padding: 40px var(--j-inset);
    color: var(--j-ink-soft);
    text-align: center;
  }

  .empty jieru-button {
    margin-top: 12px;
  }

  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 10px var(--j-inset);
  }
`;
