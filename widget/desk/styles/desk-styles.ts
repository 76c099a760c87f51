import { css } from 'lit';

/** What makes the desk denser than the form: smaller controls, tighter lines; fingers still get room. */
export const deskStyles = css`
  :host {
    line-height: 1.5;
  }

  h3 {
    font-size: 1.08em;
    font-weight: 650;
  }

  h4 {
    font-size: 1em;
    font-weight: 650;
  }

  jieru-button::part(button) {
    min-height: 32px;
    padding: 4px 13px;
    gap: 6px;
  }

  jieru-button[variant='quiet']::part(button) {
    min-height: 28px;
    padding: 2px 7px;
  }

  jieru-text-field::part(control),
  jieru-select::part(control) {
    min-height: 32px;
    padding-block: 5px;
  }

  jieru-dialog::part(button) {
    min-height: 34px;
    padding: 5px 16px;
  }

  kbd {
    display: inline-block;
    min-width: 1.7em;
    padding: 0 5px;
    border: 1px solid var(--j-line);
    border-bottom-width: 2px;
    border-radius: 5px;
    background: var(--j-raised);
    color: var(--j-ink-soft);
    font: inherit;
    font-size: 0.92em;
    text-align: center;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    white-space: nowrap;
  }

  .chip.taken {
    color: var(--j-ink-soft);
  }

  .chip.late,
  .bad {
    color: var(--j-bad);
  }

  .chip.today,
  .warn {
    color: var(--j-warn);
  }

  .chip.unseen {
    color: var(--j-accent);
    font-weight: 500;
  }

  .good {
    color: var(--j-ok);
  }

  @media (hover: none), (pointer: coarse), (max-width: 600px) {
    kbd {
      display: none;
    }
  }

  @media (pointer: coarse) {
    jieru-dialog::part(button),
    jieru-button::part(button),
    jieru-button[variant='quiet']::part(button),
    jieru-text-field::part(control),
    jieru-select::part(control) {
      min-height: 42px;
    }
  }
`;
