import { css } from 'lit';

/** The inside of the dialog that asks for an act, and what it left on the page. */
export const actStyles = css`
  :host {
    display: contents;
  }

  @media not all and (pointer: coarse) {
    [slot='actions']::part(button) {
      min-height: 34px;
      padding: 5px 16px;
    }
  }

  .about {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .rules {
    display: grid;
    gap: 4px;
    margin: 8px 0 14px;
    padding: 9px 12px 9px 28px;
    border-radius: var(--j-radius);
    background: var(--j-sunk);
    list-style: disc;
  }

  .fields {
    display: grid;
    gap: 4px;
  }

  fieldset {
    display: grid;
    gap: 2px;
    margin: 0;
    padding: 0 0 8px;
    border: 0;
  }

  legend {
    margin-bottom: 4px;
    padding: 0;
    font-weight: 500;
  }

  .problem {
    margin-top: 12px;
  }

  .outcome {
    display: block;
    margin: 12px var(--j-inset);
  }

  .outcome:focus {
    outline: none;
  }

  .lines {
    display: grid;
    gap: 3px;
    margin-top: 6px;
    padding-left: 18px;
    list-style: disc;
    overflow-wrap: anywhere;
  }
`;
