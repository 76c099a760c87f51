import { CURE_WORDS, FIELD_WORDS, HOLDER_WORDS, PHOTO_WORDS } from '../words.ts';
import { join, say } from './telling.ts';
import type { Tellings } from './telling.ts';

/** Rules about the filing as a whole: type, photo, SMS check, result. */
export const processTellings: Tellings<
  | 'sms'
  | 'sms-window'
  | 'photo'
  | 'must-equal'
  | 'old-certificate'
  | 'residence'
  | 'limits'
  | 'continued-access'
  | 'domain-days'
  | 'domain-holder'
  | 'domain-suffixes'
  | 'footer'
  | 'change-after'
  | 'post-to-authority'
  | 'expected-days'
  | 'legal-days'
  | 'portal'
  | 'password-recovery'
  | 'note'
> = {
  sms: {
    step: 'SMS',
    tell: () =>
      say('备案提交管局后须完成短信核验。', 'After the hand-over to the authority an SMS check is needed.'),
  },
  'sms-window': {
    step: 'SMS',
    tell: ({ hours }) =>
      say(`短信核验须在 ${hours} 小时内完成。`, `The SMS check must be done within ${hours} hours.`),
  },
  photo: {
    step: 'PHOTO',
    tell: ({ kinds }) => {
      const { zh, en } = join(kinds.map((kind) => PHOTO_WORDS[kind]));
      return say(`网站负责人须提供${zh}。`, `The person of the website gives ${en}.`);
    },
  },
  'must-equal': {
    step: 'DETAILS',
    tell: ({ fields, cure }) => {
      if (fields === null) return null;
      if (fields.length === 0) {
        return say(
          '所填信息可与原备案不同，接入成功后变更。',
          'Data may differ from the record; change the filing after the access.',
        );
      }
      const { zh, en } = join(fields.map((field) => FIELD_WORDS[field]));
      const remedy = cure ? CURE_WORDS[cure] : say('', '');
      return say(`须与原备案一致：${zh}。${remedy.zh}`, `Must equal the record: ${en}. ${remedy.en}`.trim());
    },
  },
  'old-certificate': {
    step: 'TYPE',
    tell: ({ policy, image }) => {
      if (policy === 'CHANGE_FIRST') {
        return say(
          '备案后换过证件的，须先在原服务商变更，或注销重备，再办理接入。',
          'A certificate replaced after the filing is first changed at the original provider, or deregistered and filed anew.',
        );
      }
      const photo =
        image === 'OLD'
          ? say('上传旧证件。', 'Upload the old certificate.')
          : say('上传最新证件。', 'Upload the newest certificate.');
      return say(
        `备案后换过证件的，填写旧证件号码，先接入后变更。${image ? photo.zh : ''}`,
        `A certificate replaced after the filing: enter the old number, access first, change afterwards. ${image ? photo.en : ''}`.trim(),
      );
    },
  },
  residence: {
    step: 'TYPE',
    tell: ({ accepts }) =>
      ({
        ANYONE: null,
        LOCAL_IDENTITY: say(
          '个人备案只受理本省身份证。',
          'A personal filing needs an identity card of the province.',
        ),
        RESIDENCE_PERMIT: say(
          '外省身份证须提供本省居住证。',
          'With an identity card of another province a residence permit is needed.',
        ),
        ANY_LOCAL_PROOF: say(
          '外省身份证须提供在本省居住、学习或工作的证明。',
          'With an identity card of another province a proof of residence, study or work is needed.',
        ),
      })[accepts],
  },
  limits: {
    step: 'TYPE',
    tell: ({ websitesPerOrder }) =>
      say(`每个订单最多 ${websitesPerOrder} 个网站。`, `At most ${websitesPerOrder} websites in one order.`),
  },
  'continued-access': {
    step: 'TYPE',
    tell: ({ barred }) =>
      barred
        ? say(
            '本省暂不受理继续接入，请向省通信管理局了解何时恢复。',
            'Continued access is not taken in this province for now; ask its authority when it will be.',
          )
        : null,
  },
  'domain-days': {
    step: 'TYPE',
    tell: ({ days }) =>
      say(`域名剩余有效期须大于 ${days} 天。`, `The domain is valid for more than ${days} days.`),
  },
  'domain-holder': {
    step: 'TYPE',
    tell: ({ holders }) => {
      const { zh, en } = join(holders.map((holder) => HOLDER_WORDS[holder]));
      return say(`域名所有者可以是：${zh}。`, `The domain may be held by: ${en}.`);
    },
  },
  'domain-suffixes': {
    step: 'TYPE',
    tell: ({ only, chinese }) =>
      say(
        `只接受以下后缀${chinese ? '和中文后缀' : ''}：${only.join(' ')}。`,
        `Only these suffixes${chinese ? ' and Chinese ones' : ''}: ${only.join(' ')}.`,
      ),
  },
  footer: {
    step: 'RESULT',
    tell: ({ number }) =>
      number === 'SUBJECT_NUMBER'
        ? say('网站底部挂主体备案号。', 'The footer shows the subject number.')
        : say('网站底部挂网站备案号。', 'The footer shows the website number.'),
  },
  'change-after': {
    step: 'RESULT',
    tell: ({ workingDays }) =>
      say(
        `接入成功后 ${workingDays} 个工作日内变更有变化的信息。`,
        `What has changed is changed within ${workingDays} working days of the access.`,
      ),
  },
  'post-to-authority': {
    step: 'MAIL',
    tell: () => say('部分资料须寄到管局。', 'Some papers are posted to the authority.'),
  },
  'expected-days': {
    step: 'RESULT',
    tell: ({ min, max }) =>
      say(
        `管局审核一般需要 ${min} 至 ${max} 个工作日。`,
        `The authority usually takes ${min} to ${max} working days.`,
      ),
  },
  'legal-days': {
    step: 'RESULT',
    tell: ({ workingDays }) =>
      say(
        `依法管局应在 ${workingDays} 个工作日内审核完毕。`,
        `By law the authority decides within ${workingDays} working days.`,
      ),
  },
  portal: { step: 'SMS', tell: ({ url }) => say(`在 ${url} 办理。`, `It is done at ${url}.`) },
  'password-recovery': {
    step: 'PASSWORD',
    tell: ({ online, offline, ownLink }) => {
      if (online && !offline)
        return say('备案密码只能线上找回。', 'The filing password is recovered online only.');
      return ownLink
        ? say(
            '备案密码可线上找回，线下找回使用本省专用链接。',
            'The filing password is recovered online; the province has its own link for doing it by post.',
          )
        : say(
            '备案密码可在线上找回，或向管局邮寄申请。',
            'The filing password is recovered online, or from the authority by post.',
          );
    },
  },
  note: { step: 'DETAILS', tell: () => null },
};
