import { css } from 'lit';

/** The figures: cards, a chart, and tables beside each other where there is room. */
export const figuresStyles = css`
  .top.head {
    flex-flow: row wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 16px;
  }

  .head > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
  }

  .board {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 12px;
    padding: 12px var(--j-inset) 20px;
  }

  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11.5em, 100%), 1fr));
    gap: 10px;
  }

  .figure,
  .sheet {
    padding: 11px 14px;
    border: 1px solid var(--j-line);
    border-radius: var(--j-radius);
    min-width: 0;
  }

  dt {
    color: var(--j-ink-soft);
  }

  .big {
    display: block;
    font-size: 1.48em;
    font-weight: 700;
    line-height: 1.35;
  }

  .second {
    color: var(--j-ink-soft);
  }

  .second.good {
    color: var(--j-ok);
  }

  .second.bad {
    color: var(--j-bad);
  }

  .sheet > header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 12px;
    margin-bottom: 6px;
  }

  .sheet > p {
    margin-bottom: 6px;
  }

  .scrolls {
    overflow: auto;
    max-height: 22em;
  }

  table {
    width: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 4px 8px;
    border-bottom: 1px solid var(--j-line);
    text-align: end;
    white-space: nowrap;
    font-weight: 400;
  }

  thead th {
    position: sticky;
    top: 0;
    background: var(--j-surface);
    color: var(--j-ink-soft);
    font-size: 0.926em;
  }

  tr > :first-child {
    padding-inline-start: 0;
    text-align: start;
    white-space: normal;
    min-width: 7em;
  }

  tbody tr:last-child > * {
    border-bottom: 0;
  }

  .barred svg {
    display: inline-block;
    width: clamp(40px, 12cqi, 150px);
    height: 8px;
    margin-inline-end: 8px;
    border-radius: 4px;
    background: var(--j-sunk);
    vertical-align: middle;
  }

  .barred span {
    display: inline-block;
    min-width: 2.2em;
  }

  rect.plain,
  .submitted {
    fill: var(--j-accent);
    background: var(--j-accent);
  }

  rect.bad,
  .refused {
    fill: var(--j-bad-line);
    background: var(--j-bad-line);
  }

  .approved {
    fill: var(--j-ok-fill);
    background: var(--j-ok-fill);
  }

  .returned {
    fill: var(--j-warn-line);
    background: var(--j-warn-line);
  }

  figure {
    margin: 0;
  }

  .plot {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 10px;
  }

  .plot > svg {
    width: 100%;
    height: 190px;
  }

  .grid {
    stroke: var(--j-line);
  }

  .scale,
  .marks {
    display: flex;
    justify-content: space-between;
    font-size: 0.926em;
    color: var(--j-ink-soft);
  }

  .scale {
    flex-direction: column;
    align-items: end;
    margin-block: -0.7em;
  }

  .marks {
    grid-column: 2;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    margin-top: 8px;
  }

  .legend li {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .swatch {
    width: 11px;
    height: 11px;
    border-radius: 3px;
  }

  details {
    margin-top: 8px;
  }

  summary {
    width: fit-content;
    cursor: pointer;
    color: var(--j-accent);
  }

  @container (min-width: 900px) {
    .board {
      grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr);
      align-items: start;
    }

    .cards,
    .wide {
      grid-column: 1 / -1;
    }

    .stack {
      display: grid;
      gap: 12px;
    }

    .pair {
      grid-column: 1 / -1;
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 12px;
      align-items: start;
    }
  }

  @container (max-width: 899px) {
    .stack,
    .pair {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  }

  @media (pointer: coarse) {
    summary {
      min-height: 42px;
    }
  }
`;
