/**
 * How high the form is when its first step shows, in CSS pixels: as much is kept for it while it is on its way, and filled by it, so
 * that nothing below it moves. On a phone it grows beyond that below the edge of the screen. The guide tells hosts the same number.
 */
export const FIRST_HEIGHT = 930;
