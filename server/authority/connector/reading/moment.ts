/**
 * A moment as downloads write it, in China: `2024-01-05`, or with a time of day behind a blank or a T. The text has been
 * checked by its layout.
 */
export function readMoment(text: string): Date {
  const [day = '', time = '00:00:00'] = text.trim().split(/[ T]/);
  const [hours = '00', minutes = '00', seconds = '00'] = time.split(':');
  return new Date(`${day}T${hours}:${minutes}:${seconds.slice(0, 2)}+08:00`);
}
