/** Inclusive offsets of the bytes wanted. */
export type ByteRange = { start: number; end: number };

/** Bytes under keys, on our disk or in UploadThing's cloud. Knows nothing of who may have them. */
export type FileStore = {
  /** The whole file in memory. @returns null when there is none; at most `most` + 1 bytes are read */
  read(key: string, most: number): Promise<Buffer | null>;
  /** The file, or a range of it, as a stream. @returns null when there is none */
  open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Takes over a private local file, in the folder of incoming files and already synced, under a key that holds none yet. */
  put(key: string, path: string, file: { name: string; sizeBytes: number; customId: string }): Promise<void>;
  /** Removing what is not there is no failure. */
  remove(key: string): Promise<void>;
  /** Keys of files that nothing has touched for `hours`, a page at a time; empty where the store cannot tell. */
  untouchedKeys(hours: number): AsyncIterable<string[]>;
  /** Drops parts and notes of uploads that nothing has touched for `hours`. */
  dropStale(hours: number): Promise<void>;
};
