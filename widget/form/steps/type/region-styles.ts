import { css } from 'lit';

/** Three lists in a row where there is room. */
export const regionStyles = css`
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    column-gap: 16px;
  }

  @container (min-width: 560px) {
    .row {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
