type Named = { name: string; description: string; default?: string };
type Element = { tagName: string; cssProperties: Named[]; cssParts: Named[] };
type Manifest = { modules: readonly unknown[] };

/** The manifest of the package, as the schema 1.0.0 of custom-elements-manifest has it. */
export function manifestOf(): Promise<Manifest>;
/** The elements of a manifest. */
export function elementsIn(manifest: Manifest): Element[];
