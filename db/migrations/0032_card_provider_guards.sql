CREATE TRIGGER provider_operations_keep_their_terms BEFORE UPDATE ON provider_operations FOR EACH ROW
  EXECUTE FUNCTION refuse_change_but('state', 'provider_id', 'url', 'url_ends_at', 'last_error');
--> statement-breakpoint
CREATE TRIGGER provider_events_are_final BEFORE UPDATE OR DELETE ON provider_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Where money goes is not changed under money that is on its way.
CREATE TRIGGER payee_accounts_are_final BEFORE UPDATE ON payee_accounts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
