import { z } from 'zod';
import { limits } from './document.policy.ts';

/** Subjects a file can hang on; each noun's scope decides who may. */
export const documentSubjects = ['challenge', 'solution', 'milestone', 'contract', 'organization'] as const;
export type DocumentSubject = (typeof documentSubjects)[number];

/** Where a file goes: sent along by the uploader, in the browser and by the plain form. */
export const uploadTargetSchema = z.object({
  subjectKind: z.enum(documentSubjects),
  subjectId: z.uuid(),
  purpose: z.string().regex(/^[a-z_]{1,40}$/),
});
export type UploadTarget = z.infer<typeof uploadTargetSchema>;

/** Files announced before their bytes are sent. */
export const announcedFilesSchema = z
  .array(
    z.object({
      name: z.string().min(1).max(1_000),
      sizeBytes: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
      modifiedMs: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).catch(0),
    }),
  )
  .min(1)
  .max(limits.files);
export type AnnouncedFile = z.infer<typeof announcedFilesSchema>[number];

export const removeDocumentSchema = z.object({ documentId: z.uuid(), next: z.string().optional() });
