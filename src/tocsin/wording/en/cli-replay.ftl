cli-replay = Plays a scenario into a fresh ledger and prints its transcript.

    SCENARIO is the id of a shipped scenario (see --list) or the path of a scenario file. Without --data the ledger is kept in memory and gone afterwards. Ends with 1 if something expected has not come about.
    .scenario = Id of a shipped scenario, or path of a file or folder.
    .list = List the shipped scenarios and stop.
    .data = Folder in which the ledger is kept; it is made where there is none.
    .certificates = Folder into which the certificate of every declared decision is written.
    .ledger = Short name of the new ledger; by default replay-SCENARIO.
cli-replay-row = { $id }  { $title }
cli-replay-expected = What was expected:
cli-replay-expectation = { $met ->
    [yes] [ ok ]
   *[no] [FAIL]
} { $text }; found: { $actual }
cli-replay-decisions = Decisions:
cli-replay-decision = { $id }: { $outcome } — { $title }
cli-replay-verdict = { $failed ->
    [0] Everything expected has come about.
    [one] { $failed } expectation of { $count } is not met.
   *[other] { $failed } expectations of { $count } are not met.
}
cli-replay-kept = Kept as ledger { $ledger } in { $data }.
cli-replay-certificate = Certificate: { $file }
