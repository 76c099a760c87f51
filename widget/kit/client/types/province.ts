import type { StepKey } from './codes.ts';

/** A rule in words, with its sources. */
export type RuleNoteView = {
  key: string;
  step: StepKey;
  text: string;
  sources: string[];
  since: string;
  national: boolean;
};

/** What a province asks of this kind and nature (管局规则). */
export type ProvinceRulesView = {
  notes: RuleNoteView[];
  mustEqualOriginal: string[];
  /** Whether any source says what must be equal. */
  mustEqualStated: boolean;
  ifDifferent: 'CHANGE_FIRST' | 'CHANGE_PROOF' | 'ISSUER_PROOF' | null;
  oldCertificate: 'ACCESS_FIRST' | 'CHANGE_FIRST' | null;
  smsRequired: boolean;
  smsWindowHours: number;
  photoKinds: ('FACE' | 'BACKDROP')[];
  expectedDaysMin: number;
  expectedDaysMax: number;
  legalDays: number;
  portalUrl: string;
  passwordRecovery: ('ONLINE' | 'OFFLINE' | 'OWN_LINK')[];
};

export type ProvinceListItem = { code: string; name: string; prefix: string };

export type ProvinceDivisions = {
  code: string;
  name: string;
  cities: { code: string; name: string; counties: { code: string; name: string }[] }[];
};
