-- A panel: one row a place (by division code, else by name) and year of inspection or publication (column basis), over the years that the run spans.
-- Zero apart from missing: a place-year without a bulletin has n_bulletins 0 and NULL in every measure; one with
-- bulletins that state no such figure has NULL in that measure, and 0 sanctions where none is told.
WITH dated AS (
  SELECT b.*, COALESCE(b.division_code, b.region) AS place, 'publication' AS basis, b.published_year AS year FROM answer_bulletins b WHERE b.published_year IS NOT NULL
  UNION ALL
  SELECT b.*, COALESCE(b.division_code, b.region), 'inspection', CAST(SUBSTR(b.inspection_start, 1, 4) AS INTEGER) FROM answer_bulletins b
  WHERE b.inspection_start IS NOT NULL
),
counties AS (
  SELECT basis, place, MAX(division_code) AS division_code, MAX(region) AS region FROM dated
  WHERE place IS NOT NULL GROUP BY basis, place
),
years AS (SELECT DISTINCT basis, year FROM dated)
SELECT
  c.division_code, c.region, y.year, c.basis,
  COUNT(d.doc_id) AS n_bulletins,
  SUM(d.problems) AS problems,
  SUM(d.done) AS done,
  SUM(d.sanctions) AS sanctions,
  SUM(d.sanctioned_persons) AS sanctioned_persons,
  SUM(d.money_recovered) AS money_recovered,
  SUM(d.mismatches) AS mismatches
FROM counties c
JOIN years y ON y.basis = c.basis
LEFT JOIN dated d ON d.place = c.place AND d.year = y.year AND d.basis = c.basis
GROUP BY c.basis, c.place, y.year
ORDER BY c.basis, c.place, y.year
