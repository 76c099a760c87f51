import type { Locator } from 'playwright-core';

/** What a screen reader reads after the name of a field. */
export const describedBy = (field: Locator): Promise<string> =>
  field.evaluate((element) => {
    const root = element.getRootNode() as ShadowRoot;
    return (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => root.getElementById(id)?.textContent ?? '')
      .join(' ');
  });
