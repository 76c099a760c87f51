/** A reviewer's remark, on a field or (without path) on the whole. */
export type Remark = { path: string[]; message: string };
