const DOOR =
  /[0-9０-９一二三四五六七八九十百零〇A-Za-z]\s*(?:-\d+)*\s*(?:号|室|栋|幢|座|楼|单元|弄|组|户|层|房|铺|摊位)/;

/** Whether the address goes down to a door: a number with 号, 室, 栋, 组 and the like, or `1-2-301`. */
export const hasDoorNumber = (address: string): boolean => DOOR.test(address) || /\d-\d/.test(address);
