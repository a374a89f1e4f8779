-- What was asked for stays what was asked for; the trigger names the columns that may move.
CREATE FUNCTION refuse_change_but() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (to_jsonb(NEW) - TG_ARGV) IS DISTINCT FROM (to_jsonb(OLD) - TG_ARGV) THEN
    RAISE EXCEPTION '% keep what was asked for', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DROP TRIGGER payments_keep_their_terms ON payments;
--> statement-breakpoint
CREATE TRIGGER payments_keep_their_terms BEFORE UPDATE ON payments FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('status', 'provider_reference', 'confirmed_at', 'charged_back_vnd');
--> statement-breakpoint
CREATE TRIGGER refunds_keep_their_terms BEFORE UPDATE ON refunds FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('status', 'attempt', 'provider_reference', 'last_error', 'confirmed_at');
--> statement-breakpoint
CREATE TRIGGER proposals_keep_their_terms BEFORE UPDATE ON proposals FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('status', 'answered_by', 'answered_at');
--> statement-breakpoint
CREATE TRIGGER disputes_keep_their_terms BEFORE UPDATE ON disputes FOR EACH ROW WHEN (OLD.settled_at IS NULL)
  EXECUTE FUNCTION refuse_change_but('settled_at', 'settled_by', 'earned_vnd', 'refund_vnd');
--> statement-breakpoint
CREATE TRIGGER settled_disputes_are_final BEFORE UPDATE ON disputes FOR EACH ROW WHEN (OLD.settled_at IS NOT NULL)
  EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER arbiter_appointments_keep_their_terms BEFORE UPDATE ON arbiter_appointments FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('ended_at');
--> statement-breakpoint
CREATE TRIGGER rejections_are_final BEFORE UPDATE OR DELETE ON rejections
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER inspection_reminders_are_final BEFORE UPDATE OR DELETE ON inspection_reminders
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An offered contract keeps its terms, unless it goes back to be written anew before anybody has signed.
CREATE OR REPLACE FUNCTION refuse_change_of_offered_contract() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'draft' AND OLD.status = 'pending_signature'
    AND NOT EXISTS (SELECT 1 FROM contract_signatures WHERE contract_id = NEW.id) THEN
    RETURN NEW;
  END IF;
  IF (to_jsonb(NEW) - '{status,activated_at,warranty_ends_at,revision}'::text[])
    IS DISTINCT FROM (to_jsonb(OLD) - '{status,activated_at,warranty_ends_at,revision}'::text[]) OR NEW.status = 'draft' THEN
    RAISE EXCEPTION 'an offered contract keeps its terms' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- Nobody signs with themselves: a member of the other party cannot sign for this one.
CREATE FUNCTION signer_is_of_one_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM pilot_contracts c JOIN memberships m ON m.user_id = NEW.user_id
      AND m.organization_id IN (c.buyer_id, c.supplier_id) AND m.organization_id <> NEW.organization_id
    WHERE c.id = NEW.contract_id) THEN
    RAISE EXCEPTION 'a member of the other party cannot sign'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contract_signatures_one_side';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER contract_signers_are_of_one_side BEFORE INSERT ON contract_signatures
  FOR EACH ROW EXECUTE FUNCTION signer_is_of_one_side();
--> statement-breakpoint
-- What co-sponsors pay of an offered contract stays what was offered.
CREATE FUNCTION refuse_change_of_offered_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_contract uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.contract_id ELSE NEW.contract_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM pilot_contracts WHERE id = row_contract AND status <> 'draft') THEN
    RAISE EXCEPTION 'an offered contract keeps its shares' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER contract_funders_keep_their_shares BEFORE INSERT OR UPDATE OR DELETE ON contract_funders
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_offered_shares();
