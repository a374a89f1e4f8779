ALTER TABLE "notifications" ADD COLUMN "path" text NOT NULL;--> statement-breakpoint
CREATE INDEX "mails_recipient_id_index" ON "mails" USING btree ("recipient","id" DESC NULLS LAST);