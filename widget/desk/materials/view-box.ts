/** How a picture is looked at: a factor over the size that fits, and quarter turns to the right. */
export type View = { zoom: number; turns: number };

export const FITTED: View = { zoom: 1, turns: 0 };

const ZOOMS = [1, 1.5, 2, 3, 4, 6];

const [LEAST = 1, MOST = 1] = [ZOOMS[0], ZOOMS.at(-1)];

export const withinZooms = (zoom: number): number => Math.min(MOST, Math.max(LEAST, zoom));

/** The next zoom up or down, within the steps there are; a wheel stops between them. */
export const zoomed = (view: View, direction: 1 | -1): View => {
  const zoom =
    direction > 0
      ? (ZOOMS.find((step) => step > view.zoom) ?? MOST)
      : (ZOOMS.findLast((step) => step < view.zoom) ?? LEAST);
  return { ...view, zoom };
};

export const turned = (view: View): View => ({ ...view, turns: (view.turns + 1) % 4 });

export type Size = { width: number; height: number };

/**
 * Sizes in pixels: of the picture itself before it is turned, and of the box it fills afterwards. At zoom 1 the box fits
 * the stage; a small picture is not blown up beyond its own pixels.
 */
export const boxOf = (picture: Size, stage: Size, { zoom, turns }: View): { picture: Size; box: Size } => {
  const upright = turns % 2 === 0;
  const across = upright ? picture.width : picture.height;
  const down = upright ? picture.height : picture.width;
  const scale = Math.min(1, stage.width / across, stage.height / down) * zoom;
  return {
    picture: { width: picture.width * scale, height: picture.height * scale },
    box: { width: across * scale, height: down * scale },
  };
};
