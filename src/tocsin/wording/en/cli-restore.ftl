cli-restore = Puts a backup in place of the data folder's installation. Stop the service first.

    A log that has been signed beyond the backup takes no entries until what is lacking has been imported, so that it cannot fork.
    .file = The file that backup has written.
    .replace = Let the installation that stands in the folder make way.
cli-restore-ledger = { $ledger }: { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }{ $state ->
        [behind] ; { $lacking ->
            [one] { $lacking } entry that was signed later is lacking
           *[other] { $lacking } entries that were signed later are lacking
        }. It is read-only until they are imported from a member's copy (ledger import).
       *[whole] .
    }
cli-restore-done = The backup stands in { $data }. If the log was signed on another machine after the backup was made, import the later entries from a member's copy before the service starts.
