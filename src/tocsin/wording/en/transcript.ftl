transcript-kind = { $invented ->
    [yes] Invented situation: nothing of this happened.
   *[no] Replay of past events from the public record. Not a live record.
}
transcript-zone = Times: { $zone }.
transcript-by-time = By time alone
transcript-article = { $act }, article { $number }
transcript-standing = { $standing ->
    [official] official record
    [reported] reported
   *[assumed] assumed
}; { $clock ->
    [recorded] hour on record
    [day] day on record, hour assumed
   *[assumed] time assumed
}
transcript-refused = Refused: { $what }: { $reason }{ $expected ->
    [yes] . The scenario expects this refusal.
   *[no] . The scenario does not expect this.
}
transcript-finding = { $code ->
    [basis_unusual] finding: { $about } is no usual basis for this matter
    [article_reported] finding: { $about } is known from reports only
    [article_unverified] finding: { $about } is not verified
    [strength_reported] finding: the strength is a reported figure
    [strength_assumed] finding: the strength is assumed
   *[other] finding: { $code } { $about }
}
transcript-people = people: { $value }
transcript-vehicles = vehicles: { $value }
transcript-aircraft = aircraft: { $value }
transcript-sorties = sorties: { $value }
transcript-every-hours = every { $value } h
transcript-recorded-for = recorded for: { $value }
transcript-proposed-by = proposed by: { $value }
transcript-until = until { $at }
transcript-confirmed = { $yes ->
    [yes] confirmed by the member
   *[no] contested by the member
}
transcript-accepted = { $yes ->
    [yes] accepted
   *[no] refused
}
transcript-agreed = { $yes ->
    [yes] agrees
   *[no] does not agree
}
transcript-met = { $yes ->
    [yes] met
   *[no] not met
}
transcript-last = { $yes ->
    [yes] the last of the contingent
   *[no] not the last
}
transcript-whole = { $yes ->
    [yes] with this the whole force
   *[no] not the whole force
}
transcript-owner-members = all members
transcript-owner-unspecified = not said by whom
