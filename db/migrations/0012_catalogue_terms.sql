ALTER TABLE "catalogue_entries" ADD COLUMN "pilot_months" integer;--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD COLUMN "sandbox_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_entries" ADD COLUMN "procurement_route" text;