type List<Row> = { readonly edges: readonly { readonly node: Row | null }[] };

/** The rows of a page; one that the service can no longer decrypt is null there, and left out here. */
export const rowsOf = <Row>({ edges }: List<Row>): Row[] =>
  edges.flatMap(({ node }) => (node === null ? [] : [node]));
