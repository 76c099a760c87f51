import { css } from 'lit';

/** The inside of a dialog that asks once more. */
export const dialogStyles = css`
  :host {
    display: contents;
  }

  jieru-notice {
    margin-top: 12px;
  }

  ul {
    display: flex;
    flex-direction: column;
    gap: 8px;
    max-height: 40vh;
    margin-top: 10px;
    overflow-y: auto;
  }

  li {
    padding: 7px 11px;
    border-left: 3px solid var(--j-warn-line);
    background: var(--j-warn-wash);
    overflow-wrap: anywhere;
  }

  .gap {
    margin-top: 10px;
  }

  .unseen {
    flex-flow: row wrap;
    gap: 2px 6px;
    margin-top: 4px;
  }

  .unseen li {
    padding: 1px 4px;
    border-left-color: var(--j-accent);
    background: var(--j-sunk);
  }

  .unseen jieru-button::part(button) {
    justify-content: flex-start;
    text-align: left;
  }

  .risks {
    max-height: 30vh;
    margin-top: 4px;
  }

  :is(jieru-notice, .risks) + jieru-text-field {
    display: block;
    margin-top: 12px;
  }

  li span {
    white-space: pre-line;
  }

  @media not all and (pointer: coarse) {
    jieru-button::part(button) {
      min-height: 34px;
      padding: 5px 16px;
    }
  }

  li strong {
    display: block;
  }

  .copies {
    max-width: 120px;
  }
`;
