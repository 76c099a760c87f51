/** The widget's operations, document by the SHA-256 of its text in hexadecimal. */
export declare function collectOperations(): Promise<Record<string, string>>;

/** What of the operations the contract (SDL) does not allow: one line for each fault. */
export declare function faultsOf(texts: readonly string[], sdl: string): string[];

/** Writes that list to `path` (beside the built widget) and returns how many operations it holds. */
export declare function writeOperations(path?: string): Promise<number>;
