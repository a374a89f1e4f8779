import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Consequence } from '#app/components/consequence.tsx';
import { ActPage } from '#app/components/pilots/act-page.tsx';
import { AnswerForm } from '#app/components/pilots/answer-form.tsx';
import { useProposalEffect } from '#app/components/pilots/use-proposal-effect.ts';
import { StatusBadge } from '#app/components/status-badge.tsx';
import { Fact, Facts, Section } from '#app/components/ui/section.tsx';
import { isOffered } from '#app/domain/kernel/policy.ts';
import { acceptProposal } from '#app/domain/pilots/accept-proposal.server.ts';
import { declineProposal } from '#app/domain/pilots/decline-proposal.server.ts';
import { canAnswer, canDecline, canWithdraw } from '#app/domain/pilots/proposal.policy.ts';
import { requireProposal } from '#app/domain/pilots/proposal.queries.server.ts';
import { answerProposalSchema } from '#app/domain/pilots/proposal.schema.ts';
import { movesMoney } from '#app/domain/pilots/proposal.states.ts';
import { withdrawProposal } from '#app/domain/pilots/withdraw-proposal.server.ts';
import { failed, invalid, parseForm } from '#app/http/forms.server.ts';
import { requireActor } from '#app/http/guards.server.ts';
import { redirectWithToast } from '#app/http/toast.server.ts';
import { formatDateTime } from '#app/i18n/format.ts';
import { useT } from '#app/i18n/hooks.ts';
import { pageMeta } from '#app/i18n/page-meta.ts';
import { getT } from '#app/i18n/t.server.ts';

export const handle = { i18n: ['pilots', 'payments', 'consents'] };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const view = await requireProposal(actor, params.contractId ?? '', params.proposalId ?? '');
  const { contract, milestone, proposal, stakes, supplier } = view;
  const t = getT(request, 'consents');
  return {
    page: { title: t('answer.title', { kind: t(`kind.${proposal.kind}`) }) },
    contract,
    milestone,
    proposal,
    stakes,
    supplier: supplier.name,
    mayAccept: isOffered(canAnswer(actor, contract, milestone, proposal)),
    mayDecline: canDecline(actor, contract, proposal).allowed,
    mayWithdraw: canWithdraw(actor, contract, proposal).allowed,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const where = { contractId: params.contractId ?? '', proposalId: params.proposalId ?? '' };
  const submission = await parseForm(request, answerProposalSchema);
  if (submission.status !== 'success') return invalid(submission);
  const { answer, termsSha256, reason } = submission.value;
  try {
    if (answer === 'accept') await acceptProposal(actor, { ...where, termsSha256 });
    if (answer === 'decline') await declineProposal(actor, { ...where, reason });
    if (answer === 'withdraw') await withdrawProposal(actor, where);
    const key = ({ accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' } as const)[answer];
    return await redirectWithToast(request, `/hop-dong/${where.contractId}`, { key: `consents:toast.${key}` });
  } catch (error) {
    return failed(submission, error);
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data?.page);

export default function ProposalPage() {
  const { t, lang } = useT('consents');
  const lastResult = useActionData<typeof action>();
  const view = useLoaderData<typeof loader>();
  const { page, contract, milestone, proposal, mayAccept, mayDecline, mayWithdraw } = view;
  const effects = useProposalEffect({ ...view, kind: proposal.kind, terms: proposal.terms });
  const at = formatDateTime(proposal.proposedAt, lang);
  const by = { name: proposal.proposerName, organization: proposal.organizationName, at };
  const isOpen = proposal.status === 'open';
  return (
    <ActPage
      title={page.title}
      contract={contract}
      money={movesMoney(proposal.kind)}
      lead={milestone ? t('answer.milestone', { position: milestone.position, title: milestone.title }) : undefined}
    >
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <StatusBadge machine="proposal" status={proposal.status} />
        <span>{t('answer.lead', by)}</span>
      </p>
      <Section title={t('answer.reason')}>
        <p className="written max-w-reading">{proposal.reason}</p>
      </Section>
      <Consequence effects={effects} recorded={[t('recorded')]} undoable={!mayAccept || !movesMoney(proposal.kind)} />
      <Facts>
        {isOpen ? <Fact name={t('answer.until')}>{formatDateTime(proposal.expiresAt, lang)}</Fact> : null}
        <Fact name={t('answer.hash')}>
          <code className="break-all">{proposal.termsSha256}</code>
        </Fact>
      </Facts>
      {isOpen && mayDecline && !mayAccept ? <p className="mt-6">{t('answer.late')}</p> : null}
      {isOpen && mayWithdraw ? <p className="mt-6">{t('answer.waits')}</p> : null}
      {mayAccept || mayDecline || mayWithdraw ? (
        <AnswerForm
          lastResult={lastResult}
          action={`/hop-dong/${contract.id}/de-nghi/${proposal.id}`}
          termsSha256={proposal.termsSha256}
          may={{ accept: mayAccept, decline: mayDecline, withdraw: mayWithdraw }}
        />
      ) : null}
    </ActPage>
  );
}
