import { css } from 'lit';

/** Cards side by side as far as there is room; a sign and words say what the colour says. */
export const riskStyles = css`
  .risks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 215px), 1fr));
    gap: 6px 8px;
  }

  .risk {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    gap: 0 6px;
    padding: 4px 8px;
    border: 1px solid var(--j-warn-line);
    border-radius: var(--j-radius);
    background: var(--j-warn-wash);
    line-height: 1.35;
  }

  .risk jieru-icon {
    margin-top: 3px;
    color: var(--j-warn);
  }

  .grave {
    border-color: var(--j-bad-line);
    background: var(--j-bad-wash);
  }

  .grave jieru-icon,
  .grave strong {
    color: var(--j-bad);
  }

  .changed {
    border-color: var(--j-line-strong);
    background: var(--j-info-wash);
  }

  .changed jieru-icon {
    color: var(--j-accent);
  }

  .way {
    display: grid;
    min-width: 0;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    font-size: 0.926em;
    color: var(--j-ink);
    text-align: left;
    overflow-wrap: anywhere;
  }

  button.way {
    cursor: pointer;
  }

  button.way:hover strong {
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .others {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    grid-column: 2;
  }

  .other {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    font-size: 0.926em;
    color: var(--j-accent);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }

  @media (pointer: coarse) {
    .way,
    .other {
      min-height: 42px;
    }
  }
`;
