import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { membershipsOf } from '#app/domain/accounts/account.queries.server.ts';
import { openNotification } from '#app/domain/notifications/open-notification.server.ts';
import { requirePerson } from '#app/http/guards.server.ts';
import { setActiveOrganization } from '#app/http/session.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';

/**
 * The link of a mail or of the inbox: marks the line as read, acts from now on for the organisation it was sent to, and goes
 * to the page of the matter, which asks again who may see it.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const { path, organizationId } = await openNotification(person, params.notificationId ?? '');
  const memberships = organizationId ? await membershipsOf(person) : [];
  if (organizationId && memberships.some((membership) => membership.organizationId === organizationId)) {
    await setActiveOrganization(request, organizationId);
  }
  return redirect(localizedPath(langOf(request), path));
}
