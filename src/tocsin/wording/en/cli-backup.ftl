cli-backup = Writes a backup of the installation to one file, while the service runs.

    The file holds the record and the keys of this site: keep it as you keep keys.
    .file = The file to write.
cli-backup-ledger = { $ledger }: { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
cli-backup-done = The backup has been written to { $file }. It holds this site's keys: keep it as you keep keys.
