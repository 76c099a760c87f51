import { css } from 'lit';

/** Small pictures in a strip, the chosen one as large as there is room. */
export const materialsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }

  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
  }

  .tabs {
    display: flex;
    flex: none;
    gap: 8px;
    padding: 3px;
    margin: -3px;
    overflow-x: auto;
    scrollbar-width: thin;
  }

  [role='tab'] {
    position: relative;
    display: flex;
    flex: 0 1 92px;
    flex-direction: column;
    gap: 4px;
    min-width: 78px;
    padding: 5px;
    border: 1px solid var(--j-line);
    border-radius: var(--j-radius);
    background: var(--j-raised);
    color: var(--j-ink-soft);
    font-size: 0.889em;
    line-height: 1.35;
    text-align: left;
    cursor: pointer;
  }

  [role='tab']:hover {
    border-color: var(--j-ink-soft);
  }

  [role='tab'][aria-selected='true'] {
    border-color: var(--j-accent);
    box-shadow: inset 0 0 0 1px var(--j-accent);
    color: var(--j-ink);
  }

  .thumb {
    position: relative;
    display: flex;
    align-items: center;
    justify-content: center;
    height: 52px;
    overflow: hidden;
    border-radius: calc(var(--j-radius) * 0.6);
    background: var(--j-sunk);
  }

  .thumb img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  /* It comes and goes, and moves nothing. */
  .onwards {
    flex: 1;
    margin-block: -5px;
    text-align: right;
  }

  .thumb .unseen {
    flex-direction: column;
    gap: 2px;
    line-height: 1.2;
    text-align: center;
    white-space: normal;
  }

  .thumb .sign {
    font-size: 15px;
    color: var(--j-warn);
  }

  .thumb :is(img, .unseen) + .sign {
    position: absolute;
    right: 3px;
    top: 3px;
    padding: 2px;
    border-radius: 5px;
    background: var(--j-warn-wash);
    font-size: 17px;
  }

  .name {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .panel {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: 8px;
  }

  jieru-desk-picture {
    flex: 1;
    min-height: 300px;
  }

  .nothing {
    display: flex;
    flex: 1;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 180px;
    padding: 16px;
    border: 1px dashed var(--j-line-strong);
    border-radius: var(--j-radius);
    background: var(--j-sunk);
    color: var(--j-warn);
  }

  .facts {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: 2px 10px;
  }

  .words {
    display: flex;
    flex-direction: column;
  }

  .line {
    display: flex;
    gap: 6px;
    grid-column: 1 / -1;
    font-size: 0.926em;
    overflow-wrap: anywhere;
  }

  .line jieru-icon {
    margin-top: 3px;
  }

  .readings {
    display: grid;
    grid-column: 1 / -1;
    gap: 4px;
    font-size: 0.926em;
  }

  .read {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) minmax(0, 1fr);
    align-items: center;
    gap: 6px;
    overflow-wrap: anywhere;
  }

  .cut {
    width: 100%;
    max-height: 3.2em;
    border: 1px solid var(--j-line);
    border-radius: var(--j-radius);
  }

  jieru-rules {
    flex: none;
  }
`;
