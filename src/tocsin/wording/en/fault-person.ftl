fault-person-without-key = the ledger has no key in force for this person of the cast ({ $role } { $member }).
    .next = Choose a role and member that the charter knows on the day the scenario starts.
