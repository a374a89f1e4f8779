import type { Submission, SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { actingFor } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import type { KeyOf } from '#app/i18n/keys.ts';
import { message as keyWithValues } from '#app/i18n/message.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import { zodWords } from '#app/i18n/zod-messages.ts';
import { asDomainError, httpStatus, retryAt } from './errors.server.ts';
import { readSession } from './session.server.ts';

/**
 * Reads a form by the noun's schema.
 *
 * @param bytes of the whole form; more only where a file comes with it
 * @throws DomainError invalid_input `unreadable_form` when the body is no form, or one that no page of ours sends
 */
export async function parseForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  { bytes = limits.bytes } = {},
) {
  const form = await readFormData(request, bytes);
  const submission = await parseWithZod(form, { schema, error: zodWords, async: true });
  return (await isForAnother(request, form)) ? refused(submission) : submission;
}

/**
 * Whether a form was opened for one organisation and sent after the person began to act for another one, in another tab.
 * What it says was meant for the first, so it must not be done in the name of the second.
 */
async function isForAnother(request: Request, form: FormData): Promise<boolean> {
  const opened = form.get(actingFor);
  if (opened === null) return false;
  return opened !== ((await readSession(request))?.activeOrganizationId ?? null);
}

/** The form as it was sent, refused as a whole: nothing typed is lost. */
function refused<Input, Output>(submission: Submission<Input, string[], Output>): Submission<Input, string[], Output> {
  return {
    status: 'error',
    payload: submission.payload,
    error: { '': [actingForOther] },
    reply: (options) => submission.reply({ ...options, formErrors: [actingForOther] }),
  };
}

const actingForOther = 'reason.acting_for_changed';

const limits = { bytes: 2_000_000, fields: 2_000, index: 500 };

/** Names that conform would turn into an enormous array, or into something other than a plain field. */
function isHarmless(name: string): boolean {
  const indexes = [...name.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
  return indexes.every((index) => index <= limits.index) && !/__proto__|constructor|prototype/.test(name);
}

async function readFormData(request: Request, bytes: number): Promise<FormData> {
  const form = await readLimited(request, bytes).catch((cause: unknown) => {
    throw new DomainError('invalid_input', { reason: 'unreadable_form', cause });
  });
  const names = [...form.keys()];
  if (names.length > limits.fields || !names.every(isHarmless)) {
    throw new DomainError('invalid_input', { reason: 'unreadable_form' });
  }
  return form;
}

/** Files have their own address, which streams; what is typed fits in memory. */
async function readLimited(request: Request, bytes: number): Promise<FormData> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > bytes) throw new Error('the form is too large');
    chunks.push(part.value);
  }
  const type = request.headers.get('Content-Type') ?? '';
  return new Response(Buffer.concat(chunks), { headers: { 'Content-Type': type } }).formData();
}

type Options = {
  /** Fields that never travel back, such as passwords. */
  hide?: string[];
};

type Reply = ReturnType<typeof data<SubmissionResult<string[]>>>;

/** Gives the form back with everything that was typed and what is wrong with it: 422. */
export function invalid<T>(submission: Submission<T>, { hide = [] }: Options = {}): Reply {
  return data(submission.reply({ hideFields: hide }), { status: 422 });
}

/**
 * Gives the form back when the use case refused it for a reason the person can read and act on: beside the field that the
 * error names, else above the form, with the status of its code.
 *
 * @throws the error itself when it is no such refusal: a thing that does not exist, a defect, a redirect
 */
export function failed<T>(submission: Submission<T>, error: unknown, { hide = [] }: Options = {}): Reply {
  const refusal = asDomainError(error);
  if (!refusal || refusal.code === 'not_found') throw error;
  const message = messageOf(refusal);
  const errors = refusal.field ? { fieldErrors: { [refusal.field]: [message] } } : { formErrors: [message] };
  return data(submission.reply({ ...errors, hideFields: hide }), { status: httpStatus(refusal.code) });
}

/** The key, in the namespace `errors`, of the most precise words there are. Both languages have the same keys. */
function messageOf({ code, reason, retryAfterSeconds }: DomainError): string {
  const precise = reason && (code === 'forbidden' ? `denied.${reason}` : `reason.${reason}`);
  const key = precise && getLookup('vi').first([`errors:${precise}`]) !== null ? precise : `code.${code}`;
  if (retryAfterSeconds === undefined) return key;
  // Both languages write day and time alike.
  const at = formatDateTime(retryAt(retryAfterSeconds), 'vi', { zone: false });
  return keyWithValues(key as KeyOf<'errors'>, { at });
}
