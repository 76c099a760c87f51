import type { ProvinceData } from '../rule.ts';
import { anhui } from './anhui.ts';
import { beijing } from './beijing.ts';
import { chongqing } from './chongqing.ts';
import { fujian } from './fujian.ts';
import { gansu } from './gansu.ts';
import { guangdong } from './guangdong.ts';
import { guangxi } from './guangxi.ts';
import { guizhou } from './guizhou.ts';
import { hainan } from './hainan.ts';
import { hebei } from './hebei.ts';
import { heilongjiang } from './heilongjiang.ts';
import { henan } from './henan.ts';
import { hubei } from './hubei.ts';
import { hunan } from './hunan.ts';
import { innerMongolia } from './inner-mongolia.ts';
import { jiangsu } from './jiangsu.ts';
import { jiangxi } from './jiangxi.ts';
import { jilin } from './jilin.ts';
import { liaoning } from './liaoning.ts';
import { ningxia } from './ningxia.ts';
import { qinghai } from './qinghai.ts';
import { shaanxi } from './shaanxi.ts';
import { shandong } from './shandong.ts';
import { shanghai } from './shanghai.ts';
import { shanxi } from './shanxi.ts';
import { sichuan } from './sichuan.ts';
import { tianjin } from './tianjin.ts';
import { xinjiang } from './xinjiang.ts';
import { xizang } from './xizang.ts';
import { yunnan } from './yunnan.ts';
import { zhejiang } from './zhejiang.ts';

/** The rules of the 31 provinces in the order of their codes. */
export const PROVINCE_DATA: readonly ProvinceData[] = [
  beijing,
  tianjin,
  hebei,
  shanxi,
  innerMongolia,
  liaoning,
  jilin,
  heilongjiang,
  shanghai,
  jiangsu,
  zhejiang,
  anhui,
  fujian,
  jiangxi,
  shandong,
  henan,
  hubei,
  hunan,
  guangdong,
  guangxi,
  hainan,
  chongqing,
  sichuan,
  guizhou,
  yunnan,
  xizang,
  shaanxi,
  gansu,
  qinghai,
  ningxia,
  xinjiang,
];
