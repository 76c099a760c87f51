import { css } from 'lit';

/** Tiles in one column, or two side by side. */
export const tilesStyles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(240px, 100%), 1fr));
    gap: 14px;
    margin-top: 6px;
  }

  .advice {
    margin: 2px 0 0;
    color: var(--j-warn);
  }
`;
