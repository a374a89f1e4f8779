DROP INDEX "mails_recipient_id_index";--> statement-breakpoint
DROP INDEX "notifications_user_id_id_index";--> statement-breakpoint
CREATE INDEX "mails_recipient_id_index" ON "mails" USING btree ("recipient","id");--> statement-breakpoint
CREATE INDEX "notifications_user_id_id_index" ON "notifications" USING btree ("user_id","id");