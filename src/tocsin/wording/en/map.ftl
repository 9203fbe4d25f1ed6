map-label = Map of members, open cases and areas of warnings; the page of the map has the same as a table
map-no-opinion = Outlines: Natural Earth. They express no opinion on the status of any territory or boundary.
map-legend = What the signs mean
map-members = Member
map-cases = Open case
map-hazards = Warning in force
map-table-instead = The map needs a script. The table below has the same.
map-same = The same as a table
map-kind = Kind
map-what = What
map-where = Where
map-warnings-what = Warnings as they came from meteorological, seismic and civil protection services (CAP, Atom, RSS, GDACS). A warning is a claim of its sender; what it means here is said by the signal that is received from it.
map-warnings-list = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
map-warnings-state = Which warnings
map-warnings-more = { $count ->
    [one] { $count } more is not shown.
   *[other] { $count } more are not shown.
}
map-warnings-none = There are no warnings.
map-warning-state = { $state ->
    [in_force] in force
    [superseded] superseded
    [cancelled] cancelled
    [expired] expired
   *[message] message on another warning
}
map-warning-severity = { $severity ->
    [extreme] extreme
    [severe] severe
    [moderate] moderate
    [minor] minor
   *[other] severity unknown
}
map-warning-exercise = not an actual warning
map-warning-sent = sent
map-warning-expires = valid until
map-warning-ended-by = by { $identifier }
map-warning-original = as it came
map-warning-receive = Receive as a signal
map-warning-unknown-sender = sender not given
map-warning-kept = The warning was taken in.
map-warning-known = This file had been taken in before; nothing was changed.
map-warning-empty = Nothing was sent. Choose a file or paste a warning.
map-warning-too-large = The file is larger than { $limit } MB. Send its warnings one by one.
map-warning-no-warning = No warning could be read from this. Check that it is a CAP, Atom, RSS or GDACS file.
map-bring = Upload a file
map-file = File with warnings
map-file-hint = XML, or XML packed with gzip; at most { $limit } MB.
map-upload = Upload
map-paste = Paste a warning
map-paste-label = Text of the warning (XML)
map-take = Take in
