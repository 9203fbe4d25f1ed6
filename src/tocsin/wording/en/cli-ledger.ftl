cli-ledger = Integrity of a ledger, portable copies, and its read tables.
cli-ledger-check = Checks a whole ledger: every entry, signature, node of the tree, and the checkpoint.

    Ends with 1 if anything is not as it was signed.
cli-ledger-check-finding = { $place ->
    [entry] Entry { NUMBER($index, useGrouping: 0) }: { $fault }
   *[whole] The whole ledger: { $fault }
}
cli-ledger-check-more = { $count ->
    [one] … and { $count } finding more.
   *[other] … and { $count } findings more.
}
cli-ledger-check-unguarded = The database no longer guards the entries: { $name } is missing or was changed.
cli-ledger-check-equivocation = Note: entries { $entries } were prepared by one key on the same earlier event. The ledger is whole; ask the holder of the key.
cli-ledger-check-verdict = { $verdict ->
    [sound] The ledger { $ledger } is whole: { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }, all as they were signed.
   *[broken] The ledger { $ledger } is NOT whole. Stop the service, keep a copy of the data folder, and restore from a backup or a member's copy.
}
cli-ledger-export = Writes a ledger to a portable file that anyone can check and import.
    .file = The file to write.
cli-ledger-export-doing = Writing the ledger
cli-ledger-export-done = The ledger { $ledger } with { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    } has been written to { $file }.
cli-ledger-import = Takes in a portable file after checking all of it: as a read-only copy, or what a restored ledger lacks.
    .file = The file that ledger export has written.
cli-ledger-import-done = The ledger { $ledger } has { $size ->
        [one] { $size } entry
       *[other] { $size } entries
    }; { $count } of them and { $bodies ->
        [one] { $bodies } body
       *[other] { $bodies } bodies
    } are new here.
cli-ledger-rebuild = Makes the tables that the pages read anew from the ledger.
cli-ledger-rebuild-done = The read tables of the ledger { $ledger } have been made anew from { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }.
