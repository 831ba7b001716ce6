-- One row a bulletin: where, who, how far, who was sanctioned, what money came back, what does not add up.
-- Problems: as stated, else as listed. Done and ongoing are of what completion_basis names (problem, task, measure).
-- Sanctions: measures told as results or cases, repeats left out; a unit's routine figures (statistic) are no result.
-- Persons: only those that the text counts for a measure; one person with two measures is counted twice.
SELECT
  d.doc_id, d.title, d.issuer, d.region, d.division_code, d.province, d.city, d.county,
  d.published, d.published_year, d.inspection_start, d.inspection_end,
  COALESCE(d.n_problems, NULLIF((SELECT COUNT(*) FROM problems p WHERE p.doc_id = d.doc_id AND p.kind = 'problem'), 0))
    AS problems,
  d.n_measures AS measures,
  d.n_done AS done,
  d.n_ongoing AS ongoing,
  d.completion_rate,
  d.completion_basis,
  (SELECT COUNT(*) FROM sanctions s
    WHERE s.doc_id = d.doc_id AND s.scope IS NOT 'statistic' AND s.repeat_of IS NULL) AS sanctions,
  (SELECT SUM(s.n_persons) FROM sanctions s
    WHERE s.doc_id = d.doc_id AND s.scope IS NOT 'statistic' AND s.repeat_of IS NULL AND s.part_of IS NULL)
    AS sanctioned_persons,
  (SELECT SUM(a.si_value) FROM amounts a
    WHERE a.doc_id = d.doc_id AND a.dimension = 'money' AND a.flow IN ('recovered', 'returned')
      AND a.part_of IS NULL AND a.repeat_of IS NULL) AS money_recovered,
  (SELECT COUNT(*) FROM checks c WHERE c.doc_id = d.doc_id AND c.status = 'mismatch') AS mismatches,
  d.n_chars
FROM documents d
