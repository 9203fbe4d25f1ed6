cli-charter = Charters: which there are, what one says, what in it cannot work.
cli-charter-list = The charters that come with the program, with their revisions.
cli-charter-show = A charter in plain words as it stands on a day.
    .charter = Id of a shipped charter, or the path of a folder.
    .date = The day, as 2022-01-06; today by default.
cli-charter-check = What is wrong in a charter: unknown words, dangling references, what can never be reached.

    Ends with 1 if there is an error.
    .charter = Id of a shipped charter, or the path of a folder.
cli-charter-row = { $id }  { $name }  { $revision }
cli-charter-severity = { $level ->
    [error] [error]
    [warning] [warning]
   *[info] [note]
}
cli-charter-verdict = { $errors ->
    [0] No error; findings: { $others }.
    [one] { $errors } error; findings: { $others }.
   *[other] { $errors } errors; findings: { $others }.
}
