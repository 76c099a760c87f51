import { css } from 'lit';

/** Papers beside the data where there is room; the foot with remarks and decisions always in reach. */
export const filingStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    container-type: inline-size;
  }

  .loading {
    padding: 60px var(--j-inset);
    color: var(--j-ink-soft);
    text-align: center;
  }

  .notices {
    padding: 10px var(--j-inset) 0;
  }

  .body {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-height: 0;
  }

  .left,
  .right {
    container-type: inline-size;
    padding: 14px var(--j-inset);
  }

  /* The query below asks about this pane, not about the papers in it, so the rule stands outside. */
  jieru-desk-materials {
    flex: 1 0 auto;
  }

  .right {
    display: flex;
    flex-direction: column;
    gap: 22px;
  }

  .foot {
    position: sticky;
    bottom: 0;
    z-index: 2;
    border-top: 1px solid var(--j-line);
    background: var(--j-surface);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 16px;
    padding: 9px var(--j-inset);
  }

  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-height: 32px;
    padding: 4px 9px;
    margin-left: -9px;
    border: 0;
    border-radius: var(--j-radius);
    background: none;
    font-weight: 600;
    cursor: pointer;
  }

  .toggle:hover {
    background: var(--j-sunk);
  }

  .chevron {
    transform: rotate(180deg);
    transition: transform var(--j-speed);
  }

  [aria-expanded='true'] .chevron {
    transform: none;
  }

  .drafts {
    max-height: min(34vh, 236px);
    padding: 12px var(--j-inset);
    border-bottom: 1px solid var(--j-line);
    background: var(--j-rail);
    overflow-y: auto;
  }

  .decisions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    margin-left: auto;
  }

  @container (min-width: 780px) {
    .body {
      display: grid;
      grid-template-columns: minmax(0, 46fr) minmax(0, 54fr);
    }

    .left {
      display: flex;
      flex-direction: column;
      min-height: 0;
      /* The picture takes what the rest leaves it, so that its tools are in view. */
      --stage-height: 0;
      border-right: 1px solid var(--j-line);
      overflow-y: auto;
    }

    .right {
      overflow-y: auto;
    }
  }
`;
