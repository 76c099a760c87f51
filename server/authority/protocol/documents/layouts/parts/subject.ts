import { anyOrder, inOrder, maybe, one, text } from '../../layout.ts';
import { areaCode, tableCode } from './types.ts';

/** Correspondence address (通信地址) as uploads carry it. */
export const addressFields = {
  Shengid: one(areaCode, 'province code'),
  Shiid: one(areaCode, 'city code'),
  Xianid: maybe(areaCode, 'county code'),
  Xxdz: maybe(text(1, 1024), 'street address'),
} as const;

/** The same in downloads, where older filings may lack the city. */
export const filedAddress = anyOrder({ ...addressFields, Shiid: maybe(areaCode, 'city code') });

/** Certificate (证件) of the subject. */
export const certificateFields = {
  Zjlx: one(tableCode, 'certificate type code'),
  Zjhm: one(text(1, 255), 'certificate number'),
  Zjzs: one(text(1, 1024), 'address printed on the certificate'),
} as const;

export const certificate = inOrder(certificateFields);
export const filedCertificate = anyOrder(certificateFields);
