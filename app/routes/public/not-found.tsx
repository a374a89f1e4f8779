import { DomainError } from '#app/domain/kernel/errors.ts';

/** Every address that no route knows: the error page of the root says so and offers ways on. */
export function loader(): never {
  throw new DomainError('not_found');
}

export default function NotFound() {
  return null;
}
