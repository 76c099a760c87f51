/** Why there is no picture from the camera. */
export type CameraTrouble = 'DENIED' | 'NONE' | 'IN_USE' | 'ENDED' | 'UNSUPPORTED';

const QUALITY = 0.92;

const troubleOf = (cause: unknown): CameraTrouble => {
  const name = cause instanceof DOMException ? cause.name : '';
  if (/NotAllowed|Security/.test(name)) return 'DENIED';
  return /NotReadable|Abort|TrackStart/.test(name) ? 'IN_USE' : 'NONE';
};

const release = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

/** The device's camera. It is on only between `start` and `stop`. */
export class Camera {
  #stream: MediaStream | null = null;
  #turn = 0;

  /** Shows the camera's picture in a video element; answers why it cannot, or null. `onEnd` hears of a camera taken away. */
  async start(
    video: HTMLVideoElement | null,
    onEnd: () => void,
    facing: 'user' | 'environment' = 'user',
  ): Promise<CameraTrouble | null> {
    if (!navigator.mediaDevices?.getUserMedia || !video) return 'UNSUPPORTED';
    this.stop();
    const turn = this.#turn;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: facing, width: { ideal: 1920 }, height: { ideal: 1440 } },
        audio: false,
      });
      // Permission may come when the dialog is long closed: then nobody is to be filmed.
      if (turn !== this.#turn) {
        release(stream);
        return null;
      }
      this.#stream = stream;
      for (const track of stream.getTracks())
        track.addEventListener('ended', () => {
          if (this.#stream === stream) onEnd();
        });
      video.srcObject = stream;
      await video.play();
      return null;
    } catch (cause) {
      if (turn !== this.#turn) return null;
      this.stop();
      return troubleOf(cause);
    }
  }

  /** The current picture as a JPEG at the camera's full size. */
  shoot(video: HTMLVideoElement): Promise<Blob | null> {
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  }

  stop(): void {
    this.#turn += 1;
    if (this.#stream) release(this.#stream);
    this.#stream = null;
  }
}
