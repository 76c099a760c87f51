import { css } from 'lit';

/** Label and value in two columns, remarks and findings below the value they speak of. */
export const dataStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 2px 12px;
  }

  .personal {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    padding: 6px 12px;
    border: 1px dashed var(--j-line-strong);
    border-radius: var(--j-radius);
    background: var(--j-sunk);
  }

  .shown {
    border-style: solid;
    border-color: var(--j-warn-line);
    background: var(--j-warn-wash);
  }

  .shown .soft {
    color: var(--j-warn);
  }

  h4 {
    padding-bottom: 4px;
    border-bottom: 1px solid var(--j-line);
  }

  .row {
    display: grid;
    grid-template-columns: minmax(0, 8.6em) minmax(0, 1fr);
    gap: 0 12px;
    padding: 3px 6px;
    margin-inline: -6px;
    border-radius: 6px;
  }

  .row:hover {
    background: var(--j-sunk);
  }

  .remarked,
  .remarked:hover {
    background: var(--j-warn-wash);
  }

  dt {
    padding: 3px 0;
    color: var(--j-ink-soft);
  }

  .remarked dt {
    color: var(--j-ink);
  }

  dd {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    column-gap: 8px;
  }

  .value {
    padding: 3px 0;
    overflow-wrap: anywhere;
  }

  .none {
    color: var(--j-ink-soft);
  }

  .line {
    display: flex;
    gap: 6px;
    grid-column: 1 / -1;
    padding-bottom: 3px;
    font-size: 0.926em;
    overflow-wrap: anywhere;
  }

  .line jieru-icon {
    margin-top: 3px;
  }

  .proof {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 6px;
    padding: 2px 0 4px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 0.926em;
    text-align: start;
    cursor: pointer;
  }

  .proof:hover .soft,
  .proof:focus-visible .soft {
    text-decoration: underline;
  }

  .cut {
    width: 100%;
    max-height: 2.2em;
    border: 1px solid var(--j-line);
    border-radius: var(--j-radius);
  }

  @container (min-width: 440px) {
    .row {
      grid-template-columns: minmax(0, 11em) minmax(0, 1fr);
    }
  }

  @container (max-width: 340px) {
    .row {
      grid-template-columns: minmax(0, 1fr);
    }

    dt {
      padding-bottom: 0;
    }
  }
`;
