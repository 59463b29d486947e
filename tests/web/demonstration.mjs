/** A fresh demonstration, made and served by the real program in folders of its own. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIN = path.join(ROOT, '.venv', 'bin');
const PORTS = Array.from({ length: 10 }, (_, n) => 8940 + n);
const PATIENCE_MS = 60_000;

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => probe.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });

async function freePort() {
  for (const port of PORTS) if (await isFree(port)) return port;
  throw new Error(`every port from ${PORTS[0]} to ${PORTS.at(-1)} is taken`);
}

/** Runs a program of the environment to its end. */
export function run(program, ...words) {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(BIN, program), words, { cwd: ROOT });
    const told = { code: null, out: '', err: '' };
    child.stdout.on('data', (part) => (told.out += part));
    child.stderr.on('data', (part) => (told.err += part));
    child.on('error', reject).on('close', (code) => resolve({ ...told, code }));
  });
}

/** Starts `safe-passage demo` and waits until it answers. Ends with `stop()`. */
export async function demonstrate() {
  const home = await mkdtemp(path.join(tmpdir(), 'safe-passage-web-'));
  const port = await freePort();
  const folders = Object.fromEntries(['DATA', 'CONFIG', 'STATE', 'CACHE'].map((kind) => [`XDG_${kind}_HOME`, path.join(home, kind)]));
  const { SAFE_PASSAGE_REGISTER: _register, ...around } = process.env;
  const server = spawn(path.join(BIN, 'safe-passage'), ['demo', '--port', String(port)], {
    env: { ...around, ...folders },
    cwd: home,
  });
  let told = '';
  server.stdout.on('data', (part) => (told += part));
  server.stderr.on('data', (part) => (told += part));
  const ended = new Promise((resolve) => server.on('exit', resolve));
  const url = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(home, { recursive: true, force: true });
  };
  const until = Date.now() + PATIENCE_MS;
  while (!(await answers(url))) {
    if (server.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(`the demonstration did not start:\n${told}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, home, stop, told: () => told };
}

const answers = (url) => fetch(`${url}api/about`).then((response) => response.ok, () => false);
