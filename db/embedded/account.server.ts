import { spawnSync } from 'node:child_process';

/** Who runs the server: PostgreSQL refuses root, so root hands it to an unprivileged uid that needs no account. */
export type ServerAccount = { uid: number; gid: number };

const nobody: ServerAccount = { uid: 65_534, gid: 65_534 };

/** @returns undefined when this process may run the server as itself */
export function serverAccount(): ServerAccount | undefined {
  return process.getuid?.() === 0 ? nobody : undefined;
}

/** Whether that account can get into a folder: one above it may be closed to everybody but root (0700). */
export function canReach(account: ServerAccount | undefined, folder: string): boolean {
  if (!account) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...account, cwd: '/' });
  return probe.status === 0;
}
