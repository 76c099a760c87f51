/** A moment as downloads write it: `2024-01-05 10:00:00`, in China. */
export const wireMoment = (at: Date): string =>
  new Date(at.getTime() + 8 * 60 * 60 * 1000).toISOString().slice(0, 19).replace('T', ' ');

export const wireDay = (at: Date): string => wireMoment(at).slice(0, 10);
