cli-bench = The benchmarks, each beside its peer in one run (docs/performance.md).
    .name = One benchmark; without it all of them.
    .quick = A short share of each, for a first look.
cli-bench-row = { $name }: { $ours } { $unit }, { $by }: { $peer }; ratio { $ratio }, aim { $goal }{ $met ->
    [yes] , met
    [no] , missed
   *[none] {""}
}
