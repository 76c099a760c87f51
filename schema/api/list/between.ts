/** Undefined conditions are none. */
export const between = (
  from: Date | null | undefined,
  until: Date | null | undefined,
): { gte?: Date; lt?: Date } => ({ ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}) });
