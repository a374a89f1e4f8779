CREATE TABLE "bank_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"format" text NOT NULL,
	"profile" text,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_files_sha256_unique" UNIQUE("sha256"),
	CONSTRAINT "bank_files_size" CHECK (octet_length(content) between 1 and 5242880)
);
--> statement-breakpoint
CREATE TABLE "bank_line_outcomes" (
	"line_id" uuid PRIMARY KEY NOT NULL,
	"outcome" text NOT NULL,
	"matched_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bank_lines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"statement_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"account" text NOT NULL,
	"line_key" text NOT NULL,
	"booked_on" date NOT NULL,
	"side" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"bank_reference" text NOT NULL,
	"description" text NOT NULL,
	"counterparty_name" text NOT NULL,
	"counterparty_account" text NOT NULL,
	"counterparty_bank" text NOT NULL,
	CONSTRAINT "bank_lines_once" UNIQUE("account","line_key"),
	CONSTRAINT "bank_lines_amount" CHECK (amount_vnd > 0)
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"file_id" uuid NOT NULL,
	"account" text NOT NULL,
	"first_on" date NOT NULL,
	"last_on" date NOT NULL,
	"opening_vnd" bigint NOT NULL,
	"credit_vnd" bigint NOT NULL,
	"debit_vnd" bigint NOT NULL,
	"closing_vnd" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"new_line_count" integer NOT NULL,
	"posted_by" uuid NOT NULL,
	"posted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_statements_fileId_unique" UNIQUE("file_id"),
	CONSTRAINT "bank_statements_sum" CHECK (opening_vnd + credit_vnd - debit_vnd = closing_vnd),
	CONSTRAINT "bank_statements_lines" CHECK (line_count >= new_line_count and new_line_count >= 0)
);
--> statement-breakpoint
CREATE TABLE "payment_receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"decision_id" uuid,
	"amount_vnd" bigint NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payment_receipts_decisionId_unique" UNIQUE("decision_id"),
	CONSTRAINT "payment_receipts_amount" CHECK (amount_vnd > 0)
);
--> statement-breakpoint
CREATE TABLE "payout_batch_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"reference" text NOT NULL,
	"payout_id" uuid,
	"decision_id" uuid,
	"amount_vnd" bigint NOT NULL,
	"beneficiary_name" text NOT NULL,
	"beneficiary_bin" text NOT NULL,
	"beneficiary_account" text NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "payout_batch_entries_reference_unique" UNIQUE("reference"),
	CONSTRAINT "payout_batch_entries_amount" CHECK (amount_vnd > 0),
	CONSTRAINT "payout_batch_entries_one_cause" CHECK (num_nonnulls(payout_id, decision_id) = 1)
);
--> statement-breakpoint
CREATE TABLE "payout_batch_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"format" text NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payout_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"status" text DEFAULT 'waiting_check' NOT NULL,
	"total_vnd" bigint NOT NULL,
	"entry_count" integer NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checked_by" uuid,
	"checked_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	CONSTRAINT "payout_batches_code_unique" UNIQUE("code"),
	CONSTRAINT "payout_batches_total" CHECK (total_vnd > 0 and entry_count > 0),
	CONSTRAINT "payout_batches_two_people" CHECK (checked_by is null or checked_by <> made_by)
);
--> statement-breakpoint
CREATE TABLE "reconciliation_breaks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"kind" text NOT NULL,
	"rail" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"amount_vnd" bigint,
	"expected_vnd" bigint,
	"line_id" uuid,
	"statement_id" uuid,
	"contract_id" uuid,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp with time zone,
	"explanation" text,
	CONSTRAINT "reconciliation_breaks_dedupeKey_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "reconciliation_breaks_closed" CHECK ((status = 'closed') = (closed_by is not null and explanation is not null))
);
--> statement-breakpoint
CREATE TABLE "reconciliation_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"rail" text NOT NULL,
	"ledger_vnd" bigint NOT NULL,
	"provider_vnd" bigint,
	"unexplained_vnd" bigint NOT NULL,
	"unmatched_lines" integer NOT NULL,
	"agrees" boolean NOT NULL,
	"ran_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspense_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"item_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'proposed' NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"payment_id" uuid,
	"payout_id" uuid,
	"covers_line_id" uuid,
	"beneficiary_name" text DEFAULT '' NOT NULL,
	"beneficiary_bin" text DEFAULT '' NOT NULL,
	"beneficiary_account" text DEFAULT '' NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "suspense_decisions_amount" CHECK (amount_vnd > 0),
	CONSTRAINT "suspense_decisions_target" CHECK ((kind = 'assign') = (payment_id is not null) and (kind = 'payout_return') = (payout_id is not null)
        and (kind = 'cover') = (covers_line_id is not null)),
	CONSTRAINT "suspense_decisions_two_people" CHECK (decided_by is null or status = 'rejected' or decided_by <> proposed_by)
);
--> statement-breakpoint
CREATE TABLE "suspense_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"line_id" uuid NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"cause" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suspense_items_lineId_unique" UNIQUE("line_id"),
	CONSTRAINT "suspense_items_amount" CHECK (amount_vnd > 0)
);
--> statement-breakpoint
ALTER TABLE "bank_files" ADD CONSTRAINT "bank_files_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_line_outcomes" ADD CONSTRAINT "bank_line_outcomes_line_id_bank_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."bank_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_lines" ADD CONSTRAINT "bank_lines_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_file_id_bank_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."bank_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_posted_by_users_id_fk" FOREIGN KEY ("posted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_receipts" ADD CONSTRAINT "payment_receipts_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_receipts" ADD CONSTRAINT "payment_receipts_line_id_bank_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."bank_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_receipts" ADD CONSTRAINT "payment_receipts_decision_id_suspense_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."suspense_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batch_entries" ADD CONSTRAINT "payout_batch_entries_batch_id_payout_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payout_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batch_entries" ADD CONSTRAINT "payout_batch_entries_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batch_entries" ADD CONSTRAINT "payout_batch_entries_decision_id_suspense_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."suspense_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batch_files" ADD CONSTRAINT "payout_batch_files_batch" FOREIGN KEY ("batch_id") REFERENCES "public"."payout_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_batches" ADD CONSTRAINT "payout_batches_checked_by_users_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_breaks" ADD CONSTRAINT "reconciliation_breaks_line_id_bank_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."bank_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_breaks" ADD CONSTRAINT "reconciliation_breaks_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliation_breaks" ADD CONSTRAINT "reconciliation_breaks_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_decisions" ADD CONSTRAINT "suspense_decisions_item_id_suspense_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."suspense_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_decisions" ADD CONSTRAINT "suspense_decisions_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_decisions" ADD CONSTRAINT "suspense_decisions_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_decisions" ADD CONSTRAINT "suspense_decisions_covers_line_id_bank_lines_id_fk" FOREIGN KEY ("covers_line_id") REFERENCES "public"."bank_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_decisions" ADD CONSTRAINT "suspense_decisions_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_decisions" ADD CONSTRAINT "suspense_decisions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspense_items" ADD CONSTRAINT "suspense_items_line_id_bank_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."bank_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bank_lines_statement_id_position_index" ON "bank_lines" USING btree ("statement_id","position");--> statement-breakpoint
CREATE INDEX "bank_statements_account_last_on_index" ON "bank_statements" USING btree ("account","last_on");--> statement-breakpoint
CREATE INDEX "payment_receipts_payment_id_index" ON "payment_receipts" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_receipts_line_once" ON "payment_receipts" USING btree ("line_id") WHERE decision_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payout_batch_entries_batch_id_position_index" ON "payout_batch_entries" USING btree ("batch_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "payout_batch_entries_payout_once" ON "payout_batch_entries" USING btree ("payout_id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payout_batch_entries_decision_once" ON "payout_batch_entries" USING btree ("decision_id") WHERE cancelled_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "payout_batch_files_batch_id_format_index" ON "payout_batch_files" USING btree ("batch_id","format");--> statement-breakpoint
CREATE INDEX "reconciliation_breaks_status_id_index" ON "reconciliation_breaks" USING btree ("status","id");--> statement-breakpoint
CREATE INDEX "suspense_decisions_item_id_index" ON "suspense_decisions" USING btree ("item_id");--> statement-breakpoint
CREATE UNIQUE INDEX "suspense_decisions_cover_once" ON "suspense_decisions" USING btree ("covers_line_id") WHERE status in ('proposed', 'confirmed');