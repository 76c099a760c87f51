import { css, unsafeCSS } from 'lit';
import { FIRST_HEIGHT } from '../start/room.ts';

/** One card in up to three columns, by the element's own width. */
export const shellStyles = css`
  :host {
    --j-inset: 18px;
    --j-bar: 88px;
  }

  jieru-failure-panel {
    align-self: center;
  }

  .card {
    min-height: 560px;
    border-radius: var(--j-card-radius);
  }

  .card.waiting,
  .card.first {
    min-height: ${unsafeCSS(FIRST_HEIGHT)}px;
  }

  .rail {
    border-bottom: 1px solid var(--j-line);
    background: var(--j-rail);
  }

  .work {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-width: 0;
  }

  .head {
    padding: 20px var(--j-inset) 0;
  }

  .up {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 32px;
    margin: -8px 0 2px -4px;
    padding: 0 4px;
    border: 0;
    background: none;
    color: var(--j-accent);
    font-size: 0.9em;
    cursor: pointer;
  }

  .up jieru-icon {
    transform: rotate(90deg);
  }

  h2 {
    font-family: var(--j-heading-font);
    font-size: var(--j-heading-size);
    font-weight: var(--j-heading-weight);
    line-height: 1.35;
    letter-spacing: 0.01em;
    text-wrap: balance;
  }

  .lead {
    margin-top: 4px;
    color: var(--j-ink-soft);
  }

  jieru-rules {
    padding: 14px var(--j-inset) 0;
  }

  .stage {
    display: flex;
    flex-direction: column;
    flex: 1;
  }

  .stage > * {
    display: flex;
    flex-direction: column;
    flex: 1;
  }

  .stage > jieru-given-consents {
    flex: none;
  }

  .offline {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px var(--j-inset);
    border-bottom: 1px solid var(--j-warn-line);
    background: var(--j-warn-wash);
    color: var(--j-warn);
    font-size: 0.9em;
  }

  .waiting {
    display: flex;
    align-items: center;
    justify-content: center;
    padding: 24px;
    color: var(--j-ink-soft);
  }

  @container (min-width: 720px) {
    .card {
      display: grid;
      grid-template-columns: var(--j-rail-width) minmax(0, 1fr);
    }

    .card.home {
      grid-template-columns: minmax(0, 1fr);
    }

    .rail {
      border-right: 1px solid var(--j-line);
      border-bottom: 0;
    }

    .rail > * {
      position: sticky;
      top: 0;
    }

    .work {
      --j-inset: 34px;
    }

    .head {
      padding-top: 28px;
    }
  }

  @container (min-width: 1000px) {
    .work.with-rules {
      display: grid;
      grid-template-columns: minmax(0, 1fr) var(--j-aside-width);
      grid-template-rows: auto 1fr;
    }

    .with-rules .stage,
    .with-rules .head {
      grid-column: 1;
    }

    .with-rules .offline {
      grid-column: 1 / -1;
    }

    jieru-rules {
      grid-column: 2;
      grid-row: 1 / span 3;
      padding: 30px 22px;
      border-left: 1px solid var(--j-line);
    }
  }
`;
