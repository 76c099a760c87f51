/** Uploads under way hold all the memory that there is for them. */
export class NoRoom extends Error {
  constructor() {
    super('there is no room for another upload');
    this.name = 'NoRoom';
  }
}

/** Room that one upload takes up until it is done with. */
export type Place = {
  /** Takes up so many more bytes. @throws NoRoom */
  hold: (bytes: number) => void;
  leave: () => void;
};

export type Intake = {
  /** Lets an upload in; null when as many as there is room for are being worked on. */
  enter: () => Place | null;
};

type Room = {
  /** Uploads that are received, wait for their turn or are being decoded. */
  places: number;
  /** What they hold in memory together. */
  bytes: number;
};

/** Four files of the largest size, or some twenty photos as the form sends them; passing one on takes as much again for a moment. */
export const ROOM: Room = { places: 64, bytes: 96 * 1024 * 1024 };

/** Seconds after which those who found no room may ask again. */
export const ASK_AGAIN_SECONDS = 5;

/** Bounds what uploads under way hold in memory: whoever finds no room is told at once when to come again. */
export const createIntake = (room: Room = ROOM): Intake => {
  let { places, bytes: free } = room;
  return {
    enter: () => {
      if (places === 0) return null;
      places -= 1;
      let held = 0;
      return {
        hold: (bytes) => {
          if (bytes > free) throw new NoRoom();
          free -= bytes;
          held += bytes;
        },
        leave: () => {
          places += 1;
          free += held;
          held = 0;
        },
      };
    },
  };
};
