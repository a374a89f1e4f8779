import { Form } from '@remix-run/react';
import { useHref, useT } from '#app/i18n/hooks.ts';
import { Moment } from '../deadline.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Fact, Facts, Section } from '../ui/section.tsx';

type Props = {
  head: { batch: number; hash: string; sealedAt: string } | null;
  waiting: number;
  verified: { at: string; events: number; heads: number; fault: string | null } | null;
};

/** How far the trail is sealed, and whether the chain was found whole. */
export function SealStatus({ head, waiting, verified }: Props) {
  const { t } = useT('audit');
  const href = useHref();
  return (
    <Section
      title={t('seal.title')}
      lead={t('seal.lead')}
      aside={
        <Form method="post" action={href('/dieu-phoi/nhat-ky')}>
          <Button variant="secondary">{t('seal.verify')}</Button>
        </Form>
      }
    >
      {verified?.fault ? (
        <Notice kind="danger" title={t('seal.broken')}>
          {t('seal.brokenText', { fault: verified.fault })}
        </Notice>
      ) : null}
      <Facts columns={2}>
        <Fact name={t('seal.head')}>
          {head ? (
            <>
              {t('seal.batch', { batch: head.batch })}, <Moment at={head.sealedAt} />
              <code className="block font-mono text-sm break-all text-muted">{head.hash}</code>
            </>
          ) : (
            t('seal.none')
          )}
        </Fact>
        <Fact name={t('seal.waiting')}>{t('seal.waitingCount', { count: waiting })}</Fact>
        <Fact name={t('seal.verified')}>
          {verified ? (
            <>
              <Moment at={verified.at} />
              <span className="block text-sm text-muted">
                {t(verified.fault ? 'seal.outcomeBroken' : 'seal.outcomeWhole', {
                  events: verified.events,
                  heads: verified.heads,
                })}
              </span>
            </>
          ) : (
            t('seal.never')
          )}
        </Fact>
      </Facts>
    </Section>
  );
}
