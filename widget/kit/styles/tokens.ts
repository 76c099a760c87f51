import { css } from 'lit';

// The dark values stand in one fragment because two selectors need them: the system's wish and the host page's.
const dark = css`
  --j-paper: #16191f;
  --j-rail: #1b1f27;
  --j-sunk: #1d222b;
  --j-raised: #232934;
  --j-line: #333b49;
  --j-line-strong: #667187;
  --j-ink: #eceff5;
  --j-ink-soft: #b3bccb;
  --j-ok: #58cf9f;
  --j-ok-fill: #12936a;
  --j-ok-line: #2c6a54;
  --j-ok-wash: #14291f;
  --j-warn: #f2c35d;
  --j-warn-line: #b98a2c;
  --j-warn-wash: #31280f;
  --j-bad: #ff9b90;
  --j-bad-line: #d8685c;
  --j-bad-wash: #381a18;
  --j-info-wash: #1a2440;
  --j-shade: 0 1px 2px rgb(0 0 0 / 40%), 0 10px 30px rgb(0 0 0 / 30%);
  --j-accent-base: var(--jieru-accent, #7d9dff);
  color-scheme: dark;
`;

/**
 * Design tokens of the whole widget. They stand on the outermost element only and reach every shadow root below by
 * inheritance. `--jieru-*` is what a host page may set, `--j-*` is ours; `--j-accent*` are computed from the host's
 * accent by `accent-controller.ts`, so that text stays legible with any colour.
 */
export const tokens = css`
  :host {
    --j-paper: #fff;
    --j-rail: #f5f7fb;
    --j-sunk: #f5f7fb;
    --j-raised: #fff;
    --j-line: #dfe3eb;
    --j-line-strong: #8a93a3;
    --j-ink: #151922;
    --j-ink-soft: #566071;
    --j-ok: #0b7350;
    --j-ok-fill: #11805a;
    --j-ok-line: #a9d5c3;
    --j-ok-wash: #eaf6f0;
    --j-warn: #7a4f00;
    --j-warn-line: #dfa83c;
    --j-warn-wash: #fff3dc;
    --j-bad: #b3261e;
    --j-bad-line: #c4463d;
    --j-bad-wash: #fdeeec;
    --j-info-wash: #ebf0ff;
    --j-shade: 0 1px 2px rgb(21 25 34 / 6%), 0 12px 32px rgb(21 25 34 / 7%);
    --j-accent-base: var(--jieru-accent, #1f5eff);
    --j-accent: var(--j-accent-base);
    --j-accent-fill: var(--j-accent-base);
    --j-on-accent: #fff;
    --j-radius: var(--jieru-radius, 10px);
    --j-gap: 20px;
    --j-font: var(
      --jieru-font,
      system-ui,
      -apple-system,
      'PingFang SC',
      'Noto Sans CJK SC',
      'Noto Sans SC',
      'Microsoft YaHei',
      sans-serif
    );
    --j-size: var(--jieru-font-size, 15px);
    --j-fast: 140ms;
    color-scheme: light;
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }

  :host([theme='dark']) {
    ${dark}
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --j-fast: 0ms;
    }
  }
`;
