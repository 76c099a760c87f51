export const addHours = (at: Date, hours: number): Date => new Date(at.getTime() + hours * 3600_000);
