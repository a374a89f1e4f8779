import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { serverAccount } from './embedded/account.server.ts';
import { findBinaries } from './embedded/binaries.server.ts';
import { type Cluster, clearStaleProcessFile, initialise, launch, runningServer } from './embedded/cluster.server.ts';
import { chooseHome, keptCredentials } from './embedded/folders.server.ts';

const databaseName = 'de_bai';
const ownerRole = 'de_bai_owner';
const appRole = 'de_bai_app';

export type EmbeddedServer = {
  port: number;
  /** Process id of the server itself. */
  pid: number;
  /** Where data, passwords and log are. */
  home: string;
  /** False when another process had started it already: then it is not ours to stop. */
  owned: boolean;
  /** Address for the application's role, which owns nothing. */
  appUrl: (database?: string) => string;
  /** Address for the role that owns database and tables; it may make databases. */
  ownerUrl: (database?: string) => string;
  /** Resolves when the server process has ended, wanted or not; never for one that is not ours. */
  exited: Promise<void>;
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder for everything; moved elsewhere when the server's account cannot reach it. */
  home: string;
  /** A free one when left out. */
  port?: number;
  /** Further settings of postgresql.conf. */
  settings?: Record<string, string>;
};

/**
 * Starts a real PostgreSQL from the platform's npm package, or attaches to the one that already runs on that folder.
 * Makes data folder, roles and database on first use; all of it may be repeated, and two starts at once agree.
 *
 * @throws Error with the folder of the server's log when it does not come up within 30 s
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const account = serverAccount();
  const home = chooseHome(path.resolve(options.home), account);
  const cluster: Cluster = { home, account, binaries: findBinaries(home, account), credentials: keptCredentials(home) };
  initialise(cluster);

  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const running = runningServer(cluster);
    if (running && (await accepts(cluster, running.port))) {
      await makeRoles(cluster, running.port); // whoever started it may not have got so far
      return serverOf(cluster, running, undefined);
    }
    clearStaleProcessFile(cluster);
    const port = options.port ?? (await freePort());
    const child = launch(cluster, port, options.settings ?? {});
    const ended = once(child, 'exit').then(() => undefined);
    if (await comesUp(cluster, port, child, deadline)) {
      const started = runningServer(cluster);
      if (!started) throw new Error('the embedded PostgreSQL went away while starting');
      await makeRoles(cluster, port);
      return serverOf(cluster, started, { child, ended });
    }
    await wait(150); // a port taken meanwhile, remains of a killed server, or another start that was faster: look again
  }
  throw new Error(`the embedded PostgreSQL does not start; see ${path.join(home, 'server.log')}`);
}

/**
 * Takes away everything that `startEmbedded` made in a folder, data included.
 * @throws Error while the server runs: somebody may be at work
 */
export async function removeEmbedded(asked: string): Promise<void> {
  const account = serverAccount();
  const home = chooseHome(path.resolve(asked), account);
  const cluster: Cluster = { home, account, binaries: '', credentials: keptCredentials(home) };
  const running = runningServer(cluster);
  if (running && (await accepts(cluster, running.port)))
    throw new Error('the embedded PostgreSQL is running: stop `npm start` first');
  rmSync(home, { recursive: true, force: true });
}

function serverOf(
  cluster: Cluster,
  running: { pid: number; port: number },
  own: { child: ChildProcess; ended: Promise<undefined> } | undefined,
): EmbeddedServer {
  const { credentials, home } = cluster;
  const url = (role: string, password: string) => (database?: string) =>
    address(running.port, role, password, database ?? databaseName);
  return {
    ...running,
    home,
    owned: own !== undefined,
    appUrl: url(appRole, credentials.app),
    ownerUrl: url(ownerRole, credentials.owner),
    exited: own?.ended ?? new Promise(() => {}),
    stop: async () => {
      if (!own || own.child.exitCode !== null) return;
      signal(running.pid, 'SIGINT'); // fast shutdown: ends sessions, writes everything out
      const late = setTimeout(() => signal(running.pid, 'SIGQUIT'), 6000);
      await own.ended;
      clearTimeout(late);
    },
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // already gone
  }
}

async function comesUp(cluster: Cluster, port: number, child: ChildProcess, deadline: number): Promise<boolean> {
  let failed = false;
  child.once('error', () => {
    failed = true;
  });
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null && !failed) {
    if (runningServer(cluster)?.port === port && (await accepts(cluster, port))) return true;
    await wait(40);
  }
  child.stdin?.destroy();
  return false;
}

async function accepts(cluster: Cluster, port: number): Promise<boolean> {
  try {
    await asSuperuser(cluster, port, 'postgres', (sql) => sql`select 1`);
    return true;
  } catch {
    return false;
  }
}

async function makeRoles(cluster: Cluster, port: number): Promise<void> {
  const { owner, app } = cluster.credentials; // base64url: safe inside quotes
  await asSuperuser(cluster, port, 'postgres', async (sql) => {
    await sql`select pg_advisory_lock(1)`; // two starts at once; given back when the connection ends
    for (const [role, password, rights] of [
      [ownerRole, owner, 'createdb'],
      [appRole, app, 'nocreatedb'],
    ]) {
      const [known] = await sql`select 1 from pg_roles where rolname = ${role ?? ''}`;
      await sql.unsafe(`${known ? 'alter' : 'create'} role ${role} login ${rights} password '${password}'`);
    }
    await sql.unsafe(`grant pg_signal_backend to ${ownerRole}`);
    const [made] = await sql`select 1 from pg_database where datname = ${databaseName}`;
    if (!made) await sql.unsafe(`create database ${databaseName} owner ${ownerRole}`);
    await sql.unsafe(
      `revoke connect on database ${databaseName} from public; grant connect on database ${databaseName} to ${appRole}`,
    );
  });
}

async function asSuperuser<T>(
  cluster: Cluster,
  port: number,
  database: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const url = address(port, 'postgres', cluster.credentials.postgres, database);
  const sql = postgres(url, { max: 1, connect_timeout: 2, fetch_types: false, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function address(port: number, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  if (!bound || typeof bound === 'string') throw new Error('no free port');
  return bound.port;
}
