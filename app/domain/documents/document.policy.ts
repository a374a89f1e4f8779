import { extensionOf } from './file-name.ts';

/** Decimal megabytes, as people and file managers count. */
export const limits = {
  fileBytes: 32_000_000,
  /** Files of one purpose on one subject; what is rejected or removed does not count. */
  files: 20,
  /** Bytes of all of them together. */
  totalBytes: 200_000_000,
} as const;

/**
 * Kinds of file people hand in, by extension, and what the bytes must then be. Whatever is not listed is refused: the list
 * is about what a reader can open without risk, not about what could be stored.
 */
export const contentTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  csv: 'text/csv',
  mp4: 'video/mp4',
  zip: 'application/zip',
};

/** For the browser's file dialog. */
export const acceptedExtensions = Object.keys(contentTypes)
  .map((extension) => `.${extension}`)
  .join(',');

/** Why a file is refused or rejected; words in both languages under `documents:reason.<reason>`. */
export const rejectionReasons = [
  'empty',
  'too_large',
  'extension_not_allowed',
  'type_mismatch',
  'executable',
  'script',
  'encrypted',
  'macros',
  'archive_bomb',
  'unsafe_paths',
  'nested_archive',
  'polyglot',
  'active_content',
  'unreadable',
  'size_mismatch',
  'subject_closed',
  'missing',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** What can be said of a file before its bytes are seen. Pure: the browser asks before sending, the server again. */
export function refusalOf(file: { name: string; sizeBytes: number }): RejectionReason | null {
  if (!Object.hasOwn(contentTypes, extensionOf(file.name))) return 'extension_not_allowed';
  if (file.sizeBytes <= 0) return 'empty';
  if (file.sizeBytes > limits.fileBytes) return 'too_large';
  return null;
}

/** @returns the reason why these files cannot join those already there, or null */
export function overfull(
  present: { files: number; bytes: number },
  added: { files: number; bytes: number },
): 'too_many_files' | 'too_many_bytes' | null {
  if (present.files + added.files > limits.files) return 'too_many_files';
  if (present.bytes + added.bytes > limits.totalBytes) return 'too_many_bytes';
  return null;
}
