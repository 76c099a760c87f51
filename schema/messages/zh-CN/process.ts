import type { TranslationOf } from '../catalogue.ts';
import type { process as english } from '../en/process.ts';

/** 提交、短信核验、邮寄与结果。 */
export const process: TranslationOf<typeof english> = {
  STEP_INCOMPLETE: '“{step}”尚未完成，请完成后再提交。',
  STEP_LOCKED: '完成前面的步骤后才能进行这一步。',
  PASS_REASON_REQUIRED: '人脸比对未能确认照片与身份证件为同一人，请写明仍通过的理由，或退回备案。',
  PAPER_UNSEEN: '{material}：本次提交后您还没有查看，请先打开查看。',
  DETAILS_UNSEEN: '本次提交后您还没有查看个人信息，请显示后与资料核对。',
  RETURN_REMARK_REQUIRED: '请至少写明一处需要申请人修改的内容。',
  WITHDRAW_REASON_REQUIRED: '请填写撤回原因。',
  SMS_RESEND: '约 {minutes} 分钟后仍未收到，可在管局页面重新获取。',
  SMS_RESEND_AUTOMATIC: '次日 {hour}:00 还会自动再发一次。',
  SMS_BLOCKED_NUMBER: '短信可能被拦截：请查看拦截记录，并放行 106598051001、10655113、106575000130 等号码。',
  SMS_NUMBER_CHANGED:
    '短信只发给原备案中网站负责人的联系方式1；号码已停用或更换的，请先在原服务商变更备案，再重新提交。',
  SMS_SHELL_SITE: '网站已没有任何服务商接入（空壳网站）的，号码无法变更，须先注销再重新备案。',
  SMS_LAPSED: '未在 {hours} 小时内完成短信核验，请重新提交以获取新的验证码。',
  SMS_FAILED: '短信核验因多次输错而失败，请核对手机号和证件后重新提交。',
  TRACKING_NUMBER_INVALID: '快递单号不正确，请照快递单填写字母和数字。',
  BACKDROP_NOT_NEEDED: '本订单不拍幕布照，无需寄送幕布。',
  BACKDROP_NOT_ASKED: '本订单没有申请寄送幕布。',
  BACKDROP_ON_ITS_WAY: '幕布已寄出；地址有误请联系客服。',
  COURIER_REQUIRED: '请填写快递公司。',
  RESULT_LATE: '管局的法定审核时间（{date}）已过，仍在审核中。',
  REFUSED_BY_AUTHORITY: '管局未通过：{reason}。请修改后重新提交。',
  REVIEW_REMARK: '初审意见：{remark}',
  CANCEL_CONFIRM: '请阅读提示并确认取消接入。',
  CANCEL_CODE_SHAPE: '验证码为 6 位数字，请照短信填写。',
  CANCEL_CODE_WRONG: '不是最近一次发送的验证码，请核对短信；还可再试 {left} 次。',
  CANCEL_CODE_VOID: '验证码已输错 {tries} 次，不能再用，请重新获取。',
  CANCEL_CODE_EXPIRED:
    '没有可用的验证码：验证码 {minutes} 分钟内有效，重新获取后以最新的为准。请获取验证码。',
  CANCEL_CODE_USED: '该验证码已使用过。请刷新查看是否已提交取消接入；没有提交的，请重新获取验证码。',
  CANCEL_CODE_NO_PHONE:
    '我们没有该网站负责人的手机号（备案信息转入时没有提供），因此不发送验证码，凭备案密码即可取消接入。',
  CANCEL_CODE_NO_GATEWAY: '本服务商不发送短信，无需验证码，凭备案密码即可取消接入。',
  CANCEL_ACCESS_UNKNOWN: '管局尚未返回该接入的编号，请在审核通过一天后再试。',
  CANCEL_REFUSED: '管局未受理取消接入：{reason}。',
  CANCEL_SHELL:
    '如果没有其他服务商接入，该网站将成为空壳网站，可能被管局注销；备案服务号不会退回，域名不得再解析到本服务商。',
  CANCEL_SUFFIX: '{domain}：后缀 .{suffix} 不再受理新备案，没有接入服务商后可能无法再备案。',
};
