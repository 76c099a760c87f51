import { REMARK_CHARACTERS, WIDTHS } from '../../rules/text.ts';

/** The text fields of the access details (填写接入信息), described once for input and output. */
export const SUBJECT_FIELDS = {
  name: `The name of the subject (主办单位名称) as on its certificate, at most ${WIDTHS.subjectName} bytes, a Chinese character counting two.`,
  certificateDivision:
    'The district or county of the subject’s certificate address (证件住所所在区县): six digits of GB/T 2260, e.g. `330106`. Without it, the county of the type check is meant.',
  certificateAddress: `The address of the subject as printed on its certificate (证件住所), at most ${WIDTHS.address} bytes, a Chinese character counting two.`,
  mailingDivision:
    'The district or county of the subject’s mailing address (通讯地址所在区县): six digits of GB/T 2260, e.g. `330106`. Without it, the county of the type check is meant.',
  mailingAddress: `The mailing address of the subject (通讯地址) down to the door, in the province of the filing, at most ${WIDTHS.address} bytes, a Chinese character counting two.`,
  investor: `The investor or superior unit of the subject (投资人或主管单位), at most ${WIDTHS.investor} bytes, a Chinese character counting two. In a personal filing it may be left out: the subject itself is meant.`,
  legalRepresentativeName: `The name of the subject’s legal representative (法定代表人), at most ${WIDTHS.personName} bytes, a Chinese character counting two. Not asked for in a personal filing.`,
  legalRepresentativeCertificateNumber:
    'The number of the certificate of the subject’s legal representative (法定代表人证件号码). Not asked for in a personal filing.',
  remark: `A remark on the subject (备注), at most ${REMARK_CHARACTERS} characters.`,
} as const;

export const PERSON_FIELDS = {
  name: `The name of the responsible person (姓名), at most ${WIDTHS.personName} bytes, a Chinese character counting two. In a personal filing it may be left out: the subject itself is meant.`,
  certificateType:
    'The type of the person’s certificate (证件类型): a `CertificateType` that identifies a person, e.g. `IDENTITY_CARD`. In a personal filing it may be left out: that of the type check is meant.',
  certificateNumber:
    'The number of the person’s certificate (证件号码). In a personal filing it may be left out: that of the type check is meant.',
  certificateFrom: 'The first day on which the person’s certificate is valid (证件有效期), as `YYYY-MM-DD`.',
  certificateUntil:
    'The last day on which the person’s certificate is valid (证件有效期), as `YYYY-MM-DD`, or `LONG_TERM` for one without end.',
  mobile:
    'The person’s mobile number in mainland China (联系方式1), e.g. `13800000000`. The code of the SMS check goes to this contact as it stands in the original filing.',
  landline:
    'The person’s second number (联系方式2): a landline, e.g. `086-0571-88888888`, or another mobile number in mainland China. Some provinces take a landline only.',
  email: 'The e-mail address of the person (电子邮箱), to which notices about the filing may go.',
  emergencyPhone:
    'The mobile number in mainland China to be called in an emergency (应急联系电话), e.g. `13900000000`.',
  remark: `A remark on the person (备注), at most ${REMARK_CHARACTERS} characters.`,
} as const;

/** That a number whose check character fails stands on the paper so; absent: as it was, for the same number. */
export const SUBJECT_FLAGS = {
  certificateNumberConfirmed:
    'Whether the subject’s certificate number from the type check was compared with the paper and stands there so, although its check character fails. Left out of an input, the earlier answer stays.',
  legalRepresentativeCertificateNumberConfirmed:
    'Whether the certificate number of the legal representative was compared with the paper and stands there so, although its check character fails. Left out of an input, the earlier answer stays while the number is the same.',
} as const;

export const PERSON_FLAGS = {
  certificateNumberConfirmed:
    'Whether the person’s certificate number was compared with the paper and stands there so, although its check character fails. Left out of an input, the earlier answer stays while the number is the same.',
} as const;

export const WEBSITE_FIELDS = {
  name: `The name of the website (网站名称) as filed, at most ${WIDTHS.websiteName} bytes, a Chinese character counting two.`,
  homepageUrl: `The addresses of the website’s home pages (首页URL) without scheme, e.g. www.example.cn; several are separated by semicolons. At most ${WIDTHS.homepageUrl} bytes in all.`,
  accessMethod: 'How the website is hosted (接入方式): an `AccessMethod`, e.g. `CLOUD`.',
  domainHolder:
    'Whom the registrar names as the holder of the domains (域名所有者): `ORGANISATION` (the subject itself), `LEGAL_REPRESENTATIVE`, `SHAREHOLDER`, `PRINCIPAL_OFFICER`, `SENIOR_EXECUTIVE` or `SOMEONE_ELSE`.',
  remark: `A remark on the website (备注), at most ${REMARK_CHARACTERS} characters.`,
} as const;
