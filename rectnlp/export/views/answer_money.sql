-- Money by bulletin and flow, in 元: parts of a total and repeats of a figure are left out, so that nothing counts twice.
-- n_bounded: how many of the figures are no exact ones (近, 余, 以上); of a range the lower end is summed.
SELECT
  a.doc_id, d.region, d.division_code, d.published_year, a.flow,
  SUM(a.si_value) AS yuan,
  COUNT(*) AS n_figures,
  SUM(a.bound <> 'exact') AS n_bounded
FROM amounts a JOIN documents d ON d.doc_id = a.doc_id
WHERE a.dimension = 'money' AND a.part_of IS NULL AND a.repeat_of IS NULL
GROUP BY a.doc_id, a.flow
