CREATE TABLE "payee_accounts" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "payee_accounts_accountId_unique" UNIQUE("account_id")
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"object_id" text NOT NULL,
	"account_id" text,
	"happened_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_operations" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"source_id" text,
	"amount_vnd" bigint NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"provider_id" text,
	"url" text,
	"url_ends_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_operations_amount" CHECK (amount_vnd > 0)
);
--> statement-breakpoint
ALTER TABLE "payee_accounts" ADD CONSTRAINT "payee_accounts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "provider_operations_subject_id_index" ON "provider_operations" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "provider_operations_source_id_index" ON "provider_operations" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "provider_operations_provider_id_index" ON "provider_operations" USING btree ("provider_id");