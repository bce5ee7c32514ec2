import { createServer } from 'node:net';

/** The first port from `wanted` on that nobody listens on: another checkout may be running beside this one. */
export async function openPort(wanted: number): Promise<number> {
  const isFree = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(wanted, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  return isFree ? wanted : openPort(wanted + 1);
}
