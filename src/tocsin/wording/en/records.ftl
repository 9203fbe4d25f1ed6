records-nav-map = Map
records-nav-office = Administration
records-title = Record
records-what = { $count ->
    [one] { $count } entry, signed by whoever acted; none can be changed or taken out unnoticed. The newest stands first.
   *[other] { $count } entries, each signed by whoever acted; none can be changed or taken out unnoticed. The newest stands first.
}
records-filter = Which entries
records-case = Case
records-type = Event
records-stream = Stream
records-all = all
records-show = Show
records-clear = All entries
records-number = No.
records-time = Entered
records-event = Event
records-actor = Who acted
records-leaf = Leaf digest
records-corrected = corrected
records-none = No entries like that.
records-pages = Pages
records-newest = Newest
records-older = Older
records-entry = entry { $index }
records-corrected-by = This entry was corrected by
records-corrects = This corrects
records-signed-words = What was signed
records-signed-json = The signed event, exactly
records-signed-json-why = The signature covers these values without blanks and line breaks, keys in order.
records-at = Signed at
records-received = Entered at
records-version = place { $version }
records-proof = Proof
records-proof-holds = Checked just now: signature, place in the ledger and the ledger's own signature hold.
records-proof-fails = Checked just now: the entry is NOT proven. Do not rely on it, and tell the administrator.
records-signature-holds = Signature holds:
records-signature-fails = Signature does not hold:
records-by-log = the ledger itself
records-included = { $count ->
    [one] Lies in the signed state of { $count } entry.
   *[other] Lies in the signed state of { $count } entries.
}
records-not-included = { $count ->
    [one] Does not lie in the signed state of { $count } entry.
   *[other] Does not lie in the signed state of { $count } entries.
}
records-log-signed = The ledger's key has signed that state.
records-log-not-signed = The ledger's key has not signed that state.
records-root = Root of the tree
records-charter = Charter revision
records-path = { $count ->
    [one] Inclusion proof: { $count } hash
   *[other] Inclusion proof: { $count } hashes
}
records-signatures = { $count ->
    [one] Signature
   *[other] Signatures: { $count }
}
records-key = Key
records-signature = Signature
records-checkpoint = Checkpoint of the ledger
records-origin = Ledger
records-verify-title = Verify a certificate
records-verify-what = A decision certificate is one file that shows what was decided, by whom and under which rule. It is verified in your browser; the file is sent nowhere.
records-verify-file = Certificate
records-verify-file-hint = Choose the file or drop it anywhere on this page; at most 64 MB.
records-verify-compare = Compare with a key you know
records-verify-compare-why = Without it a certificate can only be consistent in itself. With values that you have from the organisation by another way, it is shown from whom it comes.
records-verify-log-key = Key of the ledger
records-verify-root = Digest of the founding entry
records-verify-do = Verify here
records-verify-do-server = Verify on the server
records-verify-known = What this installation publishes
records-verify-known-why = Certificates of this ledger carry these values. Get them by another way too before you rely on them.
records-verify-holds = The certificate holds
records-verify-fails = The certificate does not hold
records-verify-by-server = { $file }, verified by the server.
records-verify-by-browser = { $value }, verified in this browser.
records-verify-running = Verifying…
records-verify-too-large = The file is larger than 64 MB; no certificate is.
records-verify-no-file = No file was chosen. Choose the certificate's file and try again.
records-verify-failed = This browser could not verify the file. Use the button to verify it on the server.
