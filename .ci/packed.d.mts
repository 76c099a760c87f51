/** The dependencies of the packed server, by their names, with their versions. */
export declare function packedDependencies(): Promise<Record<string, string>>;
