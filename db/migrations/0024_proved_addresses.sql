-- Accounts that are here already were made by somebody who gave the address out; from now on a new one has to be proved.
UPDATE "users" SET "email_verified_at" = "created_at" WHERE "email_verified_at" IS NULL;
