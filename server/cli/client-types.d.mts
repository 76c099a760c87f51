/**
 * The module of the generated types.
 * @param texts of operations, each with its fragments
 * @param sdl the contract
 * @throws {Error} where the contract does not allow one of them
 */
export declare function clientTypes(texts: readonly string[], sdl: string): Promise<string>;

/** Writes that module, for the widget's operations, into schema/client. */
export declare function writeClientTypes(): Promise<void>;
