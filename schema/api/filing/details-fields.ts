/** The text fields of the access details (填写接入信息), described once for input and output. */
export const SUBJECT_FIELDS = {
  name: '主办单位名称, as on the certificate.',
  certificateDivision:
    '证件住所所在区县 by its GB/T 2260 code, six digits; the county of the type check where absent.',
  certificateAddress: '证件住所: the address printed on the certificate.',
  mailingDivision:
    '通讯地址所在区县 by its GB/T 2260 code, six digits; the county of the type check where absent.',
  mailingAddress: '通讯地址, to the door; in the same province.',
  investor: '投资人或主管单位.',
  legalRepresentativeName: '法定代表人.',
  legalRepresentativeCertificateNumber: '法定代表人证件号码.',
  remark: '备注.',
} as const;

export const PERSON_FIELDS = {
  name: '姓名.',
  certificateType: '证件类型: a CertificateType of persons.',
  certificateNumber: '证件号码.',
  certificateFrom: '证件有效期 from, YYYY-MM-DD.',
  certificateUntil: '证件有效期 until, YYYY-MM-DD or LONG_TERM.',
  mobile: '联系方式1: receives the SMS check.',
  landline: '联系方式2: mobile or landline.',
  email: '电子邮箱.',
  emergencyPhone: '应急联系电话.',
  remark: '备注.',
} as const;

/** That a number whose check character fails stands on the paper so; absent: as it was, for the same number. */
export const SUBJECT_FLAGS = {
  certificateNumberConfirmed:
    'The number of the type check was compared with the paper and stands there so, although its check character fails.',
  legalRepresentativeCertificateNumberConfirmed:
    'The number of the legal representative was compared with the paper and stands there so, although its check character fails.',
} as const;

export const PERSON_FLAGS = {
  certificateNumberConfirmed:
    'The number was compared with the paper and stands there so, although its check character fails. Absent: as it was, for the same number.',
} as const;

export const WEBSITE_FIELDS = {
  name: '网站名称, as filed.',
  homepageUrl: '首页URL without scheme; several separated by semicolons.',
  accessMethod: '接入方式: an AccessMethod.',
  domainHolder:
    '域名所有者 by the registrar: ORGANISATION (the subject itself), LEGAL_REPRESENTATIVE, SHAREHOLDER, PRINCIPAL_OFFICER, SENIOR_EXECUTIVE or SOMEONE_ELSE.',
  remark: '备注.',
} as const;
