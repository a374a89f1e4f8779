import express, { type NextFunction, type Request, type Response, Router } from 'express';
import { reportComplete } from './callback.server.ts';
import { bytesArrived, sizeOf, storedPath } from './disk.server.ts';
import { isFileKey } from './file-key.server.ts';
import { type Outcome, receiveFile } from './receive-file.server.ts';
import { answerServerCall, readRegistration } from './registration.server.ts';
import { uploadSettings } from './settings.server.ts';
import { readTicket, type Ticket } from './signature.server.ts';

/**
 * The ingest that UploadThing runs in its cloud, served by ourselves: takes files at presigned addresses, resumably, keeps
 * them on disk and reports them to our application. Mounted at `/ingest`, before everything that looks at cookies or bodies:
 * a signature or the API key is the only right here.
 */
export function embeddedIngest(): Router {
  const router = Router();
  router.post(['/route-metadata', '/callback-result'], express.json({ limit: '64kb' }), answerServer);
  router.head('/:key', tellProgress);
  router.put('/:key', takeFile);
  router.use((_request, response) => void response.status(404).json({ error: 'not_found' }));
  router.use(answerError);
  return router;
}

async function answerServer(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    const { status, body } = await answerServerCall(request.path, request.get('x-uploadthing-api-key'), request.body);
    response.status(status).json(body);
  } catch (error) {
    next(error);
  }
}

/** The address as it was signed: our public one, whatever name this machine was reached by. */
function ticketOf(request: Request): Ticket | null {
  const settings = uploadSettings();
  const path = request.originalUrl.slice(request.baseUrl.length);
  const ticket = readTicket(settings.ingestUrl + path, settings, Date.now());
  return ticket && isFileKey(ticket.key) && ticket.key === request.params.key ? ticket : null;
}

async function tellProgress(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    const ticket = ticketOf(request);
    if (!ticket) response.status(403);
    else response.set('x-ut-range-start', String(await bytesArrived(ticket.key)));
    response.end();
  } catch (error) {
    next(error);
  }
}

const statuses: Record<Exclude<Outcome, 'complete'>, number> = {
  incomplete: 400,
  no_such_range: 416,
  superseded: 409,
  too_large: 413,
  bad_request: 400,
  disk_full: 507,
};

async function takeFile(request: Request, response: Response, next: NextFunction): Promise<void> {
  try {
    const ticket = ticketOf(request);
    if (!ticket) return void refuse(request, response, 403, 'bad_signature');
    const registration = await readRegistration(ticket.key);
    if (!registration) return void refuse(request, response, 404, 'not_registered');
    const outcome = await bytesOf(request, ticket);
    if (outcome !== 'complete') return void refuse(request, response, statuses[outcome], outcome);
    const result = await reportComplete(ticket, registration, request.socket);
    if (!result) return void refuse(request, response, 502, 'not_reported');
    response.json(result);
  } catch (error) {
    next(error);
  }
}

/** A file that is already whole is only reported again: the sender did not get to hear of it. */
async function bytesOf(request: Request, { key, size }: Ticket): Promise<Outcome> {
  const stored = await sizeOf(storedPath(key));
  if (stored !== null) return stored === size ? 'complete' : 'superseded';
  const start = Number(/^bytes=(\d{1,15})-$/.exec(request.get('range') ?? 'bytes=0-')?.[1]);
  if (!Number.isSafeInteger(start) || start > size) return 'no_such_range';
  return receiveFile(request, { key, start, expect: size });
}

/** The rest of the body is read and dropped, so that the answer arrives instead of a reset connection. */
function refuse(request: Request, response: Response, status: number, error: string): void {
  request.resume();
  response.status(status).json({ error });
}

function answerError(error: unknown, request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  refuse(request, response, status >= 400 && status < 500 ? status : 500, 'failed');
}
