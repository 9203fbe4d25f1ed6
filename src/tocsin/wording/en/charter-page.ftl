charter-page-title = Charter
charter-page-on = As of
charter-page-wrong-day = That is no day. Shown is today.
charter-page-revision = Revision
charter-page-revision-from = in force from entry { $index }
charter-page-hash = Digest of the revision
charter-page-standing = Statements
charter-page-standing-count = { $standing ->
    [verified] verified
    [reported] reported
   *[unverified] unverified
}: { $count }
charter-page-standing-word = { $standing ->
    [reported] reported
   *[unverified] unverified
}
charter-page-files = Files
charter-page-archive = all as ZIP
charter-page-contents = On this page
charter-page-procedure = Procedure
charter-page-optional = optional
charter-page-actors = Who acts
charter-page-limit = Time limit
charter-page-basis = Basis
charter-page-unspecified = not in the public record
charter-page-time = Members over time
charter-page-member = Member
charter-page-from = From
charter-page-to = Until
charter-page-roles = Roles and powers
charter-page-of-member = of a member
charter-page-of-organisation = of the organisation
charter-page-may = May
charter-page-sees = Sees
charter-page-own = { $power } (own member only)
charter-page-sees-signals = signals
charter-page-sees-cases = cases
charter-page-sees-positions = positions
charter-page-sees-drafts-political = political drafts
charter-page-sees-drafts-defence = defence drafts
charter-page-sees-orders = orders
charter-page-sees-reports = reports
charter-page-sees-ledger = the record
charter-page-sees-charter = the charter
charter-page-sees-people = people and keys
charter-page-findings = What the check of the charter finds
charter-page-severity = { $level ->
    [error] error
    [warning] warning
   *[info] note
}
charter-page-no-findings = Nothing was found.
