charter-title = { $name } on { $on }
    (revision { $revision })
charter-section-members = Members
charter-section-organs = Organs
charter-section-matters = Matters and rules
charter-section-procedure = Procedure
charter-section-acts = Acts
charter-presides = (presides)
charter-mark = [{ $standing ->
    [reported] reported
   *[unverified] unverified
}]
charter-organ = { $id }  { $name }; holds { $meets ->
    [session] sessions
   *[meeting] meetings
}; authentic language: { $languages }; quorum: { $quorum ->
    [unspecified] not in the public record
   *[other] { $quorum }
}
charter-matter = { $id }  { $name }. { $rule }
charter-step = { $number }. { $name }: { $actors }; time limit: { $limit ->
    [unspecified] not in the public record
    [at-once] at once
   *[other] { $limit }
}{ $basis ->
    [none] {""}
   *[other] {" "}({ $basis })
}
charter-actor-members = members
charter-actor-unspecified = not in the public record
charter-act = { $id }  { $name }; adopted: { $adopted ->
    [unspecified] unknown
   *[other] { $adopted }
}; in force: { $force ->
    [unspecified] unknown
   *[other] { $force }
}{ $articles ->
    [none] {""}
   *[other] ; articles: { $articles }
}
