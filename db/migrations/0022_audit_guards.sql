-- The new column's default named the role that migrates; who wrote the older rows is not known.
UPDATE audit_events SET written_by = 'unknown';
--> statement-breakpoint
-- The record stays as it was, whoever asks: these triggers hold for the owner of the tables too.
CREATE TRIGGER audit_events_stay BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_events_stay_whole BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_batches_stay BEFORE UPDATE OR DELETE ON audit_batches
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_batches_stay_whole BEFORE TRUNCATE ON audit_batches
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_stay BEFORE UPDATE OR DELETE ON audit_seals
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_stay_whole BEFORE TRUNCATE ON audit_seals
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Personal details are erased, never changed.
CREATE TRIGGER audit_origins_stay BEFORE UPDATE ON audit_origins
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_origins_stay_whole BEFORE TRUNCATE ON audit_origins
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The application's role may not delete origins; it may ask for these two erasures, which run with the owner's rights.
-- Nothing younger than 90 days goes by age: whoever takes the application over does not wipe their own steps with it.
CREATE FUNCTION erase_audit_origins_before(moment timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  erased integer;
BEGIN
  DELETE FROM audit_origins WHERE created_at < least(moment, now() - interval '90 days');
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $$;
--> statement-breakpoint
-- Of one person, when the account is anonymised.
CREATE FUNCTION erase_audit_origins_of(person uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  erased integer;
BEGIN
  DELETE FROM audit_origins USING audit_events
    WHERE audit_events.actor_user_id = person AND audit_origins.commitment = audit_events.origin_commitment;
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $$;
