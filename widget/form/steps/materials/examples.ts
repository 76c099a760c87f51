import { svg, html } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { MaterialKind } from '../../../../schema/client/operations.ts';

const card = svg`<rect class="tint" x="6" y="8" width="108" height="66" rx="6" />`;
const sheet = svg`<path class="tint" d="M34 4h42l12 12v62H34Z" /><path d="M76 4v12h12" />`;

const front = svg`${card}
  <path d="M16 24h34M16 36h26M16 48h34M16 62h58" />
  <rect class="mark" x="80" y="20" width="24" height="32" rx="3" />
  <circle class="mark" cx="92" cy="31" r="5" /><path class="mark" d="M84 48a8 8 0 0 1 16 0" />`;

const back = svg`${card}
  <circle class="mark" cx="24" cy="26" r="9" /><path class="mark" d="m24 20 2 4h4l-3 3 1 4-4-2-4 2 1-4-3-3h4Z" />
  <path d="M42 24h56M42 34h40M44 56h54M44 64h40" />`;

const licence = svg`<rect class="tint" x="8" y="5" width="104" height="72" rx="3" />
  <rect x="13" y="10" width="94" height="62" rx="2" />
  <circle class="mark" cx="60" cy="19" r="4" /><path d="M42 30h36M24 41h44M24 49h40M24 57h34" />
  <circle class="mark" cx="88" cy="57" r="8" /><path class="mark" d="m88 52 1.5 3h3l-2.2 2 .8 3-3.1-1.7-3.1 1.7.8-3-2.2-2h3Z" />`;

const form = svg`${sheet}
  <path d="M42 26h32M42 34h36M42 42h36M42 50h24" />
  <path class="mark" d="M44 68c6-8 8 4 13-3s5 4 9 0" />
  <circle class="mark" cx="78" cy="62" r="7" />`;

const photo = svg`<rect class="tint" x="14" y="5" width="92" height="72" rx="3" />
  <path d="M14 62h92M22 12v-2M98 12v-2" />
  <circle class="mark" cx="60" cy="32" r="11" />
  <path class="mark" d="M36 77c0-16 10-24 24-24s24 8 24 24" />`;

const paper = svg`${sheet}<path d="M42 26h32M42 34h36M42 42h36M42 50h30" />
  <path class="mark" d="m46 64 5 5 10-11" />`;

const sealed = svg`${sheet}
  <path d="M46 18h22M42 28h34M42 36h36M42 44h28" />
  <circle class="mark" cx="70" cy="62" r="11" /><path class="mark" d="m70 55 2 4.5h5l-3.8 3 1.4 4.5-4.6-2.7-4.6 2.7 1.4-4.5-3.8-3h5Z" />`;

const holding = svg`<rect class="tint" x="14" y="5" width="92" height="72" rx="3" />
  <circle class="mark" cx="60" cy="22" r="9" />
  <path class="mark" d="M34 77V58c0-12 9-20 26-20s26 8 26 20v19" />
  <rect class="tint" x="42" y="48" width="36" height="24" rx="2" />
  <path d="M47 55h16M47 61h12M47 67h18" /><rect class="mark" x="67" y="53" width="7" height="9" rx="1" />`;

const bills = svg`<path class="tint" d="M22 12h30v62H22Z" /><path class="tint" d="M45 9h30v62H45Z" />
  <path class="tint" d="M68 6h30v62H68Z" /><path d="M74 16h18M74 25h12M74 34h18M74 43h10" />
  <path class="mark" d="M74 58h18M84 52v12" />`;

const plan = svg`<rect class="tint" x="8" y="5" width="104" height="72" rx="3" />
  <rect class="mark" x="48" y="13" width="24" height="13" rx="2" />
  <rect x="16" y="52" width="22" height="13" rx="2" /><rect x="49" y="52" width="22" height="13" rx="2" />
  <rect x="82" y="52" width="22" height="13" rx="2" /><path class="mark" d="M60 26v26M27 52V39h66v13" />`;

const list = svg`${sheet}<path d="M48 28h26M48 40h26M48 52h26" />
  <path class="mark" d="m40 27 2 2 4-4M40 39l2 2 4-4M40 51l2 2 4-4" /><path class="mark" d="M56 70c5-7 7 3 11-2s4 3 8 0" />`;

const DRAWINGS: Record<MaterialKind, SVGTemplateResult> = {
  SUBJECT_CERTIFICATE: licence,
  SUBJECT_PERSON_CERTIFICATE_FRONT: front,
  SUBJECT_PERSON_CERTIFICATE_BACK: back,
  WEBSITE_PERSON_CERTIFICATE_FRONT: front,
  WEBSITE_PERSON_CERTIFICATE_BACK: back,
  VERIFICATION_FORM: form,
  VERIFICATION_PHOTO: photo,
  LIVENESS_FRAME: photo,
  AUXILIARY: paper,
  DOMAIN_CERTIFICATE: paper,
  RESIDENCE_PERMIT: front,
  AUTHORISATION_LETTER: form,
  PRE_APPROVAL: licence,
  HANDHELD_PHOTO: holding,
  DOMAIN_HOLDER_PROOF: sealed,
  DOMAIN_CONFIRMATION_SHEET: list,
  COMMITMENT_LETTER: form,
  DUTY_NOTICE: form,
  NETWORK_PLAN: plan,
  PARTY_LETTER: sealed,
  STAFFING_OFFICE_PROOF: sealed,
  PHONE_BILLS: bills,
  AGE_PROOF: sealed,
  ACCESS_SHEET: sealed,
  CHANGE_PROOF: sealed,
};

/** A drawing of how the picture should look. */
export const exampleOf = (kind: MaterialKind): TemplateResult =>
  html`<svg viewBox="0 0 120 82" focusable="false">${DRAWINGS[kind]}</svg>`;
