cli-init = Make a real installation: its first ledger, its keys, its first administrator.

    .data = Folder to make it in; new or empty.
    .charter = Id of a shipped charter, or the path of a folder.
    .origin = Host of the organisation, or the whole origin HOST/KIND[-ID].
    .login = Sign-in name of the first administrator.
cli-init-done = Made in { $data }: ledger { $ledger }, origin { $origin }. Serve it with: tocsin up --data { $data }
cli-init-link = One-time link for { $login }, good for seven days: { $path }
