ALTER TABLE "documents" ADD COLUMN "modified_ms" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "uploaded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "file_removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_size" CHECK ("documents"."size_bytes" > 0);--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_ready_is_checked" CHECK ("documents"."status" <> 'ready' or ("documents"."sha256" is not null and "documents"."content_type" is not null and "documents"."uploaded_at" is not null));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_rejection_has_reason" CHECK ("documents"."status" <> 'rejected' or "documents"."rejected_because" is not null);