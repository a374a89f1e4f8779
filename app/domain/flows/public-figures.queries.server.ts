import { sql } from 'drizzle-orm';
import { db } from '#db/client.server.ts';

/** A milestone counts as paid on time when its payout was confirmed within this many days of the acceptance. */
export const onTimeDays = 15;

export type PublicFigures = {
  /** Taking submissions now. */
  open: number;
  published: number;
  /** Challenges with a result, and the median of days from the deadline to it; null without any. */
  answered: number;
  medianDaysToAnswer: number | null;
  /** Accepted milestones whose payment is due, and how many of them were paid on time. */
  due: number;
  paidOnTime: number;
  payouts: number;
  releasedVnd: bigint;
};

const figures = sql`
  with answers as (
    select extract(epoch from result.at - c.closes_at) / 86400 as days
    from challenges c
    cross join lateral (
      select min(e.at) as at from audit_events e
      where e.subject_kind = 'challenge' and e.subject_id = c.id and e.to_status in ('awarded', 'no_award')
    ) result
    where c.status in ('awarded', 'no_award') and c.closes_at is not null and result.at is not null
  ),
  paid as (
    select a.accepted_at, p.confirmed_at
    from acceptance_records a
    left join payouts p on p.milestone_id = a.milestone_id and p.status = 'confirmed'
    where p.confirmed_at is not null or a.accepted_at < now() - make_interval(days => ${onTimeDays})
  )
  select
    (select count(*) from challenges where status = 'published' and closes_at > now())::text as open,
    (select count(*) from challenges where published_at is not null)::text as published,
    (select count(*) from answers)::text as answered,
    (select round(percentile_cont(0.5) within group (order by days)::numeric, 1) from answers)::text as median_days,
    (select count(*) from paid)::text as due,
    (select count(*) from paid where confirmed_at <= accepted_at + make_interval(days => ${onTimeDays}))::text as paid_on_time,
    (select count(*) from payouts where status = 'confirmed')::text as payouts,
    (select coalesce(sum(amount_vnd), 0) from payouts where status = 'confirmed')::text as released_vnd`;

type Row = Record<'open' | 'published' | 'answered' | 'due' | 'paid_on_time' | 'payouts' | 'released_vnd', string> & {
  median_days: string | null;
};

const maxAge = 30_000;
let kept: { until: number; figures: Promise<PublicFigures> } | undefined;

/**
 * What a sceptic asks of a marketplace, counted from the records; at most half a minute old, since counting large tables
 * anew for every visitor would be a gift to nobody.
 * Unsafe: reads rows of everybody, but tells sums only.
 */
export function unsafePublicFigures(): Promise<PublicFigures> {
  if (kept && kept.until > Date.now()) return kept.figures;
  const counted = countFigures();
  kept = { until: Date.now() + maxAge, figures: counted };
  counted.catch(() => {
    kept = undefined;
  });
  return counted;
}

async function countFigures(): Promise<PublicFigures> {
  const [row] = await db.execute<Row>(figures);
  if (!row) throw new Error('the database gave no figures');
  return {
    open: Number(row.open),
    published: Number(row.published),
    answered: Number(row.answered),
    medianDaysToAnswer: row.median_days === null ? null : Number(row.median_days),
    due: Number(row.due),
    paidOnTime: Number(row.paid_on_time),
    payouts: Number(row.payouts),
    releasedVnd: BigInt(row.released_vnd),
  };
}
