import type { TranslationOf } from '../catalogue.ts';
import type { determination as english } from '../en/determination.ts';

/** 验证备案类型的结果：原因与下一步。 */
export const determination: TranslationOf<typeof english> = {
  PROVINCE_UNKNOWN: '“{value}”不是 31 个省份之一的代码，请从列表中选择省份。',
  DIVISION_ELSEWHERE: '{field}不在所选范围内，请重新选择。',
  DIVISION_UNKNOWN: '{field}：没有代码 {value}，请从列表中选择。',
  DIVISION_ABOLISHED: '{field}：{place}（{value}）已于 {year} 年撤销，请改选现行区划：{successors}。',
  DETERMINATION_EXPIRED: '备案类型验证结果已超过一天，请重新验证。',
  DETERMINATION_AMBIGUOUS: '这些域名对应的备案类型不同，请逐个验证。',
  SUFFIX_WARNING:
    '{domain}：后缀 .{suffix} 未获批复。网站已备案，可以接入；但一旦没有接入服务商，该域名将无法再备案。',
  SUFFIX_PROVINCE_WARNING:
    '{domain}：本省不再受理后缀 .{suffix} 的新备案。网站已备案，可以接入；但一旦没有接入服务商，可能无法再备案。',
  WHY_CERTIFICATE_IN_PROGRESS: '此证件存在进行中的备案订单。',
  NEXT_CERTIFICATE_IN_PROGRESS: '请等待该订单结束，或登录提交订单的账号将其放弃。',
  WHY_DOMAIN_IN_PROGRESS: '该域名存在进行中的备案订单。',
  NEXT_DOMAIN_IN_PROGRESS: '如为您本人的订单，请在原账号中放弃；如不是，请提交域名证书和证件材料。',
  WHY_IMPORT_FIRST: '该备案记录在原备案平台上。',
  NEXT_IMPORT_FIRST: '请先导入或认领原备案，再办理接入备案。',
  WHY_DOMAIN_OTHER_SUBJECT: '该域名已备案在其他主体名下。',
  NEXT_DOMAIN_OTHER_SUBJECT: '须由原主体先注销；如域名是您购得的，请提交域名证书作为证明。',
  WHY_NOTHING_TO_FILE: '该网站已备案，并且已接入本服务商。',
  NEXT_NOTHING_TO_FILE: '无需再备案；如需变更、取消接入或注销，请到“我的备案”办理。',
  WHY_CONTINUED_ACCESS: '该网站已在其他服务商备案，其主体在本服务商已有备案。',
  NEXT_CONTINUED_ACCESS: '请用持有该主体的账号办理继续接入备案。',
  NEXT_OTHER_ACCOUNT: '请登录持有该主体的账号，在那里办理接入备案。',
  WHY_NEW_ACCESS: '网站和主体已在其他服务商备案，尚未在本服务商备案。',
  NEXT_NEW_ACCESS: '请办理新增接入备案，所填信息须与原备案信息一致。',
  WHY_SHELL_SUBJECT: '主体已备案，但名下已没有网站。',
  NEXT_SHELL_SUBJECT: '请先注销该主体，再办理首次备案。',
  WHY_NEW_SITE_HERE: '主体已在本服务商备案，该域名尚未备案。',
  NEXT_NEW_SITE_HERE: '这是该主体的新网站，请办理新增网站备案。',
  WHY_NEW_SITE_ELSEWHERE: '主体已在其他服务商备案，该域名尚未备案。',
  NEXT_NEW_SITE_ELSEWHERE: '这是在别处备案的主体的新网站，请办理新增网站备案。',
  WHY_FIRST: '该证件和域名都没有查到备案记录。',
  NEXT_FIRST:
    '请办理首次备案。如果以前备过案，请逐项核对：所填信息与原备案不一致时会判断为其他类型；换过证件的请填写旧证件号码。',
  WHY_DATA_UNLIKE: '结果依据{fields}得出，所填信息与原备案不一致时会判断为其他类型。',
  ASK_SUBJECT_HAS_SITE: '该主体名下是否还有已备案的网站？查询结果无法判断，请选择。',
  SUBJECT_OTHER_ACCOUNT: '该主体已在本服务商的另一账号下备案，请登录那个账号办理。',
  ACCOUNT_HAS_OTHER_SUBJECT: '当前账号已有另一个主体，一个账号对应一个主体，请换用其他账号。',
  SUBJECT_HAS_OPEN_FILING: '该主体有进行中的备案订单，请完成或放弃，或等待管局审核结束。',
  OLD_NUMBER_INSIDE:
    '若该域名就是在您本单位名下备案的：备案里可能仍是换证前的证件号码。请用原备案号码重新验证：旧营业执照的注册号，或证件类型选“组织机构代码证”、号码填 {organisation}（您代码的第 9 至 17 位）。',
  OLD_NUMBER: '若该域名就是在您名下备案的：备案里可能仍是以前的证件。请按原备案的证件类型和号码重新验证。',
  PROVINCE_OF_NUMBER:
    '该主体备案在{foundProvince}（备案号首字即该省简称），而您选择了{province}。请改选{foundProvince}；迁移过的主体在重新备案之前仍属原省。',
  SITE_DOMAINS_UNKNOWN:
    '接入涵盖网站 {number} 的全部域名，而我们不掌握全部。该网站如还备案了其他域名，请返回补充，未列入的域名可能被阻断。',
  SITE_DOMAINS_ADDED: '接入涵盖网站 {number} 的全部域名，已补充：{more}。',
  OLD_CERTIFICATE_CHANGE_FIRST: '本省要求换证后先在原服务商变更备案，请变更后再来办理接入。',
  OLD_CERTIFICATE_ENTER_OLD: '备案后换过证件的，请在这里填写旧证件号码，之后上传新证件。',
  AUTHORITY_UNAVAILABLE: '管局系统暂时没有响应，已填内容不会丢失，请过几分钟重试。',
  TOO_MANY_WEBSITES: '该主体一个订单最多包含 {max} 个网站，请删去一些，另行提交。',
  SUBJECT_NOT_FILED_HERE: '该主体在本服务商还没有网站，请从验证备案类型开始。',
  SUBJECT_PROVINCE_WRONG:
    '该主体在本平台登记为{province}，而备案号属于{foundProvince}。请从验证备案类型开始并选择{foundProvince}，即可更正。',
  SUBJECT_PLACE_WRONG: '该主体在本平台登记的地区缺失或已撤销。请从验证备案类型开始，重新选择地区，即可更正。',
  CONTINUED_ACCESS_BARRED: '该省暂不受理继续接入，已有备案不受影响，请向该省通信管理局了解何时恢复。',
  UNLIKE_RECORD:
    '{field}与 {number} 的原备案不一致，所在省份要求一致。已变更的，请先在原服务商变更备案，或注销后重新备案。',
  CARRIED_OVER: '{field}须与在本服务商已备案的一致；如有变更，请先办理变更备案。',
  IMPORT_OPEN_ORDER: '该记录在原平台还有进行中的订单，请先在原平台完成或放弃后再导入。',
  IMPORT_DOMAIN_TWICE:
    '{value} 在第 {rows} 行也出现，且属另一主体。一个域名只备案在一个主体名下，请更正有误的一行。',
  IMPORT_DOMAIN_HELD: '{value} 在本平台已记在另一主体备案号下，请与备案信息核对备案号和域名。',
  IMPORT_NUMBER_HELD: '{value} 在本平台登记的是另一证件，请与备案信息核对证件类型和号码。',
  IMPORT_CLAIMED: '该备案信息已被其他账号认领，请登录对应账号。',
};
