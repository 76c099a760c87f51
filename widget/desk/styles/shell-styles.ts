import { css } from 'lit';

/** One card: the queue, and beside it or in its place one filing, by the element's own width. */
export const shellStyles = css`
  :host {
    --j-font-size: var(--jieru-desk-font-size, 13.5px);
    --j-inset: 14px;
  }

  .card {
    min-height: 480px;
    border-radius: var(--j-card-radius);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px 20px;
    padding: 9px var(--j-inset);
    border-bottom: 1px solid var(--j-line);
    background: var(--j-rail);
  }

  h1,
  h2 {
    margin: 0;
    font-size: 1.11em;
    font-weight: 700;
  }

  jieru-desk-views {
    order: 1;
    flex-basis: 100%;
  }

  .who {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    color: var(--j-ink-soft);
  }

  .test {
    padding: 0 7px;
    border: 1px solid var(--j-warn-line);
    border-radius: 99px;
    color: var(--j-warn);
  }

  .offline {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px var(--j-inset);
    border-bottom: 1px solid var(--j-warn-line);
    background: var(--j-warn-wash);
    color: var(--j-warn);
  }

  .told {
    margin: 0;
    padding: 8px var(--j-inset);
    border-bottom: 1px solid var(--j-line);
    background: var(--j-info-wash);
  }

  .panes {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }

  .panes > * {
    flex: 1;
  }

  .reading > .view {
    display: none;
  }

  .waiting {
    display: flex;
    align-items: center;
    justify-content: center;
    flex: 1;
    padding: 24px;
    color: var(--j-ink-soft);
  }

  .failed {
    max-width: 560px;
    padding: 32px 18px;
    margin: 0 auto;
  }

  @container (min-width: 780px) {
    .bar {
      padding-block: 6px;
    }

    jieru-desk-views {
      order: 0;
      flex: 1 1 auto;
    }

    .card {
      --j-inset: 18px;
      height: var(--jieru-desk-height, max(560px, calc(100vh - 120px)));
    }
  }

  @container (min-width: 1100px) {
    .reading {
      display: grid;
      grid-template-columns: 346px minmax(0, 1fr);
    }

    .reading > .view {
      display: flex;
      border-right: 1px solid var(--j-line);
    }
  }
`;
