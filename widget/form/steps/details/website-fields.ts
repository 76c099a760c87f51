import type { FieldSpec } from '../../../kit/shown/fields.ts';

/** The text fields of a website 网站. */
export const WEBSITE_SPECS: readonly FieldSpec[] = [
  { name: 'name', kind: 'text', hint: 'details.asFiled' },
  { name: 'homepageUrl', kind: 'text', mode: 'url', hint: 'details.homepageHint' },
  { name: 'remark', kind: 'long', wide: true },
];
