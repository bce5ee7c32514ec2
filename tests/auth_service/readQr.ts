import jsqr from 'jsqr';

/** Draws the squares of an SVG, as uqr writes them, and reads the QR code they make. */
export function readQr(svg: string): string | undefined {
  const size = Number(/viewBox="0 0 (\d+) \d+"/.exec(svg)![1]);
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const square of svg.matchAll(/M(\d+),(\d+)h(\d+)v(\d+)h-\d+z/g)) {
    const [x, y, width, height] = square.slice(1).map(Number) as [number, number, number, number];
    for (let row = y; row < y + height; row += 1) {
      for (let at = row * size + x; at < row * size + x + width; at += 1) pixels.fill(0, at * 4, at * 4 + 3);
    }
  }
  // A CommonJS module that says `default` itself.
  const read = (jsqr as unknown as { default?: typeof jsqr }).default ?? jsqr;
  return (read as unknown as typeof jsqr.default)(pixels, size, size)?.data;
}
