CREATE TABLE "arbiter_appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"milestone_id" uuid,
	"user_id" uuid NOT NULL,
	"appointed_by" uuid NOT NULL,
	"appointed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "contract_funders" (
	"contract_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"rail" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "contract_funders_contract_id_organization_id_pk" PRIMARY KEY("contract_id","organization_id"),
	CONSTRAINT "contract_funders_amount" CHECK (amount_vnd > 0)
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"milestone_id" uuid NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"reason" text NOT NULL,
	"opened_by_organization_id" uuid,
	"opened_by" uuid,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" text,
	"earned_vnd" bigint,
	"refund_vnd" bigint,
	CONSTRAINT "disputes_amount" CHECK (amount_vnd >= 0)
);
--> statement-breakpoint
CREATE TABLE "inspection_reminders" (
	"milestone_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"kind" text NOT NULL,
	"sent_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inspection_reminders_milestone_id_round_kind_pk" PRIMARY KEY("milestone_id","round","kind")
);
--> statement-breakpoint
CREATE TABLE "milestone_shares" (
	"milestone_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"amount_vnd" bigint NOT NULL,
	CONSTRAINT "milestone_shares_milestone_id_organization_id_pk" PRIMARY KEY("milestone_id","organization_id"),
	CONSTRAINT "milestone_shares_amount" CHECK (amount_vnd >= 0)
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"milestone_id" uuid,
	"kind" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"terms" jsonb NOT NULL,
	"reason" text NOT NULL,
	"terms_sha256" text NOT NULL,
	"proposed_by_organization_id" uuid NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "proposals_two_people" CHECK (answered_by is null or status <> 'accepted' or answered_by <> proposed_by)
);
--> statement-breakpoint
CREATE TABLE "rejections" (
	"milestone_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"rejected_by" uuid NOT NULL,
	"rejected_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rejections_milestone_id_round_pk" PRIMARY KEY("milestone_id","round")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"contract_id" uuid NOT NULL,
	"milestone_id" uuid,
	"funder_id" uuid NOT NULL,
	"rail" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"cause" text NOT NULL,
	"amount_vnd" bigint NOT NULL,
	"attempt" integer DEFAULT 1 NOT NULL,
	"provider_reference" text,
	"last_error" text,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "refunds_amount" CHECK (amount_vnd > 0 and attempt > 0)
);
--> statement-breakpoint
DROP INDEX "payouts_one_live";
--> statement-breakpoint
ALTER TABLE "acceptance_records" ALTER COLUMN "accepted_by" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "charged_back_vnd" bigint;
--> statement-breakpoint
ALTER TABLE "payouts" ADD COLUMN "purpose" text DEFAULT 'milestone' NOT NULL;
--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD COLUMN "basis" text DEFAULT 'signed' NOT NULL;
--> statement-breakpoint
ALTER TABLE "milestones" ADD COLUMN "changes_requested" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "kind" text DEFAULT 'pilot' NOT NULL;
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "silent_acceptance" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "change_rounds" integer DEFAULT 2 NOT NULL;
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "warranty_days" integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "warranty_ends_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD COLUMN "permit_from" date;
--> statement-breakpoint
ALTER TABLE "arbiter_appointments" ADD CONSTRAINT "arbiter_appointments_contract_id_pilot_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."pilot_contracts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "arbiter_appointments" ADD CONSTRAINT "arbiter_appointments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "arbiter_appointments" ADD CONSTRAINT "arbiter_appointments_appointed_by_users_id_fk" FOREIGN KEY ("appointed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "arbiter_appointments" ADD CONSTRAINT "arbiter_appointments_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "contract_funders" ADD CONSTRAINT "contract_funders_contract_id_pilot_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."pilot_contracts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "contract_funders" ADD CONSTRAINT "contract_funders_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD CONSTRAINT "pilot_contracts_rail" UNIQUE("id","rail");
--> statement-breakpoint
ALTER TABLE "contract_funders" ADD CONSTRAINT "contract_funders_one_rail" FOREIGN KEY ("contract_id","rail") REFERENCES "public"."pilot_contracts"("id","rail") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_contract_id_pilot_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."pilot_contracts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opened_by_organization_id_organizations_id_fk" FOREIGN KEY ("opened_by_organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "inspection_reminders" ADD CONSTRAINT "inspection_reminders_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "milestone_shares" ADD CONSTRAINT "milestone_shares_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "milestone_shares" ADD CONSTRAINT "milestone_shares_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_contract_id_pilot_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."pilot_contracts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_organization_id_organizations_id_fk" FOREIGN KEY ("proposed_by_organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rejections" ADD CONSTRAINT "rejections_milestone_id_milestones_id_fk" FOREIGN KEY ("milestone_id") REFERENCES "public"."milestones"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "rejections" ADD CONSTRAINT "rejections_rejected_by_users_id_fk" FOREIGN KEY ("rejected_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_contract_id_pilot_contracts_id_fk" FOREIGN KEY ("contract_id") REFERENCES "public"."pilot_contracts"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_funder_id_organizations_id_fk" FOREIGN KEY ("funder_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_milestone_of_contract" FOREIGN KEY ("contract_id","milestone_id") REFERENCES "public"."milestones"("contract_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "arbiter_appointments_one" ON "arbiter_appointments" USING btree ("contract_id",coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid)) WHERE ended_at is null;
--> statement-breakpoint
CREATE INDEX "contract_funders_organization_id_index" ON "contract_funders" USING btree ("organization_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_one_open" ON "disputes" USING btree ("milestone_id") WHERE settled_at is null;
--> statement-breakpoint
CREATE INDEX "proposals_contract_id_index" ON "proposals" USING btree ("contract_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "proposals_one_open" ON "proposals" USING btree ("contract_id",coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid),"kind") WHERE status = 'open';
--> statement-breakpoint
CREATE INDEX "refunds_contract_id_index" ON "refunds" USING btree ("contract_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_once" ON "refunds" USING btree ("contract_id",coalesce(milestone_id, '00000000-0000-0000-0000-000000000000'::uuid),"funder_id","cause");
--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_one_live" ON "payouts" USING btree ("milestone_id","purpose") WHERE status in ('pending', 'confirmed');
--> statement-breakpoint
ALTER TABLE "contract_signatures" ADD CONSTRAINT "contract_signatures_one_side" UNIQUE("contract_id","user_id");
--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_charged_back" CHECK ((charged_back_vnd is not null) = (status = 'charged_back') and (charged_back_vnd is null or charged_back_vnd between 1 and amount_vnd));
--> statement-breakpoint
ALTER TABLE "acceptance_records" ADD CONSTRAINT "acceptance_records_signed" CHECK (accepted_by is not null or basis in ('silence', 'settlement'));
--> statement-breakpoint
ALTER TABLE "pilot_contracts" ADD CONSTRAINT "pilot_contracts_rounds" CHECK (change_rounds between 0 and 10 and warranty_days between 0 and 1825);
