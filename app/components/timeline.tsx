import { useT } from '#app/i18n/hooks.ts';
import { Moment } from './deadline.tsx';
import { eventWords } from './event-words.ts';
import { Section } from './ui/section.tsx';

/** One line of `timeline()` of the kernel, as JSON. */
export type TimelineEvent = {
  id: string;
  at: string | Date;
  event: string;
  subjectKind: string;
  /** Null when the system acted or the actor's name is withheld. */
  actorName: string | null;
  organizationName: string | null;
  reason?: string | null;
  details?: Record<string, string> | null;
};

/** Everything that happened to an object, newest first. Sentences are found by `eventKeys`, with the event's details as values. */
export function Timeline({ events, title, lead }: { events: readonly TimelineEvent[]; title?: string; lead?: string }) {
  const { t } = useT();
  return (
    <Section id="nhat-ky" title={title ?? t('timeline.title')} lead={lead ?? t('timeline.lead')}>
      {events.length === 0 ? (
        <p className="text-muted">{t('timeline.empty')}</p>
      ) : (
        <ol className="border-l-2 border-line">
          {events.map((event) => (
            <Entry key={event.id} event={event} />
          ))}
        </ol>
      )}
    </Section>
  );
}

function Entry({ event }: { event: TimelineEvent }) {
  const { t, lookup, lang } = useT();
  const words = eventWords(lookup, lang, event) ?? t('timeline.generic', { event: event.event });
  const who =
    event.actorName && event.organizationName
      ? t('timeline.actor', { person: event.actorName, organization: event.organizationName })
      : (event.actorName ?? event.organizationName ?? t('timeline.system'));
  return (
    <li className="relative pb-5 pl-5 before:absolute before:top-2 before:-left-[5px] before:size-2 before:rounded-full before:bg-sea last:pb-0">
      <p>{words}</p>
      {event.reason ? <p className="written mt-0.5">{t('timeline.reason', { reason: event.reason })}</p> : null}
      <p className="mt-0.5 text-sm text-muted">
        <Moment at={event.at} /> · {who}
      </p>
    </li>
  );
}
