import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import { type EmbeddedServer, startEmbedded } from '#db/embedded.server.ts';
import { migrateDatabase } from '#db/migrate.server.ts';

/** A PostgreSQL of this test alone, with every safeguard on, that may be killed and started again at the same address. */
export type MortalDatabase = {
  appUrl: string;
  ownerUrl: string;
  /** kill -9 of the server. */
  kill: () => Promise<void>;
  /** The server and its sessions stop answering, as on a machine that hangs; their connections stay open. */
  freeze: () => Promise<void>;
  thaw: () => void;
  /** Proper shutdown. */
  stop: () => Promise<void>;
  start: () => Promise<void>;
  /** Stop for good and remove everything. */
  destroy: () => Promise<void>;
};

export async function mortalDatabase(): Promise<MortalDatabase> {
  const asked = mkdtempSync(path.join(tmpdir(), 'de-bai-fault-'));
  let server: EmbeddedServer = await startEmbedded({ home: asked });
  const { port, home } = server;
  const urls = { appUrl: server.appUrl(), ownerUrl: server.ownerUrl() };
  await migrateDatabase(urls);
  let frozen: number[] = [];
  return {
    ...urls,
    kill: async () => {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
    },
    freeze: async () => {
      const sql = postgres(urls.ownerUrl, { max: 1 });
      const sessions = await sql<
        { pid: number }[]
      >`select pid from pg_stat_activity where usename = 'de_bai_app' and pid <> pg_backend_pid()`;
      await sql.end();
      frozen = [server.pid, ...sessions.map(({ pid }) => pid)];
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    },
    thaw: () => {
      for (const pid of frozen.reverse()) process.kill(pid, 'SIGCONT');
      frozen = [];
    },
    stop: () => server.stop(),
    start: async () => {
      server = await startEmbedded({ home, port });
    },
    destroy: async () => {
      await server.stop();
      for (const folder of new Set([asked, home])) rmSync(folder, { recursive: true, force: true });
    },
  };
}
