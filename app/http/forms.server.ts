import type { Submission, SubmissionResult } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { getLookup } from '#app/i18n/t.server.ts';
import '#app/i18n/zod-messages.ts';
import { asDomainError, httpStatus } from './errors.server.ts';

/** Reads a form by the noun's schema. A body that is no form counts as an empty one: the schema says what is missing. */
export async function parseForm<Schema extends z.ZodType>(request: Request, schema: Schema) {
  const form = await readFormData(request);
  return parseWithZod(form, { schema, async: true });
}

async function readFormData(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    throw new DomainError('invalid_input', { reason: 'unreadable_form', cause });
  }
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
function messageOf({ code, reason }: DomainError): string {
  const precise = reason && (code === 'forbidden' ? `denied.${reason}` : `reason.${reason}`);
  return precise && getLookup('vi').first([`errors:${precise}`]) !== null ? precise : `code.${code}`;
}
