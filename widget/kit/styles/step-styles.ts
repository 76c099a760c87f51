import { css } from 'lit';

/** The inside of a step: sections one below the other, fields side by side where the work is wide enough. */
export const stepStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
  }

  .body {
    display: flex;
    flex-direction: column;
    gap: var(--j-gap);
    padding: 18px var(--j-inset) 32px;
  }

  .section {
    display: flex;
    flex-direction: column;
    gap: 4px;
    padding-top: 8px;
  }

  h3 {
    margin-bottom: 6px;
    font-size: 1em;
    font-weight: 650;
  }

  .known ::slotted(*) {
    margin-bottom: 10px;
  }

  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    column-gap: 16px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
  }

  .narrow {
    max-width: 430px;
  }

  @container (min-width: 560px) {
    .grid {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    .wide {
      grid-column: 1 / -1;
    }
  }
`;
