import postgres from 'postgres';
import { hashOfToken } from '#app/domain/members/invitation-token.server.ts';
import { unsubscribeToken } from '#app/domain/notifications/unsubscribe.server.ts';

/**
 * Stages that the demo does not stop at, written directly, so that their pages are there to be looked at: a milestone that
 * is funded, one that the State Treasury pays, a declared conflict of interest, solutions that may be awarded, links of mails.
 * @returns paths that only their own person is sent to
 */
export async function addRareStages(ownerUrl: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    for (const table of ['milestones', 'pilot_contracts', 'challenges', 'solutions', 'panel_members', 'payout_batches'])
      await sql`alter table ${sql(table)} disable trigger user`;
    await sql`update milestones set status = 'funded' where id =
      (select id from milestones where status = 'awaiting_funds' order by id limit 1)`;
    await sql`with one as (select id, contract_id from milestones where status = 'released' order by id limit 1),
      paid as (update milestones set status = 'awaiting_payment' where id = (select id from one))
      update pilot_contracts set rail = 'treasury' where id = (select contract_id from one)`;
    // A missed milestone, and one about which the startup asks for something, in the contract under way.
    await sql`update milestones set status = 'missed' where id = (select n.id from milestones n
      join milestones m on m.contract_id = n.contract_id and m.status = 'in_progress'
      where n.status = 'planned' order by n.id limit 1)`;
    await sql`insert into proposals (id, contract_id, milestone_id, kind, terms, reason, terms_sha256,
        proposed_by_organization_id, proposed_by, expires_at)
      select gen_random_uuid(), c.id, m.id, 'cancellation', '{}', 'x', repeat('0', 64), c.supplier_id, s.user_id,
        now() + interval '10 days'
      from milestones m join pilot_contracts c on c.id = m.contract_id
        join contract_signatures s on s.contract_id = c.id and s.organization_id = c.supplier_id
      where m.status = 'in_progress' order by m.id limit 1`;
    const [panel] = await sql<{ id: string }[]>`select id from panels where status = 'scoring' order by id limit 1`;
    await sql`update panel_members set conflict = 'none' where panel_id = ${panel?.id ?? null} and role = 'chair'`;
    await sql`update panel_members set conflict = 'declared', conflict_basis = 'declared', conflict_note = 'x'
      where panel_id = ${panel?.id ?? null} and role = 'evaluator'`;
    await sql`update challenges set blind = false where status = 'evaluating'`;
    await sql`update solutions set feedback = 'Nhận xét' where status in ('under_evaluation', 'shortlisted')`;
    // A batch that went to the bank, a proposal for its second person, a break.
    await sql`update payout_batches set status = 'sent', sent_at = now(), checked_at = now(),
      checked_by = (select id from users where email = 'kiem-soat@so-khcn.example')`;
    await sql`insert into suspense_decisions (id, item_id, kind, amount_vnd, reason, beneficiary_name, beneficiary_bin, beneficiary_account, proposed_by)
      select gen_random_uuid(), i.id, 'send_back', 1000, 'x', 'x', '970436', '1234', u.id
      from suspense_items i, users u where u.email = 'doi-soat@so-khcn.example' limit 1`;
    await sql`insert into reconciliation_breaks (id, kind, rail, dedupe_key, amount_vnd)
      values (gen_random_uuid(), 'unexplained_debit', 'bank', 'rare', 11000)`;
    const [file] = await sql<{ id: string }[]>`select id from bank_files limit 1`;
    const opened = await sql<
      { id: string }[]
    >`select id from challenges where status = 'evaluating' order by id limit 1`;
    await sql`insert into passkeys (id, user_id, credential_id, public_key, counter, transports, backed_up, name)
      select gen_random_uuid(), id, 'x', 'x', 0, '{}', true, 'Điện thoại' from users where email = 'quan-ly@lach-huyen.example'`;
    await sql`insert into outside_identities (id, user_id, issuer, subject)
      select gen_random_uuid(), id, 'http://127.0.0.1:9', 'y' from users where email = 'quan-ly@lach-huyen.example'`;
    // An organisation that the desk may reinstate; nobody of the panels works for it.
    await sql`update organizations set status = 'suspended' where slug = 'hop-tac-xa-vai-thieu'`;
    return [
      ...opened.map(({ id }) => `/dieu-phoi/mo-ho-so/${id}`),
      '/xac-nhan-lai',
      '/tai-khoan/bao-mat',
      ...(await mailLinks(sql)),
      ...(await linksOfOthers(sql)),
      ...(await deadJob(sql)),
      ...(file ? [`/dieu-phoi/doi-soat/tep/${file.id}`] : []),
    ];
  } finally {
    await sql.end();
  }
}

const linkPages = {
  verify_email: '/xac-nhan-thu',
  reset_password: '/dat-lai-mat-khau',
  change_email: '/doi-thu',
  undo_email_change: '/hoan-tac-doi-thu',
};

async function mailLinks(sql: postgres.Sql): Promise<string[]> {
  const paths: string[] = [];
  for (const [purpose, page] of Object.entries(linkPages)) {
    const token = `link-${purpose}`;
    await sql`insert into user_tokens (id, user_id, purpose, token_hash, email, expires_at)
      select gen_random_uuid(), id, ${purpose}, encode(sha256(convert_to(${token}, 'UTF8')), 'hex'), email, now() + interval '1 day'
      from users order by id limit 1`;
    paths.push(`${page}/${token}`);
  }
  return paths;
}

/** An invitation, a mail's way out, and terms that one person has not accepted yet. */
async function linksOfOthers(sql: postgres.Sql): Promise<string[]> {
  const token = 'link-invitation';
  await sql`insert into invitations (id, organization_id, email, roles, message, token_hash, invited_by, expires_at)
    select gen_random_uuid(), m.organization_id, 'khach@moi.example', '{member}', 'Mời bạn', ${hashOfToken(token)}, u.id,
      now() + interval '1 day'
    from memberships m join users u on u.id = m.user_id where u.email = 'giam-doc@lach-huyen.example' limit 1`;
  const [reader] = await sql<{ id: string }[]>`select id from users where email = 'quan-ly@lach-huyen.example'`;
  await sql`alter table terms_acceptances disable trigger user`;
  await sql`delete from terms_acceptances where user_id = (select id from users where email = 'quan-ly@vai-thieu.example')`;
  return [
    `/loi-moi/${token}`,
    `/ngung-nhan-thu/${unsubscribeToken(reader?.id ?? '', ['challenges'])}`,
    '/dieu-khoan/dong-y',
  ];
}

/** A job that was given up, with what went wrong in the words of somebody outside. */
async function deadJob(sql: postgres.Sql): Promise<string[]> {
  const [job] = await sql<{ id: string }[]>`
    select id::text from graphile_worker.add_job('send-mail', payload => '{"notificationIds":[]}'::json, max_attempts => 1)`;
  await sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'mail server says <b>no</b>'
    where id = ${job?.id ?? '0'}::bigint`;
  return [`/dieu-phoi/viec-nen/${job?.id}/bo`];
}
