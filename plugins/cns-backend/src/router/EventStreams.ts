import { Response } from 'express';
import { ChangeEvent } from 'backstage-plugin-cns-common';

// Proxies close connections on which nothing happens for 30 to 60 seconds.
const HEARTBEAT_MS = 20_000;
// Long enough to be cheap, short enough that a permission that was taken away does not outlive a coffee break: the page opens a new one.
const LIFETIME_MS = 900_000;
// A reader that does not read: what it missed it gets by asking again.
const MAXIMUM_UNREAD_BYTES = 64 * 1_024;

/**
 * The open streams of server-sent events, so that all of them can be ended when the backend stops.
 *
 * @internal
 */
export class EventStreams {
  readonly #open = new Set<Response>();
  #stopped = false;

  /** Opens the stream; `onClose` is called once, however it ends. */
  open(res: Response, onClose: () => void): void {
    res.status(200).set({
      'Content-Type': 'text/event-stream',
      // no-transform keeps the compression middleware from holding events back.
      'Cache-Control': 'private, no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    res.flushHeaders();
    res.write('event: ready\ndata: {}\n\n');
    const heartbeat = setInterval(
      () => this.#write(res, ': still here\n\n'),
      HEARTBEAT_MS,
    );
    const lifetime = setTimeout(() => res.end(), LIFETIME_MS);
    this.#open.add(res);
    res.on('close', () => {
      clearInterval(heartbeat);
      clearTimeout(lifetime);
      this.#open.delete(res);
      onClose();
    });
    if (this.#stopped) {
      res.end();
    }
  }

  send(res: Response, event: ChangeEvent): void {
    this.#write(res, `event: change\ndata: ${JSON.stringify(event)}\n\n`);
  }

  /** Ends all streams, and those that are opened from now on. */
  stop(): void {
    this.#stopped = true;
    for (const res of this.#open) {
      res.end();
    }
  }

  #write(res: Response, text: string): void {
    if (res.writableEnded || res.destroyed) {
      return;
    }
    if (res.writableLength > MAXIMUM_UNREAD_BYTES) {
      res.destroy();
      return;
    }
    res.write(text);
  }
}
