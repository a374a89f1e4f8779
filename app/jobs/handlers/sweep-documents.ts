import { unsafeWantedKeys } from '#app/domain/documents/document.queries.server.ts';
import { expireUploads, uploadLifetimeHours } from '#app/domain/documents/expire-uploads.server.ts';
import { fileStore } from '#app/integrations/uploadthing/file-store.server.ts';

/** Gives up uploads that never finished and removes files nobody points at, whatever crash left them behind. */
export async function handle(): Promise<void> {
  while ((await expireUploads()) > 0);
  const store = fileStore();
  await store.dropStale(uploadLifetimeHours + 1);
  for await (const keys of store.untouchedKeys(uploadLifetimeHours + 1)) {
    const wanted = await unsafeWantedKeys(keys);
    for (const key of keys) if (!wanted.has(key)) await store.remove(key);
  }
}
