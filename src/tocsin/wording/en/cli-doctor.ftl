cli-doctor = State of this installation in plain words.

    Ends with 1 if something keeps the installation from working.
cli-doctor-level = { $level ->
    [good] [ ok ]
    [weak] [note]
   *[broken] [FAIL]
}
cli-doctor-python = Python { $value }{ $level ->
    [broken] {" "}is too old: { $needed } or newer is needed. Install a newer Python and delete the folder .venv.
   *[good] .
}
cli-doctor-engine = SQLite engine { $value }{ $level ->
    [broken] {" "}is older than { $needed } and can corrupt data. Reinstall: delete the folder .venv and run ./tocsin again.
   *[good] {" "}from the package pysqlite3.
}
cli-doctor-engine-missing = The package pysqlite3 is missing, so the engine { $value } of this Python is used in a safe mode about five times slower. Engine { $needed } or newer comes with pysqlite3.
cli-doctor-web = { $level ->
    [broken] The web interface is not built: { $value } is missing. Delete the folder .venv and run ./tocsin again.
   *[good] The web interface is built.
}
cli-doctor-fonts = { $level ->
    [weak] The fonts for papers are missing; PDF files will be set in what the system has.
   *[good] Fonts for papers are there: { $value }.
}
cli-doctor-encoding = { $level ->
    [weak] The terminal's encoding is { $value }, so Russian letters may not show. Set LC_ALL=C.UTF-8.
   *[good] The terminal's encoding is { $value }.
}
cli-doctor-verdict = { $healthy ->
    [true] The installation is in order.
   *[false] The installation does not work as it is: see the lines marked FAIL.
}
cli-doctor-data-missing = There is no installation in { $value } yet.
cli-doctor-data = The installation in { $value }:
cli-doctor-guards = { $level ->
    [broken] The database no longer guards the entries ({ $value }). Run tocsin ledger check and restore from a backup.
   *[good] The database refuses to change or delete entries.
}
cli-doctor-durability = { $level ->
    [broken] The database is not durable ({ $value }): what is acknowledged may be lost. Install pysqlite3 and start again.
    [weak] The database is durable in the slow mode ({ $value }).
   *[good] What is acknowledged has reached the disk ({ $value }).
}
cli-doctor-keys = { $level ->
    [broken] The keys in { $value } can be read by others: chmod 600.
   *[good] The keys in { $value } are their owner's alone.
}
cli-doctor-ledger = { $needed ->
    [ledger_behind_signed] Ledger { $value } was restored from an older copy and takes no entries until the later ones are imported (tocsin ledger import).
    [ledger_is_copy] Ledger { $value } is a read-only copy.
   *[other] { $level ->
        [broken] Ledger { $value }: its keys cannot be used ({ $needed }).
       *[good] Ledger { $value } takes entries.
    }
}
cli-doctor-room = { $level ->
    [broken] The disk is full: { $value } MiB are free.
    [weak] The disk is almost full: { $value } MiB are free.
   *[good] Free on the disk: { $value } MiB.
}
