-- What PostgreSQL itself holds of the books, whoever writes: the application's role may only insert entries, and each
-- entry posts itself under the lock of its account. The functions run with their owner's rights (SECURITY DEFINER),
-- because that role may not update balances.

-- An account begins empty.
CREATE FUNCTION ledger_account_opens_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.balance_vnd <> 0 OR NEW.entry_count <> 0 THEN
    RAISE EXCEPTION 'a ledger account opens empty' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_accounts_open_empty BEFORE INSERT ON ledger_accounts
  FOR EACH ROW EXECUTE FUNCTION ledger_account_opens_empty();
--> statement-breakpoint
-- Posts one entry: takes the account's row lock, moves its balance (the CHECK ledger_accounts_floor refuses an overdraft),
-- gives the entry its place in the account's order, and holds it to the transfer's contract and number of entries.
CREATE FUNCTION ledger_post_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  transfer ledger_transfers%ROWTYPE;
  account ledger_accounts%ROWTYPE;
BEGIN
  SELECT * INTO STRICT transfer FROM ledger_transfers WHERE id = NEW.transfer_id;
  IF (SELECT count(*) FROM ledger_entries WHERE transfer_id = NEW.transfer_id) >= transfer.entry_count THEN
    RAISE EXCEPTION 'ledger transfer % is complete', NEW.transfer_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transfers_complete';
  END IF;
  UPDATE ledger_accounts
    SET balance_vnd = balance_vnd + CASE WHEN NEW.side = normal_side THEN NEW.amount_vnd ELSE -NEW.amount_vnd END,
        entry_count = entry_count + 1
    WHERE id = NEW.account_id
    RETURNING * INTO STRICT account;
  IF account.contract_id IS NOT NULL AND account.contract_id IS DISTINCT FROM transfer.contract_id THEN
    RAISE EXCEPTION 'a ledger transfer keeps to one contract'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transfers_one_contract';
  END IF;
  NEW.account_sequence := account.entry_count;
  NEW.balance_after_vnd := account.balance_vnd;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER ledger_entries_post BEFORE INSERT ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION ledger_post_entry();
--> statement-breakpoint
-- At commit each transfer has exactly the entries and the amount it declared on both sides, and a reversal is the mirror
-- of what it reverses.
CREATE FUNCTION ledger_check_transfer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  entries bigint;
  debits numeric;
  credits numeric;
BEGIN
  SELECT count(*), coalesce(sum(amount_vnd) FILTER (WHERE side = 'debit'), 0), coalesce(sum(amount_vnd) FILTER (WHERE side = 'credit'), 0)
    INTO entries, debits, credits FROM ledger_entries WHERE transfer_id = NEW.id;
  IF entries <> NEW.entry_count OR debits <> NEW.amount_vnd OR credits <> NEW.amount_vnd THEN
    RAISE EXCEPTION 'ledger transfer % does not balance: % entries, debit %, credit %', NEW.id, entries, debits, credits
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transfers_balanced';
  END IF;
  IF NEW.reverses_id IS NOT NULL AND (
    EXISTS (SELECT 1 FROM ledger_transfers WHERE id = NEW.reverses_id AND (reverses_id IS NOT NULL OR contract_id IS DISTINCT FROM NEW.contract_id))
    OR EXISTS (
      (SELECT account_id, side, amount_vnd FROM ledger_entries WHERE transfer_id = NEW.id)
      EXCEPT
      (SELECT account_id, CASE side WHEN 'debit' THEN 'credit' ELSE 'debit' END, amount_vnd FROM ledger_entries WHERE transfer_id = NEW.reverses_id)
    )
    OR entries <> (SELECT count(*) FROM ledger_entries WHERE transfer_id = NEW.reverses_id)
  ) THEN
    RAISE EXCEPTION 'ledger transfer % is no mirror of %', NEW.id, NEW.reverses_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_transfers_mirror';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER ledger_transfers_balance AFTER INSERT ON ledger_transfers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_transfer();
