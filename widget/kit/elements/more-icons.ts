import { svg } from 'lit';
import { addIcons } from './icon.ts';

// Drawings for files, clipboards and links, which the shell can do without.
addIcons({
  lock: svg`<rect x="3.2" y="7" width="9.6" height="6.5" rx="1.5" /><path d="M5.2 7V5.2a2.8 2.8 0 0 1 5.6 0V7" />`,
  camera: svg`<path d="M2 5.5h2.6l1-1.7h4.8l1 1.7H14v7.7H2Z" /><circle cx="8" cy="9" r="2.4" />`,
  upload: svg`<path d="M8 10.5V2.8M4.8 5.7 8 2.6l3.2 3.1M2.6 10.4v3h10.8v-3" />`,
  cross: svg`<path d="m4 4 8 8M12 4l-8 8" />`,
  trash: svg`<path d="M2.8 4.2h10.4M6 4V2.6h4V4M4.2 4.4l.6 9h6.4l.6-9" />`,
  retry: svg`<path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.6h-2.6" />`,
  clock: svg`<circle cx="8" cy="8" r="6.2" /><path d="M8 4.6V8l2.4 1.6" />`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1.4" /><path d="M10.5 5.5v-3h-8v8h3" />`,
  external: svg`<path d="M6.5 3.2H3v9.8h9.8V9.5M9.2 2.8h4v4M13 3 7.4 8.6" />`,
  search: svg`<circle cx="7" cy="7" r="4.4" /><path d="m10.4 10.4 3.4 3.4" />`,
  plus: svg`<path d="M8 3v10M3 8h10" />`,
  minus: svg`<path d="M3 8h10" />`,
  rotate: svg`<path d="M12.6 5.6A5.3 5.3 0 1 0 13.3 9M12.9 2.6v3.2H9.7" />`,
  note: svg`<path d="M2.6 3h10.8v7.6H8.4l-3.2 2.8v-2.8H2.6Z" /><path d="M5.4 5.8h5.2M5.4 8h3.2" />`,
  back: svg`<path d="M9.8 3.6 5.4 8l4.4 4.4" />`,
});
