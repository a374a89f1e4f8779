-- What a bank said, what came of it, and the files that went to it stay as they were, whoever writes.
DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['bank_files', 'bank_statements', 'bank_lines', 'bank_line_outcomes', 'payment_receipts',
    'suspense_items', 'payout_batch_files', 'reconciliation_runs'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept || '_are_final', kept);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept || '_stay', kept);
  END LOOP;
END $$;
--> statement-breakpoint
-- What was proposed, what a batch tells the bank to pay, and what was found stay; only what became of them is written later.
CREATE FUNCTION refuse_change_but_outcome() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (to_jsonb(NEW) - TG_ARGV) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV) THEN
    RAISE EXCEPTION '% keep what was decided', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER suspense_decisions_keep_their_terms BEFORE UPDATE OR DELETE ON suspense_decisions
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_outcome('status', 'decided_by', 'decided_at');
--> statement-breakpoint
CREATE TRIGGER payout_batches_keep_their_terms BEFORE UPDATE OR DELETE ON payout_batches
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_outcome('status', 'checked_by', 'checked_at', 'sent_at');
--> statement-breakpoint
CREATE TRIGGER payout_batch_entries_keep_their_terms BEFORE UPDATE OR DELETE ON payout_batch_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_outcome('cancelled_at');
--> statement-breakpoint
CREATE TRIGGER reconciliation_breaks_keep_their_terms BEFORE UPDATE OR DELETE ON reconciliation_breaks
  FOR EACH ROW EXECUTE FUNCTION refuse_change_but_outcome('status', 'closed_by', 'closed_at', 'explanation');
--> statement-breakpoint
-- Never more is received for a request than it asks for, and only one row of a line speaks for the whole of it.
CREATE FUNCTION receipts_within_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount_vnd) FROM payment_receipts WHERE payment_id = NEW.payment_id)
    > (SELECT amount_vnd FROM payments WHERE id = NEW.payment_id) THEN
    RAISE EXCEPTION 'payment % would receive more than it asks for', NEW.payment_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_receipts_within_request';
  END IF;
  IF (SELECT sum(amount_vnd) FROM payment_receipts WHERE line_id = NEW.line_id)
    > (SELECT amount_vnd FROM bank_lines WHERE id = NEW.line_id) THEN
    RAISE EXCEPTION 'bank line % would be spent twice', NEW.line_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'payment_receipts_within_line';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER payment_receipts_within AFTER INSERT ON payment_receipts
  FOR EACH ROW EXECUTE FUNCTION receipts_within_request();
