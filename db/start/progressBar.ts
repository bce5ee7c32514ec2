const WIDTH = 28;

/** Draws progress (0 to 1) on one line of a terminal; elsewhere says only what is being done. */
export function progressBar(title: string): (done: number, what: string) => void {
  const terminal = process.stdout.isTTY;
  if (!terminal) console.log(title);
  return (done, what) => {
    if (!terminal) return;
    const filled = Math.round(done * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    process.stdout.write(`\r${title} ${bar} ${what.padEnd(24).slice(0, 24)}${done >= 1 ? '\n' : ''}`);
  };
}
