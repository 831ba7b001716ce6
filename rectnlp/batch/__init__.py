"""Many bulletins: one pure function from inputs to Arrow tables, engines that run it, and data sets that resume.

`work` is the function, `workers` runs it in processes (`rectnlp.dask` on a cluster), `run` keeps a folder of tables in
step with a folder of bulletins, and `profile` says when what came out drifts.
"""
