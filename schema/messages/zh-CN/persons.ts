import type { TranslationOf } from '../catalogue.ts';
import type { persons as english } from '../en/persons.ts';

/** 负责人。 */
export const persons: TranslationOf<typeof english> = {
  AGE_TOO_LOW: '该负责人 {age} 周岁，本省要求年满 {min} 周岁，请更换负责人。',
  AGE_TOO_LOW_PROOF:
    '该负责人 {age} 周岁，本省未满规定年龄的须年满 {min} 周岁并提供相应证明，请更换负责人或咨询客服。',
  AGE_TOO_HIGH: '该负责人 {age} 周岁，本省要求不超过 {max} 周岁，请更换负责人。',
  PERSON_NOT_SUBJECT: '个人备案的负责人就是主办人本人，请填写相同的姓名和证件。',
  PERSONS_MUST_BE_SAME: '此处主体负责人和网站负责人须为同一人，请选择“同一人”。',
  PERSONS_MUST_DIFFER: '本省要求网站负责人与主体负责人不是同一人，请填写另一人。',
  PERSONS_SAME_CERTIFICATE: '两位负责人的证件号码相同，请选择“同一人”，或更正号码。',
  PERSONS_SAME_PHONE: '两位不同的负责人须使用不同的手机号，请填写该负责人的号码。',
  PERSONS_SAME_EMAIL: '两位不同的负责人须使用不同的电子邮箱，请填写该负责人的邮箱。',
  NOT_LEGAL_REPRESENTATIVE: '本省要求由法定代表人（{name}）担任该负责人，请填写法定代表人的信息。',
  LEGAL_REPRESENTATIVE_NUMBER: '法定代表人的姓名、证件号码与该负责人不一致，请核对。',
  LANDLINE_NEEDED: '本省要求此处填写座机，请连同区号填写。',
  LANDLINE_OTHER_AREA: '区号 {area} 不属于{province}，请填写本地号码。',
  CONTACTS_SAME: '联系方式2须与手机号不同，请填写另一个号码。',
  EMERGENCY_SAME: '应急联系电话须与负责人自己的号码不同，请填写能联系到负责人的其他人的号码。',
  IDENTITY_NOT_LOCAL:
    '{province}的新增个人备案只收本地身份证，而该身份证最初不在当地签发。已有的备案不受影响，管局可能要求居住证明。',
  CERTIFICATE_TYPE_PROVINCE: '本省不接受{certificate}，请换一种证件。',
};
