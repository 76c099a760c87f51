import { css } from 'lit';

/** The look of a tile. */
export const tileStyles = css`
  .tile {
    display: flex;
    flex-direction: column;
    gap: 8px;
    height: 100%;
    padding: 10px;
    border: 1px solid var(--j-line);
    border-radius: var(--j-radius);
    background: var(--j-raised);
    transition: border-color var(--j-speed);
  }

  .dragging {
    border-color: var(--j-accent);
    border-style: dashed;
    background: var(--j-info-wash);
  }

  .wrong {
    border-color: var(--j-bad-line);
  }

  .remarked {
    border-color: var(--j-warn-line);
  }

  .remark {
    display: flex;
    gap: 6px;
    margin: 4px 0;
    padding: 4px 8px;
    border-radius: 4px;
    background: var(--j-warn-wash);
    color: var(--j-warn);
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }

  .remark jieru-icon {
    flex: none;
    margin-top: 3px;
  }

  .picture {
    display: flex;
    align-items: center;
    justify-content: center;
    aspect-ratio: 16 / 10;
    border-radius: calc(var(--j-radius) * 0.6);
    background: var(--j-sunk);
    overflow: hidden;
  }

  img {
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .example {
    width: 62%;
    color: var(--j-line-strong);
  }

  .example svg {
    display: block;
    width: 100%;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linejoin: round;
    stroke-linecap: round;
  }

  .example .tint {
    fill: var(--j-surface);
  }

  .example .mark {
    stroke: var(--j-accent);
  }

  .name {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px;
    font-weight: 600;
  }

  .words {
    flex: 1;
  }

  .line {
    font-size: 0.867em;
    line-height: 1.5;
    color: var(--j-ink-soft);
  }

  .good,
  .bad {
    display: flex;
    gap: 6px;
  }

  .good jieru-icon,
  .bad jieru-icon {
    margin-top: 4px;
  }

  .good {
    color: var(--j-ok);
  }

  .bad {
    color: var(--j-bad);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    align-items: center;
  }

  .pick {
    position: relative;
    min-height: 36px;
    padding: 5px 12px;
    font-size: 0.933em;
  }

  .pick:focus-within {
    outline: 2px solid var(--j-accent);
    outline-offset: 2px;
  }

  .pick input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
    font-size: 0;
  }
`;
