-- Posts one transfer with all of its entries in a single round trip: what every movement of money does most. It runs with its
-- caller's rights and goes through the same triggers and constraints as any insert.
--
-- Each line: kind, contract, milestone, organization, side, amount, and the id its account gets should it be opened here.
-- Accounts are opened in the order of their identity and entries inserted in the order of account ids, so that two writers
-- never wait crosswise. A key that is taken answers with what was posted under it.
CREATE FUNCTION ledger_post(
  transfer uuid, key text, sha256 text, transfer_kind text, contract uuid, milestone uuid, reverses uuid, amount bigint, lines jsonb
) RETURNS TABLE (transfer_id uuid, replayed boolean, posted_sha256 text) LANGUAGE plpgsql AS $$
DECLARE
  nobody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
  -- Not the transaction's start but now, under the locks, so that times follow the order of posting.
  INSERT INTO ledger_transfers (id, idempotency_key, input_sha256, kind, contract_id, milestone_id, reverses_id, amount_vnd, entry_count, created_at)
    VALUES (transfer, key, sha256, transfer_kind, contract, milestone, reverses, amount, jsonb_array_length(lines), clock_timestamp())
    ON CONFLICT (idempotency_key) DO NOTHING;
  IF NOT FOUND THEN
    RETURN QUERY SELECT t.id, true, t.input_sha256 FROM ledger_transfers t WHERE t.idempotency_key = key;
    RETURN;
  END IF;

  INSERT INTO ledger_accounts (id, kind, contract_id, milestone_id, organization_id)
    SELECT l.id, l.kind, l.contract, l.milestone, l.organization
    FROM jsonb_to_recordset(lines) AS l(id uuid, kind text, contract uuid, milestone uuid, organization uuid)
    WHERE NOT EXISTS (
      SELECT 1 FROM ledger_accounts a WHERE a.kind = l.kind
        AND coalesce(a.contract_id, nobody) = coalesce(l.contract, nobody)
        AND coalesce(a.milestone_id, nobody) = coalesce(l.milestone, nobody)
        AND coalesce(a.organization_id, nobody) = coalesce(l.organization, nobody))
    ORDER BY l.kind, l.contract, l.milestone, l.organization
    ON CONFLICT DO NOTHING;

  INSERT INTO ledger_entries (transfer_id, account_id, side, amount_vnd)
    SELECT transfer, a.id, l.side, l.amount
    FROM jsonb_to_recordset(lines) AS l(kind text, contract uuid, milestone uuid, organization uuid, side text, amount bigint)
    JOIN ledger_accounts a ON a.kind = l.kind
      AND coalesce(a.contract_id, nobody) = coalesce(l.contract, nobody)
      AND coalesce(a.milestone_id, nobody) = coalesce(l.milestone, nobody)
      AND coalesce(a.organization_id, nobody) = coalesce(l.organization, nobody)
    ORDER BY a.id;

  RETURN QUERY SELECT transfer, false, sha256;
END $$;
