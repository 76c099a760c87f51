/** Why there is no picture from the camera. */
export type CameraTrouble = 'DENIED' | 'NONE' | 'UNSUPPORTED';

const QUALITY = 0.92;

const troubleOf = (cause: unknown): CameraTrouble =>
  cause instanceof DOMException && /NotAllowed|Security/.test(cause.name) ? 'DENIED' : 'NONE';

/** The device's camera. It is on only between `start` and `stop`. */
export class Camera {
  #stream: MediaStream | null = null;

  /** Shows the camera's picture in a video element; answers why it cannot. */
  async start(video: HTMLVideoElement | null): Promise<CameraTrouble | null> {
    if (!navigator.mediaDevices?.getUserMedia || !video) return 'UNSUPPORTED';
    try {
      this.stop();
      this.#stream = await navigator.mediaDevices.getUserMedia({
        video: { facingMode: 'user', width: { ideal: 1920 }, height: { ideal: 1440 } },
        audio: false,
      });
      video.srcObject = this.#stream;
      await video.play();
      return null;
    } catch (cause) {
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
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#stream = null;
  }
}
