import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Who runs the server: PostgreSQL refuses root, so root hands it to an unprivileged account. */
export type ServerAccount = { uid: number; gid: number };

const nobody: ServerAccount = { uid: 65_534, gid: 65_534 };

/** @returns undefined when this process may run the server as itself */
export function serverAccount(): ServerAccount | undefined {
  return process.getuid?.() === 0 ? unprivileged() : undefined;
}

/** `nobody` nearly everywhere; in an image without it another account, since initdb wants to know its user's name. */
function unprivileged(): ServerAccount {
  const accounts = listedAccounts();
  return accounts.find(({ uid }) => uid === nobody.uid) ?? accounts.find(({ uid }) => uid > 0) ?? nobody;
}

function listedAccounts(): ServerAccount[] {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    return lines.map((line) => line.split(':')).map(([, , uid, gid]) => ({ uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}

/** Whether that account can get into a folder: one above it may be closed to everybody but root (0700). */
export function canReach(account: ServerAccount | undefined, folder: string): boolean {
  if (!account) return true;
  const probe = spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...account, cwd: '/' });
  return probe.status === 0;
}
