-- Puts jobs into the queue as graphile_worker.add_jobs does, without its NOTIFY and in one pass over its tables.
--
-- NOTIFY holds a lock of the whole server from before the commit's flush to its end: transactions that queue a job would
-- commit one after the other, however many processors there are. The workers look every second by themselves.
-- A job that waits under the same key is replaced; one that has begun keeps running, and a new one is queued after it.
CREATE FUNCTION queue_jobs(jobs jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO graphile_worker._private_tasks (identifier)
    SELECT DISTINCT job.task FROM jsonb_to_recordset(jobs) AS job(task text)
    WHERE NOT EXISTS (SELECT 1 FROM graphile_worker._private_tasks known WHERE known.identifier = job.task)
    ON CONFLICT DO NOTHING;
  UPDATE graphile_worker._private_jobs AS begun SET key = NULL, attempts = begun.max_attempts, updated_at = now()
    FROM jsonb_to_recordset(jobs) AS job(key text)
    WHERE begun.key = job.key AND begun.is_available IS NOT TRUE;
  INSERT INTO graphile_worker._private_jobs AS waiting (task_id, payload, run_at, max_attempts, key)
    SELECT tasks.id, job.payload, coalesce(job.run_at, now()), job.max_attempts, job.key
    FROM jsonb_to_recordset(jobs) AS job(task text, payload json, run_at timestamptz, max_attempts smallint, key text)
    JOIN graphile_worker._private_tasks tasks ON tasks.identifier = job.task
    ON CONFLICT (key) DO UPDATE SET
      task_id = excluded.task_id, payload = excluded.payload, run_at = excluded.run_at, max_attempts = excluded.max_attempts,
      revision = waiting.revision + 1, attempts = 0, last_error = NULL, updated_at = now()
    WHERE waiting.locked_at IS NULL;
END $$;
