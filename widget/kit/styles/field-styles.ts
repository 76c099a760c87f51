import { css } from 'lit';

/** One line of a form: label, hint, control, and a line below that keeps its height so that nothing jumps. */
export const fieldStyles = css`
  .label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 11px;
    font-weight: var(--j-label-weight);
    margin-bottom: 6px;
  }

  .hint + .optional {
    margin-left: 8px;
  }

  .hint,
  .optional {
    font-size: 0.867em;
    color: var(--j-ink-soft);
  }

  .control {
    display: block;
    width: 100%;
    min-height: var(--j-control-height);
    padding: calc(8px * var(--j-density)) 12px;
    border: var(--j-border-width) solid var(--j-line-strong);
    border-radius: var(--j-radius);
    background: var(--j-raised);
    transition: border-color var(--j-speed);
  }

  .control::placeholder {
    color: var(--j-ink-soft);
    opacity: 1;
  }

  .control:hover {
    border-color: var(--j-ink-soft);
  }

  .control:focus-visible {
    outline-offset: -1px;
    border-color: var(--j-accent);
  }

  .control:disabled,
  .control:read-only:not(select) {
    background: var(--j-sunk);
    border-style: dashed;
  }

  .control[data-state='ok'] {
    border-color: var(--j-ok-line);
  }

  .control[data-state='bad'] {
    border-color: var(--j-bad-line);
    box-shadow: 0 0 0 3px var(--j-bad-wash);
  }

  .control[data-state='remark'] {
    border-color: var(--j-warn-line);
    box-shadow: 0 0 0 3px var(--j-warn-wash);
  }

  .below {
    min-height: 22px;
    margin-bottom: 5px;
    padding-top: 3px;
    font-size: 0.833em;
    line-height: 1.5;
  }

  .error,
  .ok,
  .remark {
    display: flex;
    gap: 6px;
  }

  .error {
    color: var(--j-bad);
  }

  .ok {
    color: var(--j-ok);
  }

  .remark {
    color: var(--j-warn);
  }

  .below jieru-icon {
    flex: none;
    margin-top: 3px;
  }
`;
