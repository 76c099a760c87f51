import type { TranslationOf } from '../catalogue.ts';
import type { materials as english } from '../en/materials.ts';

/** 资料与照片。 */
export const materials: TranslationOf<typeof english> = {
  MATERIAL_MISSING: '缺少{material}，请上传。',
  MATERIAL_TYPE: '文件不是可用的图片，请上传 JPG、PNG 或 GIF。',
  MATERIAL_TOO_LARGE: '文件大小为 {size}，不能超过 {max}，请换小一些的图片。',
  MATERIAL_TOO_SMALL: '文件大小为 {size}，不能小于 {min}，请上传原图。',
  MATERIAL_BROKEN: '图片无法读取，请打开检查或重新拍摄。',
  MATERIAL_PIXELS: '图片太小（{width}×{height}），无法看清，请靠近或用更高清晰度拍摄。',
  MATERIAL_PIXELS_LIMIT: '图片像素过大（{width}×{height}），请降低分辨率后重新上传。',
  MATERIAL_UNFIT:
    '图片噪点或细节过多，压缩到管局的大小限制后无法看清，请在光线均匀、背景简洁处重新拍摄，画面中只留证件或资料。',
  MATERIAL_INCOMPLETE: '上传中断，请重新上传。',
  MATERIAL_CHANGED: '上传的文件与选定的文件不一致，请重新上传。',
  MATERIAL_NOT_NEEDED: '本次备案不需要该资料，可以不传。',
  MATERIAL_NOT_NOW: '备案订单当前不能上传资料，请刷新页面查看可进行的操作。',
  UPLOADS_BUSY: '当前上传较多，请在 {seconds} 秒后重试。',
  UPLOAD_LINK_EXPIRED: '上传链接已过期，请重新上传。',
  CONSENT_REQUIRED: '需要您先同意：{consent}。请阅读说明后勾选；在此之前不会保存任何内容。',
  MATERIAL_CONSENT_REQUIRED: '尚未同意保存此类照片，文件未被读取。请先在表单中同意，再重新上传。',
  CONSENT_DATA_DESTROYED: '已撤回同意，据此保存的内容已被销毁。',
  CONSENT_DATA_KEPT:
    '已撤回同意。备案已提交管局，法律要求接入商留存的部分将继续保存，不再作其他使用；管局持有的信息须由管局处理。',
  CONSENT_NOTHING_STORED: '已撤回同意；未经同意，备案不会提交管局。',
  CONSENT_TEXT_OUTDATED: '这不是现行的同意说明，请阅读现行版本（{version}）后再同意。',
  PHOTO_KIND_NOT_ALLOWED: '此处不接受这种照片，请按要求拍摄：{kinds}。',
  FACE_DIFFERENT:
    '照片与身份证件上的人像不一致，请由网站负责人本人重新拍摄：免冠、光线均匀、正对镜头；或检查上传的证件是否正确。',
  FACE_NOT_FOUND: '照片中没有识别到人脸，请重新拍摄：面部完整、无遮挡、清晰，光线均匀。',
  FACE_SEVERAL: '照片中有多张人脸，请重新拍摄，画面中只留网站负责人一人。',
};
