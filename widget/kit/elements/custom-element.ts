type Made = { readonly metadata?: unknown };

/**
 * Takes the place of Lit's decorator of this name in the bundle. The form and the desk are built apart, and both bring the elements
 * of the kit: on a page with both, the first one defines them.
 */
export const customElement =
  (tag: string) =>
  (element: CustomElementConstructor & Made): void => {
    if (!customElements.get(tag)) customElements.define(tag, element);
  };
