-- Accounts of organisations that were verified before were looked at then; the yearly check of all of them is a year away.
UPDATE organizations SET bank_verified_at = now() WHERE status IN ('verified', 'suspended') AND bank_account IS NOT NULL;
--> statement-breakpoint
UPDATE organizations SET verified_until = now() + interval '1 year' WHERE status IN ('verified', 'suspended') AND kind <> 'coordinator';
--> statement-breakpoint
-- A new account is an unchecked one, whoever writes it.
CREATE FUNCTION organizations_guard_bank() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.bank_bin, NEW.bank_account, NEW.bank_account_holder) IS DISTINCT FROM (OLD.bank_bin, OLD.bank_account, OLD.bank_account_holder)
    AND NEW.bank_verified_at IS NOT NULL AND NEW.bank_verified_at IS NOT DISTINCT FROM OLD.bank_verified_at THEN
    RAISE EXCEPTION 'a new bank account has not been checked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organizations_bank_is_checked BEFORE UPDATE ON organizations
  FOR EACH ROW EXECUTE FUNCTION organizations_guard_bank();
--> statement-breakpoint
-- What was asked of the desk stays as it was asked; a decided request stays as it was decided.
CREATE FUNCTION organization_verifications_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL THEN
    RAISE EXCEPTION 'a decided verification is not changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.id, NEW.organization_id, NEW.kind, NEW.snapshot, NEW.proposed, NEW.requested_by, NEW.requested_at)
    IS DISTINCT FROM (OLD.id, OLD.organization_id, OLD.kind, OLD.snapshot, OLD.proposed, OLD.requested_by, OLD.requested_at) THEN
    RAISE EXCEPTION 'what was asked for verification is not changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER organization_verifications_kept BEFORE UPDATE ON organization_verifications
  FOR EACH ROW EXECUTE FUNCTION organization_verifications_guard();
