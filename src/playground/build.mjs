// Bundles the page into src/main/resources/playground. With --check it writes nothing, and fails where
// the bundle that is checked in is not what these sources give.
import { build } from 'esbuild';
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, '../main/resources/playground');

const result = await build({
  absWorkingDir: here,
  entryPoints: { page: 'src/page.jsx' },
  outdir: target,
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  charset: 'utf8',
  legalComments: 'eof',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});

const files = [
  ...result.outputFiles.map((file) => ({ name: path.basename(file.path), bytes: Buffer.from(file.contents) })),
  { name: 'index.html', bytes: readFileSync(path.join(here, 'src/index.html')) },
];
const digest = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

if (process.argv.includes('--check')) {
  const stale = files.filter(({ name, bytes }) => {
    const there = path.join(target, name);
    return !existsSync(there) || !readFileSync(there).equals(bytes);
  });
  for (const { name } of stale) {
    console.error(`${name} is not what src/playground gives: run "npm ci && npm run build" there and commit the result`);
  }
  process.exit(stale.length ? 1 : 0);
}
for (const { name, bytes } of files) {
  writeFileSync(path.join(target, name), bytes);
  console.log(`${name}  ${bytes.length} bytes  ${digest(bytes)}`);
}
