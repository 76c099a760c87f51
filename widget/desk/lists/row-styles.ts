import { css } from 'lit';

/** A row of a view beside the queue: facts, and what may be done about them; one column where there is no room. */
export const rowStyles = css`
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: 5px 16px;
    padding: 10px var(--j-inset);
    border-bottom: 1px solid var(--j-line);
    scroll-margin-top: 8px;
  }

  .current {
    background: var(--j-info-wash);
    box-shadow: inset 3px 0 0 var(--j-accent);
  }

  .row:focus-visible {
    outline-offset: -3px;
  }

  .row > * {
    grid-column: 1 / -1;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .row > .who {
    grid-column: 1;
  }

  .row > .when {
    grid-column: 2;
    grid-row: 1;
    text-align: right;
  }

  .name {
    font-weight: 600;
  }

  .second {
    display: block;
    font-size: 0.926em;
    color: var(--j-ink-soft);
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
  }

  /* The words of a quiet button stand where the other words do. */
  .acts > [variant='quiet']:first-child {
    margin-left: -7px;
  }

  .row > .wrong {
    color: var(--j-bad);
  }

  @container (min-width: 760px) {
    .row {
      column-gap: 20px;
    }

    .row > .who,
    .row > .where,
    .row > .when,
    .row > .acts {
      grid-column: auto;
      grid-row: auto;
      text-align: left;
    }

    .row > .acts {
      justify-content: flex-end;
    }
  }
`;
