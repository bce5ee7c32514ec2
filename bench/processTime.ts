import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds a tick of /proc stands for; Linux gives 100 a second on every machine Node runs on. */
const TICK_MS = 10;

/** What /proc/<pid>/stat says, from its third field on: the second is a name that may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  } catch {
    return undefined; // it has ended
  }
}

const ticks = (stat: string[], from: number, to: number) =>
  stat.slice(from, to).reduce((sum, value) => sum + Number(value), 0);

/** CPU time of one process in milliseconds, its own and the kernel's on its behalf, all threads. */
export function processTime(pid: number): number {
  const stat = statOf(pid);
  return stat ? ticks(stat, 11, 13) * TICK_MS : 0;
}

/** CPU time of a process and all its children, those that have ended included: PostgreSQL by its postmaster. */
export function familyTime(pid: number): number {
  const parent = statOf(pid);
  if (!parent) return 0;
  let total = ticks(parent, 11, 15);
  for (const entry of readdirSync('/proc')) {
    const stat = /^\d+$/.test(entry) ? statOf(Number(entry)) : undefined;
    if (stat && Number(stat[1]) === pid) total += ticks(stat, 11, 15);
  }
  return total * TICK_MS;
}

/** The process that started another. */
export function parentOf(pid: number): number {
  return Number(statOf(pid)![1]);
}

/** Memory of a process that is in RAM, in MB. */
export function residentMemory(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Math.round(Number(kilobytes) / 1024);
}

/** CPU time of all the machine's processors in milliseconds: how much of it was work, and how much there was. */
export function machineTime(): { busy: number; all: number } {
  const times = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1, 9).map(Number);
  const all = times.reduce((sum, value) => sum + value, 0);
  // Idle, and waiting for a disk.
  return { busy: (all - times[3]! - times[4]!) * TICK_MS, all: all * TICK_MS };
}
