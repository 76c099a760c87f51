import { css } from 'lit';

/** The gallery's card, laid out as a step is. */
export const galleryStyles = css`
  :host {
    --j-inset: 24px;
  }

  .card {
    border-radius: var(--j-card-radius);
  }

  h2 {
    font-family: var(--j-heading-font);
    font-size: var(--j-heading-size);
    font-weight: var(--j-heading-weight);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 10px;
  }

  .grid > jieru-notice {
    margin-bottom: var(--j-gap);
  }

  jieru-progress-ring {
    width: 44px;
    color: var(--j-accent);
  }
`;
