import { isPersonalCertificate } from '../../codes/tables/certificate-types.ts';
import { PERSONAL_NATURE } from '../../codes/tables/unit-natures.ts';
import { missing, type RecordRule } from './rule.ts';

interface SubjectData {
  readonly Dwxz?: number;
  readonly Zj: { readonly Zjlx: number };
  readonly Fzr: { readonly Fzr_xm?: string; readonly Fzr_dhhm?: string };
}

interface SubjectRecord {
  readonly Zt_xx: SubjectData;
}

interface RecordWithWebsites extends SubjectRecord {
  readonly Wz_xx: readonly { readonly Wz_Fzr: { readonly Fzr_dhhm?: string } }[];
}

/** Whether the subject is a unit: by its nature, or without one by a certificate that no person carries. */
export function isUnit({ Dwxz, Zj }: SubjectData): boolean {
  return Dwxz === undefined ? !isPersonalCertificate(Zj.Zjlx) : Dwxz !== PERSONAL_NATURE;
}

const message = 'must be given when a unit files (interface specification V3.0, remarks)';

/** Elements the schema leaves optional because a person may lack them, and a unit may not. */
export const unitRules: readonly RecordRule<SubjectRecord>[] = [
  {
    rule: 'unit-nature',
    message,
    broken: ({ Zt_xx }) => (isUnit(Zt_xx) && Zt_xx.Dwxz === undefined ? ['Zt_xx/Dwxz'] : []),
  },
  {
    rule: 'unit-contact',
    message,
    broken: ({ Zt_xx }) =>
      isUnit(Zt_xx) ? missing(Zt_xx.Fzr, ['Fzr_xm', 'Fzr_dhhm']).map((name) => `Zt_xx/Fzr/${name}`) : [],
  },
];

/** The same for the persons of the websites (result code 1031). */
export const unitWebsiteRules: readonly RecordRule<RecordWithWebsites>[] = [
  {
    rule: 'unit-website-contact',
    message,
    broken: ({ Zt_xx, Wz_xx }) =>
      Wz_xx.flatMap(({ Wz_Fzr }, index) =>
        isUnit(Zt_xx) && Wz_Fzr.Fzr_dhhm === undefined ? [`Wz_xx[${index + 1}]/Wz_Fzr/Fzr_dhhm`] : [],
      ),
  },
];
