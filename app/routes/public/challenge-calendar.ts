import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicChallenge } from '#app/domain/challenges/challenge.queries.server.ts';
import { requireFound } from '#app/domain/kernel/errors.ts';
import { site } from '#app/http/site.server.ts';
import { langOf, localizedPath } from '#app/i18n/href.ts';
import { getT } from '#app/i18n/t.server.ts';
import { deadlineCalendar } from '#app/render/deadline-calendar.ts';

/** The deadline of an open call, for a calendar. @throws DomainError not_found without one */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { challenge } = requireFound(await publicChallenge(params.code ?? ''));
  const at = requireFound(challenge.status === 'published' ? challenge.closesAt : null);
  const t = getT(request, 'publicChallenge');
  const url = site.url + localizedPath(langOf(request), `/de-bai/${challenge.code}`);
  const calendar = deadlineCalendar({
    uid: `${challenge.id}@${new URL(site.url).host}`,
    at,
    madeAt: challenge.publishedAt ?? at,
    summary: t('calendarSummary', { title: challenge.title }),
    description: url,
    url,
  });
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${challenge.code}.ics"`,
      'Cache-Control': 'public, max-age=0, s-maxage=5',
    },
  });
}
