CREATE TABLE "audit_batches" (
	"number" integer PRIMARY KEY NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"sealed_by" text NOT NULL,
	"cluster" text NOT NULL,
	"horizon" "xid8" NOT NULL,
	"event_count" integer NOT NULL,
	"first_id" bigint NOT NULL,
	"last_id" bigint NOT NULL,
	"events_hash" text NOT NULL,
	"previous_hash" text,
	"hash" text NOT NULL,
	CONSTRAINT "audit_batches_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_origins" (
	"commitment" text PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"ip" text,
	"device" text,
	"session" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"event_id" bigint PRIMARY KEY NOT NULL,
	"batch_number" integer NOT NULL,
	"event_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "request_id" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "origin_commitment" text;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "written_by" text DEFAULT current_user NOT NULL;--> statement-breakpoint
CREATE INDEX "audit_origins_created_at_index" ON "audit_origins" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_seals_batch_number_event_id_index" ON "audit_seals" USING btree ("batch_number","event_id");--> statement-breakpoint
CREATE INDEX "audit_events_transaction_index" ON "audit_events" USING btree ("transaction");