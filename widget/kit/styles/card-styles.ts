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
    border: var(--j-border-width) solid var(--j-line);
    background: var(--j-surface);
    box-shadow: var(--j-shadow);
    /* clip, not hidden: a scroll container here would keep the foot from sticking to the window. */
    overflow: clip;
    /* What a page says of everything on it stops here; both languages are read from left to right. */
    direction: ltr;
    font-style: normal;
    font-weight: 400;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
    cursor: auto;
  }
`;
