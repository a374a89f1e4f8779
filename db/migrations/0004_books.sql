CREATE TABLE "imported_rows" (
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"row_sha256" text NOT NULL,
	"kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imported_rows_source_source_id_pk" PRIMARY KEY("source","source_id")
);
--> statement-breakpoint
CREATE TABLE "sandbox_operations" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"reference" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sandbox_operations_reference_unique" UNIQUE("reference"),
	CONSTRAINT "sandbox_operations_amount" CHECK (amount_vnd > 0)
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_floor";--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP CONSTRAINT "ledger_accounts_milestone_id_milestones_id_fk";
--> statement-breakpoint
ALTER TABLE "ledger_transfers" DROP CONSTRAINT "ledger_transfers_milestone_id_milestones_id_fk";
--> statement-breakpoint
ALTER TABLE "payments" DROP CONSTRAINT "payments_milestone_id_milestones_id_fk";
--> statement-breakpoint
ALTER TABLE "payouts" DROP CONSTRAINT "payouts_milestone_id_milestones_id_fk";
--> statement-breakpoint
ALTER TABLE "milestones" DROP CONSTRAINT "milestones_accepted_by_users_id_fk";
--> statement-breakpoint
DROP INDEX "ledger_entries_account_id_id_index";--> statement-breakpoint
DROP INDEX "ledger_entries_transfer_id_index";--> statement-breakpoint
DROP INDEX "search_documents_kind_status_sort_at_index";--> statement-breakpoint
ALTER TABLE "ledger_accounts" drop column "normal_side";--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "normal_side" text GENERATED ALWAYS AS (case when kind in ('bank_escrow', 'stripe_balance', 'sandbox_escrow', 'provider_fees', 'chargeback_receivable') then 'debit' else 'credit' end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD COLUMN "sections" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD COLUMN "fictional" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "panel_members" ADD COLUMN "conflict_basis" text;--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD COLUMN "entry_count" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "account_sequence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD COLUMN "balance_after_vnd" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD COLUMN "amount_vnd" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD COLUMN "entry_count" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "invoice_date" date NOT NULL;--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD COLUMN "gross_vnd" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD COLUMN "fee_vnd" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD COLUMN "vat_vnd" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD COLUMN "retention_vnd" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD COLUMN "net_vnd" bigint NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD COLUMN "method" text NOT NULL;--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD COLUMN "decision_number" text;--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD COLUMN "signed_document_id" uuid;--> statement-breakpoint
ALTER TABLE "deliverables" ADD COLUMN "files" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "fee_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "fee_vat_bps" integer DEFAULT 1000 NOT NULL;--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "retention_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "is_open" boolean GENERATED ALWAYS AS ((status = 'published')) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "sponsor_type" text;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "budget_max_vnd" bigint;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "title_vector" "tsvector" GENERATED ALWAYS AS (to_tsvector('simple', search_text(title))) STORED;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "vector" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', search_text(title)), 'A') || setweight(to_tsvector('simple', search_text(tags || ' ' || alias)), 'B') || setweight(to_tsvector('simple', search_text(summary)), 'C') || setweight(to_tsvector('simple', search_text(body)), 'D')) STORED;--> statement-breakpoint
CREATE INDEX "search_words_by_initial" ON "search_words" USING btree (left("word", 1),length("word"));--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_of_contract" UNIQUE("contract_id","id");--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_reverses_id_ledger_transfers_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."ledger_transfers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_signed_document_id_documents_id_fk" FOREIGN KEY ("signed_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_pending" ON "payments" USING btree ("milestone_id","funder_id") WHERE status = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_live" ON "payouts" USING btree ("milestone_id") WHERE status in ('pending', 'confirmed');--> statement-breakpoint
CREATE INDEX "search_documents_newest" ON "search_documents" USING btree ("kind","is_open" DESC NULLS LAST,"sort_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "search_documents_closing" ON "search_documents" USING btree ("kind","closes_at","id") WHERE status = 'published';--> statement-breakpoint
CREATE INDEX "search_documents_budget" ON "search_documents" USING btree ("kind","budget_max_vnd" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE budget_max_vnd is not null;--> statement-breakpoint
CREATE INDEX "search_documents_title" ON "search_documents" USING gin ("title_vector");--> statement-breakpoint
CREATE INDEX "search_documents_vector" ON "search_documents" USING gin ("vector");--> statement-breakpoint
CREATE UNIQUE INDEX "solutions_challenge_id_label_index" ON "solutions" USING btree ("challenge_id","label");--> statement-breakpoint
ALTER TABLE "catalogue_entries" DROP COLUMN "row_sha256";--> statement-breakpoint
ALTER TABLE "catalogue_entries" DROP COLUMN "body_html";--> statement-breakpoint
ALTER TABLE "ledger_accounts" DROP COLUMN "may_go_negative";--> statement-breakpoint
ALTER TABLE "acceptance_records" DROP COLUMN "amount_vnd";--> statement-breakpoint
ALTER TABLE "milestones" DROP COLUMN "accepted_by";--> statement-breakpoint
ALTER TABLE "milestones" DROP COLUMN "revision";--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_sequence" UNIQUE("account_id","account_sequence");--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_account_once" UNIQUE("transfer_id","account_id");--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_points_range" CHECK ("scores"."points" between 0 and 10);--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_kind" CHECK (kind in ('bank_escrow', 'stripe_balance', 'sandbox_escrow', 'escrow', 'retention', 'dispute_hold', 'payable', 'payout_clearing', 'refund_payable', 'fee_revenue', 'vat_payable', 'provider_fees', 'chargeback_receivable', 'suspense'));--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_milestone_has_contract" CHECK (milestone_id is null or contract_id is not null);--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_floor" CHECK (balance_vnd >= 0 or kind = 'stripe_balance');--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_side" CHECK (side in ('debit', 'credit'));--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_kind" CHECK (kind in ('fund', 'provider_fee', 'accept', 'carry_over', 'release', 'payout_confirmed', 'reversal', 'dispute', 'settle_dispute', 'cancel', 'refund_confirmed', 'retention_release', 'retention_claim', 'chargeback', 'suspense'));--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_milestone_has_contract" CHECK (milestone_id is null or contract_id is not null);--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_positive" CHECK (amount_vnd > 0 and entry_count >= 2);--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_reversal" CHECK ((kind = 'reversal') = (reverses_id is not null));--> statement-breakpoint
ALTER TABLE "ledger_transfers" ADD CONSTRAINT "ledger_transfers_sha256" CHECK (input_sha256 ~ '^[0-9a-f]{64}$');--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_amount" CHECK (amount_vnd > 0);--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_amount" CHECK (amount_vnd > 0);--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD CONSTRAINT "acceptance_records_sum" CHECK (net_vnd + fee_vnd + vat_vnd + retention_vnd = gross_vnd);--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD CONSTRAINT "acceptance_records_amounts" CHECK (gross_vnd > 0 and net_vnd >= 0 and fee_vnd >= 0 and vat_vnd >= 0 and retention_vnd >= 0);--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_digital" CHECK (method = 'typed_consent' or (decision_number is not null and signed_document_id is not null));--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_amount" CHECK (amount_vnd > 0);--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD CONSTRAINT "pilot_contracts_parties_differ" CHECK (buyer_id <> supplier_id);--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD CONSTRAINT "pilot_contracts_value" CHECK (value_vnd > 0);--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD CONSTRAINT "pilot_contracts_rates" CHECK (fee_bps >= 0 and fee_vat_bps >= 0 and retention_bps >= 0 and fee_bps + retention_bps <= 10000);--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD CONSTRAINT "pilot_contracts_document" CHECK ((document_html is null) = (document_sha256 is null));