expectation-accepted = “{ $does }” ({ $act }) is accepted
expectation-refused = “{ $does }” ({ $act }) is refused: { $code }
expectation-outcome = outcome of { $of }: { $is }
expectation-interval = from { $from } to { $to }: { $bound }
expectation-peak = { $figure ->
    [people] highest number of people reported
   *[vehicles] highest number of vehicles reported
} under { $of }: { $is }
expectation-mandate = state of { $of }: { $is }{ $because ->
    [expired] , by time
    [decision] , by decision
   *[none] {""}
}
expectation-count = { $of } in { $in }: { $is }
expectation-step = step “{ $step }” of { $of }: { $is }
expectation-tally = { $of } counted by “{ $rule }”: { $is }
expectation-finding = recorded with { $of }: { $is }
expectation-figures = { $figure ->
    [offers] offers
    [movements] movements
    [reports] situation reports
    [orders] orders
   *[other] national steps
} under { $of } rest on: { $is }
expectation-due = { $kind } in { $of }: { $is }
expectation-case = case { $of }: { $is }
expectation-position = position of { $member } on { $of }: { $is }{ $held ->
    [stated] , stated by the member itself
    [recorded] , recorded for the member
    [confirmed] , confirmed by the member
    [contested] , contested by the member
    [lapsed] , lapsed
   *[none] {""}
}
expectation-bound = bound by { $of }: { $is }
expectation-at-most = at most { $span }
expectation-at-least = at least { $span }
expectation-days-at-most = by the calendar at most { $days ->
    [one] { $days } day
   *[other] { $days } days
}
expectation-nothing = nothing of the kind
expectation-point-act = the act “{ $id }”
expectation-point-signal = signal { $id }
expectation-point-opened = opening of { $id }
expectation-point-adopted = adoption of { $id }
expectation-point-failed = failure of { $id }
expectation-point-ended = end of { $id }
expectation-point-withdrawal = begin of the withdrawal under { $id }
expectation-point-first-departed = departure of the first under { $id }
expectation-point-first-arrived = arrival of the first under { $id }
expectation-point-whole-arrived = arrival of the whole force under { $id }
expectation-point-first-returned = return of the first under { $id }
expectation-point-whole-returned = return of the last under { $id }
expectation-point-issued = issue of order { $id }
expectation-point-brought = receipt of order { $id }
expectation-point-done = completion of order { $id }
expectation-counted-decisions-adopted = decisions adopted
expectation-counted-decisions-failed = decisions not adopted
expectation-counted-appeals = appeals
expectation-counted-consultations = consultations
expectation-counted-national-consents = national steps recorded
expectation-counted-orders = orders
expectation-counted-reports = situation reports
expectation-counted-attachments = files attached
expectation-counted-corrections = corrections
expectation-word-adopted = adopted
expectation-word-not-adopted = not adopted
expectation-word-undecided = undecided
expectation-word-withdrawn = withdrawn
expectation-word-draft = draft
expectation-word-open = open
expectation-word-closed = closed
expectation-word-signing = signature page open
expectation-word-waiting = waiting
expectation-word-later = later
expectation-word-done = done
expectation-word-in-force = in force
expectation-word-ended = ended
expectation-word-void = void
expectation-word-official = official record
expectation-word-reported = reports
expectation-word-assumed = assumption
expectation-word-awaited = awaited
expectation-word-overdue = overdue
expectation-word-yes = yes
expectation-word-no = no
expectation-word-abstain = abstains
expectation-word-absent = absent
expectation-word-not-participating = not participating
expectation-word-objection = objection
expectation-word-recused = recused
expectation-word-silent = silent
expectation-word-none = none
expectation-word-accepted = accepted
