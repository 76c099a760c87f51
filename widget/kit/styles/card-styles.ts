import { css } from 'lit';

/** The card that form and desk are: as wide as the page gives them room, and laid out by that width. */
export const cardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    position: relative;
  }

  .card {
    display: flex;
    flex-direction: column;
    border: 1px solid var(--j-line);
    background: var(--j-paper);
    box-shadow: var(--j-shade);
    /* clip, not hidden: a scroll container here would keep the foot from sticking to the window. */
    overflow: clip;
  }
`;
