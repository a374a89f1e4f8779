CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"message" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "organization_verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"proposed" jsonb,
	"requested_by" uuid NOT NULL,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"checklist" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"outcome" text,
	"reason" text DEFAULT '' NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	CONSTRAINT "organization_verifications_decided" CHECK (("organization_verifications"."outcome" is null) = ("organization_verifications"."decided_at" is null))
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "sub_kind" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "international_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "country" text DEFAULT 'VN' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "registration_number" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "street" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "summary_en" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "website" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "contact_phone" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "bank_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "recognition_number" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "recognition_on" date;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "recognition_authority" text;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "verified_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_verifications" ADD CONSTRAINT "organization_verifications_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_verifications" ADD CONSTRAINT "organization_verifications_requested_by_users_id_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_verifications" ADD CONSTRAINT "organization_verifications_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_requests_open" ON "access_requests" USING btree ("organization_id","user_id") WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "access_requests_user_id_created_at_index" ON "access_requests" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "organization_verifications_organization_id_id_index" ON "organization_verifications" USING btree ("organization_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "organization_verifications_open" ON "organization_verifications" USING btree ("organization_id",(kind = 'bank')) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX "organization_verifications_queue" ON "organization_verifications" USING btree ("requested_at") WHERE outcome is null;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_registration" ON "organizations" USING btree ("country","registration_number") WHERE registration_number is not null;--> statement-breakpoint
CREATE INDEX "organizations_verified_until" ON "organizations" USING btree ("verified_until") WHERE verified_until is not null;--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_one_register" CHECK ("organizations"."tax_code" is null or "organizations"."registration_number" is null);--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_country" CHECK ("organizations"."country" ~ '^[A-Z]{2}$');