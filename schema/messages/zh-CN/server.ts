import type { TranslationOf } from '../catalogue.ts';
import type { server as english } from '../en/server.ts';

/** 产品验证与备案服务号。 */
export const server: TranslationOf<typeof english> = {
  SERVER_UNKNOWN: '没有找到该服务器，请从列表中选择您的服务器。',
  SERVER_WRONG_KIND: '该产品不能用于备案，请选择包年包月、带公网地址的服务器。',
  SERVER_NOT_MAINLAND: '该服务器不在中国内地（{region}），请选择内地地域的服务器。',
  REGION_UNKNOWN: '地域 {region} 不在您的地域列表中。可用：{known}；也可用 setRegions 设置自己的列表。',
  REGION_TWICE: '地域 {region} 在列表中出现了两次，请只保留一个。',
  REGION_AREA_INVALID: '内地地域须填写所在省或市的六位行政区划代码（GB/T 2260），如 330100；其他地域不填。',
  SERVER_NO_PUBLIC_ADDRESS: '该服务器没有公网 IPv4 地址，请添加后再验证。',
  SERVER_ADDRESS_FOREIGN: '地址 {address} 不在本服务商的内地地址范围内，请联系客服。',
  SERVER_TERM_TOO_SHORT: '该服务器购买时长为 {months} 个月，须不少于 {required} 个月，请续费后再验证。',
  SERVER_REMAINING_TOO_SHORT: '该服务器将于 {date} 到期，剩余时间须不少于 {required} 个月，请续费后再验证。',
  SERVER_EXPIRED: '该服务器已于 {date} 到期，请续费或换一台。',
  SERVER_FULL: '该服务器的 {slots} 个备案名额已用完，请换一台。',
  SERVICE_CODE_INVALID: '备案服务号不完整，请复制完整的服务号。',
  SERVICE_CODE_UNKNOWN: '备案服务号不存在，或不是授予当前账号的，请重新复制或向发放人核实。',
  SERVICE_CODE_USED: '该备案服务号已用于其他备案，请换一个新的。',
  SERVICE_CODE_VOID: '对应的服务器已到期，该备案服务号失效，请使用其他服务器的服务号。',
  SERVER_OR_CODE_REQUIRED: '请选择服务器，或填写备案服务号。',
};
