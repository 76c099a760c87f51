import { LitElement } from 'lit';

const settled = async (root: ParentNode): Promise<void> => {
  for (const element of root.querySelectorAll('*')) {
    if (!(element instanceof LitElement)) continue;
    await element.updateComplete;
    await settled(element.renderRoot);
  }
};

const find = (root: ParentNode, path: string): HTMLElement | null => {
  const hit = root.querySelector<HTMLElement>(`[path="${CSS.escape(path)}"]`);
  if (hit) return hit;
  for (const element of root.querySelectorAll('*')) {
    const below = element.shadowRoot && find(element.shadowRoot, path);
    if (below) return below;
  }
  return null;
};

/** Focuses the field with this path below an element, through all shadow roots; else the field that holds it. */
export const focusPath = async (element: LitElement, path: readonly string[]): Promise<void> => {
  await settled(element.renderRoot);
  for (let length = path.length; length > 0; length -= 1) {
    const field = find(element.renderRoot, path.slice(0, length).join('.'));
    if (!field) continue;
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
    return;
  }
};
