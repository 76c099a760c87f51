/** Does something once the browser has nothing better to do; Safari, which cannot tell, does it a little later. */
export const whenIdle = (work: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work, 200);
};
