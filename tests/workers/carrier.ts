import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The outside world of the test saga: a carrier over HTTP that keeps one booking a key, and can be told to misbehave. */
export interface Carrier {
  url: string;
  /** Booking by idempotency key: how often it was asked for. */
  bookings: Map<string, number>;
  cancellations: Set<string>;
  /** How the next requests are answered; 0 never is. */
  behaviour: { book: number; cancel: number };
  close(): Promise<void>;
}

/** Starts a carrier. */
export async function startCarrier(): Promise<Carrier> {
  const carrier = {
    bookings: new Map<string, number>(),
    cancellations: new Set<string>(),
    behaviour: { book: 200, cancel: 200 },
  } as Carrier;
  const server: Server = createServer((req, res) => {
    const key = String(req.headers['idempotency-key']);
    const isBooking = req.url === '/book';
    const status = isBooking ? carrier.behaviour.book : carrier.behaviour.cancel;
    if (isBooking) carrier.bookings.set(key, (carrier.bookings.get(key) ?? 0) + 1);
    else carrier.cancellations.add(key);
    if (status)
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ number: key }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  carrier.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  carrier.close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return carrier;
}
