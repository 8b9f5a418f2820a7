-- The same question to DuckDB, for how long it takes: where people stand by their years on the built-in
-- ladder, and which required skills of the next level they have. Names are exact, nothing is resolved.
COPY (
  WITH people AS (
    SELECT *, CASE WHEN years < 1 THEN 0 WHEN years <= 3 THEN 1 WHEN years <= 7 THEN 2 ELSE 3 END AS stands,
      CASE WHEN list_contains(skills, 'Advanced Risk Management')
        THEN list_append(skills, 'Risk Management') ELSE skills END AS has
    FROM read_ndjson('/dev/stdin', columns = {
      name: 'VARCHAR', years: 'DOUBLE', skills: 'VARCHAR[]', education: 'VARCHAR'})
  ), asked AS (
    SELECT *, CASE stands
        WHEN 0 THEN ['Project Coordination', 'Communication', 'Time Management']
        WHEN 1 THEN ['Leadership', 'Risk Management', 'Budget Management']
        WHEN 2 THEN ['Strategic Planning', 'Advanced Risk Management', 'Mentoring']
      END AS wanted,
      CASE stands WHEN 0 THEN 1 WHEN 1 THEN 3 WHEN 2 THEN 7 END AS begins
    FROM people
  )
  SELECT name, stands, greatest(begins - years, 0) AS years_missing,
    list_filter(wanted, lambda skill: list_contains(has, skill)) AS met,
    list_filter(wanted, lambda skill: NOT list_contains(has, skill)) AS missing
  FROM asked
) TO '/dev/stdout' (FORMAT json);
