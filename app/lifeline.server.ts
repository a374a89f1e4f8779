/**
 * A process started by `npm start` ends with it, however abruptly that went: when the channel between them closes, nobody
 * is left to restart or stop it. Does nothing in a process that was started on its own.
 */
export function endWithParent(stop: () => void): void {
  if (!process.connected) return;
  process.on('disconnect', stop);
  process.channel?.unref();
}
