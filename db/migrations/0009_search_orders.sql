DROP INDEX "search_documents_newest";--> statement-breakpoint
DROP INDEX "search_documents_closing";--> statement-breakpoint
DROP INDEX "search_documents_budget";--> statement-breakpoint
CREATE INDEX "search_documents_newest" ON "search_documents" USING btree ("kind","is_open" DESC NULLS FIRST,"sort_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "search_documents_closing" ON "search_documents" USING btree ("kind",(not is_open),coalesce(closes_at, 'infinity'::timestamptz),"id");--> statement-breakpoint
CREATE INDEX "search_documents_budget" ON "search_documents" USING btree ("kind",coalesce(budget_max_vnd, -1) desc,"id" DESC NULLS FIRST);