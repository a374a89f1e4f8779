import { authenticate } from '#app/domain/accounts/authenticate.server.ts';
import type { Person } from '#app/domain/kernel/actor.ts';
import { DomainError } from '#app/domain/kernel/errors.ts';
import { knownDevice } from './device.server.ts';
import { asDomainError } from './errors.server.ts';
import { countAttempt } from './rate-limit.server.ts';

/**
 * Asks a signed-in person for their password again; a wrong one counts as a failed sign-in.
 *
 * @throws DomainError invalid_input `wrong_password` beside the field `currentPassword`; too_many_requests
 */
export async function confirmPassword(
  request: Request,
  person: Person,
  given: { currentPassword: string; clientAddress: string },
): Promise<void> {
  const { email } = person;
  const { clientAddress, currentPassword } = given;
  const succeeded = await countAttempt('signIn', {
    email,
    clientAddress,
    knownDevice: await knownDevice(request, email),
  });
  await authenticate({ email, password: currentPassword }).catch((error: unknown) => {
    if (asDomainError(error)?.code !== 'invalid_input') throw error;
    throw new DomainError('invalid_input', { reason: 'wrong_password', field: 'currentPassword' });
  });
  await succeeded();
}
