paper-article = { $act }{ $number ->
    [none] {""}
   *[other] , article { $number }
}
paper-basis = Legal basis
paper-certificate-digest = SHA-256 of the certificate
paper-components = Components
paper-footer = Decision { $decision } · ledger { $origin }
paper-for = For { $member }
paper-form = Form
paper-how = How it was given
paper-matter = Matter
paper-member = Member
paper-no-certificate = There is no certificate yet: the decision has not been declared. The digest below is that of the text above.
paper-none = none
paper-number = Number
paper-opened = Put to the members
paper-page = page
paper-page-of = of
paper-places = Places
paper-position = Position
paper-positions = Positions
paper-recorded = recorded by the Secretariat, { $state ->
    [confirmed] confirmed by the member
    [contested] contested by the member
   *[unconfirmed] not yet confirmed
}
paper-refused = signature refused { $at }{ $by ->
    [none] {""}
   *[other] , { $by }
}
paper-reservation = reservation: { $text }
paper-rule = Rule
paper-signature-caption = What is signed is exactly the text above.
paper-signatures = Signatures
paper-signed = signed { $at }{ $by ->
    [none] {""}
   *[other] , { $by }
}
paper-stay = Stay until
paper-strength = Strength
paper-subordination = Subordination
paper-tasks = Tasks
paper-text = Text
paper-text-digest = SHA-256 of the text
paper-translation = Unofficial translation ({ $language })
paper-verify = To verify: take the certificate of this decision, compare its SHA-256 with the one here, and check it with “tocsin verify” or on the verification page. Neither needs the server that issued it.