--> statement-breakpoint
CREATE TRIGGER ledger_transfers_are_final BEFORE UPDATE OR DELETE ON ledger_transfers
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_transfers_stay BEFORE TRUNCATE ON ledger_transfers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_are_final BEFORE UPDATE OR DELETE ON ledger_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_entries_stay BEFORE TRUNCATE ON ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A balance moves only inside ledger_post_entry (depth 2: this trigger within the entry's).
CREATE TRIGGER ledger_accounts_move_by_entries BEFORE UPDATE ON ledger_accounts
  FOR EACH ROW WHEN (pg_trigger_depth() < 1) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER ledger_accounts_stay BEFORE DELETE OR TRUNCATE ON ledger_accounts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was signed stays as it was signed.
CREATE TRIGGER contract_signatures_are_final BEFORE UPDATE OR DELETE ON contract_signatures
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER acceptance_records_are_final BEFORE UPDATE OR DELETE ON acceptance_records
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER deliverables_are_final BEFORE UPDATE OR DELETE ON deliverables
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_offered_contract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.document_html IS DISTINCT FROM OLD.document_html OR NEW.document_sha256 IS DISTINCT FROM OLD.document_sha256
    OR NEW.value_vnd <> OLD.value_vnd OR NEW.terms <> OLD.terms OR NEW.title <> OLD.title OR NEW.rail <> OLD.rail
    OR NEW.buyer_id <> OLD.buyer_id OR NEW.supplier_id <> OLD.supplier_id OR NEW.inspection_days <> OLD.inspection_days
    OR NEW.fee_bps <> OLD.fee_bps OR NEW.fee_vat_bps <> OLD.fee_vat_bps OR NEW.retention_bps <> OLD.retention_bps THEN
    RAISE EXCEPTION 'an offered contract keeps its terms' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER offered_contracts_keep_their_terms BEFORE UPDATE ON pilot_contracts
  FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION refuse_change_of_offered_contract();
--> statement-breakpoint
-- A contract that is no draft has milestones that add up to its value; looked at when the transaction ends.
CREATE FUNCTION check_contract_adds_up(checked uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM pilot_contracts WHERE id = checked AND status <> 'draft'
      AND value_vnd <> (SELECT coalesce(sum(amount_vnd), 0) FROM milestones WHERE contract_id = checked)
  ) THEN
    RAISE EXCEPTION 'milestones of contract % do not add up to its value', checked
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pilot_contracts_add_up';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION contract_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM check_contract_adds_up(NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pilot_contracts_add_up AFTER INSERT OR UPDATE OF status, value_vnd ON pilot_contracts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION contract_adds_up();
--> statement-breakpoint
CREATE FUNCTION milestones_add_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM check_contract_adds_up(OLD.contract_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM check_contract_adds_up(NEW.contract_id); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER milestones_add_up AFTER INSERT OR DELETE OR UPDATE OF amount_vnd, contract_id ON milestones
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION milestones_add_up();
--> statement-breakpoint
-- Who accepted a milestone does not release its money (two-person rule), and nothing is paid that nobody accepted.
CREATE FUNCTION payout_needs_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  accepter uuid;
BEGIN
  SELECT accepted_by INTO accepter FROM acceptance_records WHERE milestone_id = NEW.milestone_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'milestone % is not accepted', NEW.milestone_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_accepted';
  END IF;
  IF accepter = NEW.released_by THEN
    RAISE EXCEPTION 'milestone % was accepted by its releaser', NEW.milestone_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payouts_two_people';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payouts_need_two_people BEFORE INSERT OR UPDATE OF released_by, milestone_id ON payouts
  FOR EACH ROW EXECUTE FUNCTION payout_needs_two_people();
--> statement-breakpoint
-- What was asked for stays what was asked for: amount, payer or payee, rail and milestone never change.
CREATE FUNCTION refuse_change_of_money() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - '{status,provider_reference,confirmed_at}'::text[])
    IS DISTINCT FROM (to_jsonb(OLD) - '{status,provider_reference,confirmed_at}'::text[]) THEN
    RAISE EXCEPTION '% keep what was asked for', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER payments_keep_their_terms BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION refuse_change_of_money();
--> statement-breakpoint
CREATE TRIGGER payouts_keep_their_terms BEFORE UPDATE ON payouts FOR EACH ROW EXECUTE FUNCTION refuse_change_of_money();
--> statement-breakpoint
CREATE TRIGGER sandbox_operations_are_final BEFORE UPDATE OR DELETE ON sandbox_operations
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
