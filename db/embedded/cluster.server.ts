import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ServerAccount } from './account.server.ts';
import { type Credentials, makePrivateFolder, publishFolder } from './folders.server.ts';

export type Cluster = { home: string; binaries: string; account: ServerAccount | undefined; credentials: Credentials };

const dataFolder = (cluster: Cluster) => path.join(cluster.home, 'data');

/** The system's language settings stay out of it: a bare machine has none, and results must not depend on them. */
const environment: NodeJS.ProcessEnv = { NODE_ENV: 'production', PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Makes the data folder on first use: in a folder beside it, moved into place when complete, so that a start that was
 * killed midway leaves nothing half done.
 */
export function initialise(cluster: Cluster): void {
  const data = dataFolder(cluster);
  if (existsSync(path.join(data, 'PG_VERSION'))) return;
  const unfinished = `${data}.${process.pid}`;
  const passwordFile = `${unfinished}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  try {
    writeFileSync(passwordFile, cluster.credentials.postgres, { mode: 0o600 });
    if (cluster.account) chownSync(passwordFile, cluster.account.uid, cluster.account.gid);
    let output = '';
    // Letters beyond ASCII need a UTF-8 character type; a system without one still gets the rest right.
    for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      rmSync(unfinished, { recursive: true, force: true });
      makePrivateFolder(unfinished, cluster.account);
      const run = spawnSync(
        path.join(cluster.binaries, 'bin', 'initdb'),
        [
          `--pgdata=${unfinished}`,
          '--username=postgres',
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          `--lc-ctype=${characters}`,
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--no-instructions',
        ],
        { ...cluster.account, cwd: '/', env: environment, encoding: 'utf8' },
      );
      if (run.status === 0) {
        publishFolder(unfinished, data);
        return;
      }
      output = run.error?.message ?? `${run.stdout}${run.stderr}`;
    }
    throw new Error(`the embedded PostgreSQL could not be set up in ${cluster.home}: ${output.trim()}`);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Starts the server process. A small shell stands between: when this process ends, however abruptly, its end of the pipe
 * closes and the shell stops the server properly, so that no orphan stays behind. The server has a session of its own: a
 * Ctrl-C in the terminal reaches us first.
 */
export function launch(cluster: Cluster, port: number, settings: Record<string, string>): ChildProcess {
  const options = Object.entries({ ...baseSettings, ...settings, port: String(port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const guard =
    'exec 3<&0; "$0" "$@" 0</dev/null 3<&- & server=$!; (cat <&3 >/dev/null; kill -INT $server) 2>/dev/null & guard=$!; exec 3<&-; wait $server; code=$?; kill $guard 2>/dev/null; exit $code';
  const log = openSync(path.join(cluster.home, 'server.log'), 'a', 0o600);
  const child = spawn(
    '/bin/sh',
    ['-c', guard, path.join(cluster.binaries, 'bin', 'postgres'), '-D', dataFolder(cluster), ...options],
    {
      ...cluster.account,
      cwd: '/',
      env: environment,
      stdio: ['pipe', log, log],
      detached: true,
    },
  );
  closeSync(log);
  child.stdin?.on('error', () => {}); // the server may be gone before the pipe is closed
  return child;
}

const baseSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  jit: 'off',
  // Containers often have 64 MB of shared memory, which parallel queries overrun.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  log_min_messages: 'warning',
};

/** What the server wrote about itself: process id and port. */
export function runningServer(cluster: Cluster): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(path.join(dataFolder(cluster), 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    return pid > 0 && port > 0 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Removes a process file left by a server that was killed, when its number now belongs to another program: PostgreSQL
 * would take that one for itself and refuse (usual in containers, where numbers are small and come again).
 */
export function clearStaleProcessFile(cluster: Cluster): void {
  const file = path.join(dataFolder(cluster), 'postmaster.pid');
  const pid = runningServer(cluster)?.pid;
  if (pid !== undefined && !isPostgres(pid)) rmSync(file, { force: true });
}

function isPostgres(pid: number): boolean {
  const listed = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  if (!listed.error) return /postgres/.test(listed.stdout);
  try {
    return /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'));
  } catch {
    return false;
  }
}
