-- Search folds a text to bare words [a-z0-9]: marks off (also of decomposed text), đ to d, case and punctuation gone. What is
-- left is ASCII, so the result does not depend on the locale or the parser, and JavaScript folds a query the same way
-- (search/vietnamese.ts). unaccent() is STABLE because a dictionary may be replaced; ours is named, which makes it immutable.
CREATE FUNCTION public.f_unaccent(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)) $$;
--> statement-breakpoint
CREATE FUNCTION public.search_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
AS $$ SELECT btrim(regexp_replace(lower(public.f_unaccent(value)), '[^a-z0-9]+', ' ', 'g')) $$;
