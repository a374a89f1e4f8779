import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { registrationPath, replaceFile } from './disk.server.ts';
import { isFileKey } from './file-key.server.ts';
import { uploadSettings } from './settings.server.ts';
import { sameSecret } from './signature.server.ts';

/**
 * What our application tells the ingest about a file before and after its upload. It lies on disk beside the file, so
 * that any process of the application, also one started later, can finish what another began.
 */
const registrationSchema = z.object({
  metadata: z.record(z.string(), z.unknown()),
  callbackUrl: z.string(),
  callbackSlug: z.string().max(100),
  /** What the application answered when it was told that the file is complete; absent until then. */
  callbackData: z.unknown().optional(),
});
export type Registration = z.infer<typeof registrationSchema>;

const routeMetadataSchema = registrationSchema
  .omit({ callbackData: true })
  .extend({ fileKeys: z.array(z.string().refine(isFileKey)).min(1).max(100) });

const callbackResultSchema = z.object({ fileKey: z.string().refine(isFileKey), callbackData: z.unknown() });

export async function readRegistration(key: string): Promise<Registration | null> {
  try {
    return registrationSchema.parse(JSON.parse(await readFile(registrationPath(key), 'utf8')));
  } catch {
    return null;
  }
}

type Answer = { status: number; body: unknown };

const answers: Record<string, (body: unknown) => Promise<Answer>> = {
  '/route-metadata': registerFiles,
  '/callback-result': keepCallbackResult,
};

/** The two calls that our server makes to the ingest, authorised by the API key. */
export async function answerServerCall(path: string, apiKey: string | undefined, body: unknown): Promise<Answer> {
  const answer = answers[path];
  if (!answer) return { status: 404, body: { error: 'not_found' } };
  if (!sameSecret(apiKey ?? '', uploadSettings().apiKey)) return { status: 401, body: { error: 'unauthorized' } };
  return answer(body);
}

async function registerFiles(body: unknown): Promise<Answer> {
  const parsed = routeMetadataSchema.safeParse(body);
  // Only our own route may be called back: the ingest is no way to make this server ask other servers.
  if (!parsed.success || parsed.data.callbackUrl !== uploadSettings().callbackUrl) return badRequest;
  const { fileKeys, ...registration } = parsed.data;
  for (const key of fileKeys) await replaceFile(registrationPath(key), JSON.stringify(registration));
  return { status: 200, body: { ok: true } };
}

async function keepCallbackResult(body: unknown): Promise<Answer> {
  const parsed = callbackResultSchema.safeParse(body);
  const registration = parsed.success ? await readRegistration(parsed.data.fileKey) : null;
  if (!parsed.success || !registration) return badRequest;
  const { fileKey, callbackData } = parsed.data;
  await replaceFile(registrationPath(fileKey), JSON.stringify({ ...registration, callbackData: callbackData ?? null }));
  return { status: 200, body: { ok: true } };
}

const badRequest: Answer = { status: 400, body: { error: 'bad_request' } };
