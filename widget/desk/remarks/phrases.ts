/** A ready-made remark. `on` names what it suits: a part of a path, `whole` for the filing, `originals` for the post. */
export type Phrase = {
  readonly key: string;
  readonly on: readonly string[];
  readonly zh: string;
  readonly en: string;
};

const NAMES = ['name', 'legalRepresentativeName'];
const NUMBERS = ['certificateNumber', 'legalRepresentativeCertificateNumber'];
const ADDRESSES = ['certificateAddress', 'mailingAddress'];
const PHONES = ['mobile', 'landline', 'emergencyPhone'];

/**
 * What reviewers remark most often. Source: the reasons for which access providers publicly say that filings are sent
 * back: real-name record, holder, site name, province, content, papers, legal representative, phones, type.
 */
export const PHRASES: readonly Phrase[] = [
  {
    key: 'DOMAIN_NOT_REAL_NAME',
    on: ['whole', 'homepageUrl'],
    zh: '域名没有实名认证记录，或认证后尚未同步。请在域名注册商处完成实名认证，约三天后重新提交。',
    en: 'The domain has no real-name record, or it is not synchronised yet. Complete it at the registrar and submit again after about three days.',
  },
  {
    key: 'DOMAIN_HOLDER_DIFFERS',
    on: ['whole', 'homepageUrl'],
    zh: '域名所有者的证件与主办单位证件不一致。请先把域名过户到主办单位名下。',
    en: 'The holder of the domain has another certificate than the subject. Transfer the domain to the subject first.',
  },
  {
    key: 'SITE_NAME',
    on: ['websites.name'],
    zh: '网站名称与原备案不一致，或不能反映主办单位的业务。请按原备案填写。',
    en: 'The website name differs from the filing or does not tell what the subject does. Enter it as filed.',
  },
  {
    key: 'CROSS_PROVINCE',
    on: ADDRESSES,
    zh: '地址与主体备案所在省份不一致。请填写同一省份的地址，或先变更主体备案。',
    en: 'The address lies in another province than the filing. Give one in the same province, or change the filing first.',
  },
  {
    key: 'ADDRESS_NOT_DETAILED',
    on: ADDRESSES,
    zh: '地址没有详细到门牌号。请补全；确实没有门牌号的，请在备注中说明“已是最详细地址”。',
    en: 'The address lacks the door number. Complete it, or say in the remark that there is none.',
  },
  {
    key: 'SITE_CONTENT',
    on: ['whole', 'serviceContents', 'homepageUrl', 'preApprovals'],
    zh: '网站内容与备案的服务内容不符，或涉及需要前置审批的行业。请调整内容，或补充批准文件。',
    en: 'What the site shows does not fit the filed service content, or needs a pre-approval. Adapt it, or add the permit.',
  },
  {
    key: 'PAPER_UNCLEAR',
    on: ['materials'],
    zh: '图片不清晰、有反光或四角不完整。请重新拍摄证件原件。',
    en: 'The picture is blurred, glares, or lacks a corner. Take it again from the original.',
  },
  {
    key: 'PAPER_COPY',
    on: ['materials'],
    zh: '请上传证件原件的彩色照片或扫描件，不要使用复印件或截图。',
    en: 'Upload a colour photo or scan of the original, no photocopy and no screenshot.',
  },
  {
    key: 'PAPER_EXPIRED',
    on: ['materials', 'certificateUntil'],
    zh: '证件已过有效期。请更换有效证件，并同步修改有效期。',
    en: 'The certificate has expired. Use a valid one and correct its term.',
  },
  {
    key: 'PAPER_DIFFERS',
    on: ['materials', ...NAMES, ...NUMBERS, 'certificateFrom', 'certificateUntil', 'certificateAddress'],
    zh: '填写的内容与证件不一致。请对照证件修改。',
    en: 'This differs from the certificate. Correct it to what the certificate says.',
  },
  {
    key: 'FORM_UNSIGNED',
    on: ['VERIFICATION_FORM'],
    zh: '核验单缺少签字、日期或公章，或有涂改。请重新打印、签署后上传。',
    en: 'The form lacks the signature, the date or the seal, or was altered. Print, sign and upload it again.',
  },
  {
    key: 'PHOTO_BACKDROP',
    on: ['photo'],
    zh: '照片背景不是核验幕布，或幕布没有铺满画面。请按要求重新拍摄。',
    en: 'The backdrop is missing or does not fill the picture. Take the photo again as described.',
  },
  {
    key: 'PHOTO_PERSON',
    on: ['photo'],
    zh: '照片不是网站负责人本人、面部被遮挡，或穿着红蓝色上衣。请由本人重新拍摄。',
    en: 'The photo does not show the responsible person, the face is covered, or the top is red or blue. Take it again.',
  },
  {
    key: 'NOT_LEGAL_REPRESENTATIVE',
    on: ['subjectPerson'],
    zh: '主体负责人不是法定代表人。请改由法定代表人担任，或补充授权书。',
    en: 'The person is not the legal representative. Name that one, or add a letter of authorisation.',
  },
  {
    key: 'PHONE_AREA',
    on: PHONES,
    zh: '电话号码的归属地与备案省份不一致。请换用本省号码。',
    en: 'The number belongs to another area than the filing’s province. Use a number of this province.',
  },
  {
    key: 'PHONE_UNREACHABLE',
    on: ['whole', ...PHONES],
    zh: '电话无人接听或接听人不是本人。请保持畅通，或更换号码后重新提交。',
    en: 'Nobody answered, or not the person named. Stay reachable, or give another number and submit again.',
  },
  {
    key: 'PHONE_VIRTUAL',
    on: PHONES,
    zh: '该号码为虚拟运营商号码，可能收不到核验短信。请换用基础运营商的号码。',
    en: 'The number belongs to a virtual operator and may not receive the text message. Use a number of a basic operator.',
  },
  {
    key: 'PHONE_USED',
    on: PHONES,
    zh: '该号码已用于其他主体的备案。请换用本人的其他号码。',
    en: 'The number already stands in another subject’s filing. Give another number of the person.',
  },
  {
    key: 'WRONG_TYPE',
    on: ['whole'],
    zh: '备案类型不对。请放弃本订单，重新验证备案类型后办理。',
    en: 'This is the wrong type of filing. Abandon the order and start from the type check again.',
  },
  {
    key: 'EMAIL_INVALID',
    on: ['email'],
    zh: '邮箱无法收信。请填写能正常使用的邮箱。',
    en: 'Mail to this address bounces. Give one that works.',
  },
  {
    key: 'ORIGINALS_FORM',
    on: ['originals'],
    zh: '网站备案信息真实性核验单原件，签字并加盖公章。',
    en: 'The truth-verification form, original, signed and sealed.',
  },
  {
    key: 'ORIGINALS_CERTIFICATES',
    on: ['originals'],
    zh: '主办单位证件和负责人身份证的复印件，加盖公章。',
    en: 'Copies of the subject’s certificate and of the responsible person’s identity card, sealed.',
  },
  {
    key: 'ORIGINALS_AUTHORISATION',
    on: ['originals'],
    zh: '法定代表人签署的授权书原件。',
    en: 'The letter of authorisation, original, signed by the legal representative.',
  },
];
