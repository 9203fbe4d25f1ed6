cli-tally = Apply a charter's decision rules to ballots, one JSON line each.

    A ballot with a fault gets a line that says which; the rest goes on, and the command ends with 2.
    .charter = Id of a shipped charter, or the path of a folder.
    .ballots = CSV file: ballot,date,organ,matter,member,position or ballot,date,organ,matter,yes,no,abstain,absent,no_by.
