import { cloudStore } from './cloud-store.server.ts';
import { diskStore } from './disk-store.server.ts';
import { uploadSettings } from './settings.server.ts';
import type { FileStore } from './store.ts';

/** Where the bytes are: with UPLOADTHING_TOKEN in the cloud, otherwise on our disk. */
export function fileStore(): FileStore {
  return uploadSettings().embedded ? diskStore : cloudStore;
}
