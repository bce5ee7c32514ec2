// npm leaves optional packages of other platforms out of the lockfile when the registry it asked does not have them
// (a mirror that lags), and then refuses `npm ci` for want of them, everywhere. This adds what it left out: name,
// version and platform, which is all that is needed to pass over them here and to fetch them there.
// Run after `npm install` has changed package-lock.json: node .ci/completeLockfile.js
import { readFileSync, writeFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const platform =
  /(?:^|[-/])(darwin|linux|win32|windows|freebsd|android|openharmony|sunos|aix|netbsd|openbsd|wasm32)\b/;
const processor = /\b(x64|arm64|arm|ia32|ppc64|s390x|riscv64|loong64|armv7|wasm32)/;
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = `${path ? `${path}/` : ''}node_modules/${name}`;
    const hoisted = `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[hoisted]) continue;
    const os = platform.exec(name)?.[1];
    const cpu = processor.exec(name)?.[1];
    lock.packages[hoisted] = {
      version: range.replace(/^[\^~]/, ''),
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os && { os: [os === 'windows' ? 'win32' : os] }),
    };
    added++;
  }
}
const root = lock.packages[''];
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
lock.packages = { '': root, ...lock.packages };
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} optional packages of other platforms added to package-lock.json.`);
