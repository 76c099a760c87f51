import { MAX_IPV4 } from '../../../ipv4.ts';
import { long, text } from '../../layout.ts';

/** Types that recur in the schemas of V3.0. */

/** Ids of either side. */
export const id = long(1);
/** Code of a province, city or county: six digits. */
export const areaCode = long(100_000);
/** Codes of the common tables: unit nature, certificate type, reasons. */
export const tableCode = long(1, 999);
/** Codes of the bit-valued tables: content, language, location, access mode. */
export const smallCode = long(1, 64);
/** 0 or 1. */
export const flag = long(0, 1);
/** IPv4 address as an unsigned number. */
export const ipNumber = long(1, MAX_IPV4);
export const filingNumber = text(1, 128);
export const domainName = text(4, 128);
/** A day, and a day that may carry a time. */
export const day = text(10, 10, 'day');
export const moment = text(10, 22, 'moment');
/** MD5 of the filing password in hex. */
export const passwordDigest = text(1, 32, 'md5');
/** Base64 of a picture. */
export const picture = text(1, Infinity, 'base64');
export const remark = text(1, 1024);
/** Remarks whose schema sets no length. */
export const freeText = text(0, Infinity);

/**
 * Kind of act a result is about: 1 new filing, 2 add website, 3 add access, 4 change, 5 cancel access, 6 deregister
 * subject, 7 deregister website. 35 (verification scans) is in the change note of V3.0, but not in its schema.
 */
export const actCode = long(1, 7, [35]);
/** 0 subject, 1 website, 2 access. */
export const deregistrationKind = long(0, 2);
