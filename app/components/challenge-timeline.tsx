import { useT } from '#app/i18n/hooks.ts';
import { Timeline, type TimelineEvent } from './timeline.tsx';

/** The timeline of a challenge, with published reasons in words instead of their codes. */
export function ChallengeTimeline({ events }: { events: readonly TimelineEvent[] }) {
  const { lookup } = useT('challenges');
  const worded = events.map((event) => ({
    ...event,
    reason:
      event.reason &&
      (lookup.first([`challenges:cancelReason.${event.reason}`, `challenges:noAwardReason.${event.reason}`]) ??
        event.reason),
  }));
  return <Timeline events={worded} />;
}
