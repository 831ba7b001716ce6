-- One row an inspection problem: its status and deadline, who is responsible, and what stands under it.
-- Units: every body named under the problem, by full name. Sums leave out parts of a total and repeats.
SELECT
  p.doc_id, p.problem_id, p.number, p.title, p.kind, p.aspect, p.status, p.deadline, p.n_measures,
  d.region, d.division_code, d.published,
  p.responsible_unit_ids,
  (SELECT GROUP_CONCAT(canonical, '|') FROM
    (SELECT DISTINCT u.canonical FROM units u WHERE u.problem_id = p.problem_id ORDER BY u.start)) AS units,
  (SELECT COUNT(*) FROM sanctions s WHERE s.problem_id = p.problem_id AND s.repeat_of IS NULL) AS sanctions,
  (SELECT SUM(s.n_persons) FROM sanctions s
    WHERE s.problem_id = p.problem_id AND s.part_of IS NULL AND s.repeat_of IS NULL) AS sanctioned_persons,
  (SELECT SUM(a.si_value) FROM amounts a
    WHERE a.problem_id = p.problem_id AND a.dimension = 'money' AND a.flow IN ('recovered', 'returned')
      AND a.part_of IS NULL AND a.repeat_of IS NULL) AS money_recovered,
  (SELECT SUM(a.si_value) FROM amounts a
    WHERE a.problem_id = p.problem_id AND a.dimension = 'money' AND a.flow = 'misused'
      AND a.part_of IS NULL AND a.repeat_of IS NULL) AS money_misused,
  (SELECT COUNT(*) FROM events e WHERE e.problem_id = p.problem_id) AS events
FROM problems p JOIN documents d ON d.doc_id = p.doc_id
