/**
 * Hands values to one consumer that takes them at its own pace. It never holds more than `limit`: the oldest go first,
 * since whoever hears of an event looks up the present state anyway.
 */
export class Mailbox<T> implements AsyncIterableIterator<T> {
  private readonly waiting: T[] = [];
  private readonly takers: ((result: IteratorResult<T>) => void)[] = [];
  private closed = false;

  constructor(
    private readonly limit: number,
    private readonly onClose: () => void,
  ) {}

  put(value: T): void {
    if (this.closed) return;
    const taker = this.takers.shift();
    if (taker) return taker({ value, done: false });
    this.waiting.push(value);
    if (this.waiting.length > this.limit) this.waiting.shift();
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.waiting.length = 0;
    for (const taker of this.takers.splice(0)) taker({ value: undefined, done: true });
    this.onClose();
  }

  next(): Promise<IteratorResult<T>> {
    if (this.closed) return Promise.resolve({ value: undefined, done: true });
    const [value] = this.waiting.splice(0, 1);
    if (value !== undefined) return Promise.resolve({ value, done: false });
    return new Promise((resolve) => this.takers.push(resolve));
  }

  return(): Promise<IteratorResult<T>> {
    this.close();
    return Promise.resolve({ value: undefined, done: true });
  }

  throw(error?: unknown): Promise<IteratorResult<T>> {
    this.close();
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
