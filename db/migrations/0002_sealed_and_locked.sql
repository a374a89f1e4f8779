-- What is sealed or locked stays as it was, whoever asks: these triggers hold for the owner of the tables too.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER solution_versions_are_sealed BEFORE UPDATE OR DELETE ON solution_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER openings_are_final BEFORE UPDATE OR DELETE ON openings
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER locked_sheets_are_final BEFORE UPDATE OR DELETE ON score_sheets
  FOR EACH ROW WHEN (OLD.status = 'locked') EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The row lock on the sheet makes a score written beside the locking of its sheet wait, and then fail.
CREATE FUNCTION refuse_change_of_locked_sheet() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  sheet_status text;
BEGIN
  SELECT status INTO sheet_status FROM score_sheets
    WHERE id = CASE TG_OP WHEN 'INSERT' THEN NEW.sheet_id ELSE OLD.sheet_id END FOR SHARE;
  IF sheet_status = 'locked' THEN
    RAISE EXCEPTION 'the score sheet is locked' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER scores_of_locked_sheets_are_final BEFORE INSERT OR UPDATE OR DELETE ON scores
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_locked_sheet();
