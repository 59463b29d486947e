/** Writes a .br and a .gz beside every text file of the build, so that no server compresses at request time. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const TEXT = /\.(?:js|mjs|css|html|svg|json|txt)$/;
/** Below this a second file costs more than it saves. */
const SMALLEST = 512;

async function compressFolder(folder: string): Promise<void> {
  for (const item of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    if (item.isDirectory()) await compressFolder(path);
    else if (TEXT.test(item.name)) {
      const bytes = await readFile(path);
      if (bytes.length < SMALLEST) continue;
      await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      await writeFile(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    }
  }
}

export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'safe-passage-compressed',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      await compressFolder(folder);
    },
  };
}
