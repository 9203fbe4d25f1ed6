fault-key-not-held = the key of this person of the cast is not held here ({ $role } { $member }).
    .next = Play the scenario into a ledger whose demonstration keys lie with this site.
