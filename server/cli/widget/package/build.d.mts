/** Builds the package of the elements. */
export function buildPackage(folder?: string): Promise<void>;
