check-addressee-given = { $met ->
    [yes] the order names the member it is addressed to
   *[no] an order to a member must name that member
}
    .next = Choose the addressee.
check-appeal-given = { $met ->
    [yes] the official appeal is named
   *[no] this matter is decided only on a member's official appeal ({ $matter })
}
    .next = Enter the appeal first, then name it here.
check-appeal-known = { $met ->
    [yes] the appeal is in this case
   *[no] the appeal named is not in this case
}
    .next = Choose an appeal from the list.
check-article-given = { $met ->
    [yes] a legal basis is named
   *[no] no legal basis is named
}
    .next = Name at least one article.
check-article-in-force = { $met ->
    [yes] { $article } is in force on the date
   *[no] { $article } is not in force on the date
}
    .next = Choose an article in force.
check-as-of-in-past = { $met ->
    [yes] the report speaks of a past moment
   *[no] the report's moment lies in the future
}
    .next = Correct the time.
check-asks-given = { $met ->
    [yes] what is asked for is named
   *[no] the appeal does not say what it asks for
}
    .next = Choose what the member asks for.
check-at-in-future = { $met ->
    [yes] the signer's clock is right
   *[no] the signer's clock ({ $at }) is ahead of the ledger's ({ $received_at })
}
    .next = Set the clock of the signing device.
check-brought-in-past = { $met ->
    [yes] the time of bringing is past
   *[no] the time of bringing lies in the future
}
    .next = Correct the time.
check-by-decision-adopted = { $met ->
    [yes] the decision it rests on is adopted
   *[no] the decision it rests on ({ $decision }) is not adopted
}
    .next = Name an adopted decision or leave the field empty.
check-case-known = { $met ->
    [yes] the case exists
   *[no] there is no such case
}
    .next = Open the list of cases and choose one.
check-case-new = { $met ->
    [yes] the case's short name is free
   *[no] there is already a case with the short name { $case }
}
    .next = Choose another short name.
check-case-open = { $met ->
    [yes] the case is open
   *[no] the case is closed
}
    .next = What came too late can be attached or corrected; for new events open a new case.
check-case-same = { $met ->
    [yes] the draft belongs to this case
   *[no] the draft does not belong to the case { $case }
}
    .next = Open the draft from its own case.
check-command-known = { $met ->
    [yes] the command is known
   *[no] there is no command { $command }
}
    .next = See the list at /api/docs.
check-component-allowed = { $met ->
    [yes] { $component } may serve this purpose
   *[no] { $component } may not be used for this matter; allowed: { $allowed }
}
    .next = Choose another component.
check-component-known = { $met ->
    [yes] { $component } exists on the date
   *[no] { $component } does not exist on the date
}
    .next = Choose a component from the list.
check-condition-known = { $met ->
    [yes] the condition is part of the decision
   *[no] the decision has no condition { $condition }
}
    .next = Choose a condition from the list.
check-condition-open = { $met ->
    [yes] the condition is open
   *[no] condition { $condition } has been settled already
}
    .next = A wrong entry is corrected, not repeated.
check-confirmation-in-future = { $met ->
    [yes] there is time left to confirm
   *[no] the time for confirmation is already over
}
    .next = Choose a later time.
check-consultation-new = { $met ->
    [yes] the consultations' short name is free
   *[no] there are already consultations with the short name { $consultation }
}
    .next = Choose another short name.
check-consultation-running = { $met ->
    [yes] the consultations are going on
   *[no] no consultations { $consultation } are going on
}
    .next = Start consultations first.
check-content-given = { $met ->
    [yes] the report says something
   *[no] the report has neither text nor figures nor a file
}
    .next = Write what is reported.
check-contents-complete = { $met ->
    [yes] the decision contains all that the charter asks for
   *[no] the decision lacks: { $lacking }
}
    .next = Fill in what is missing.
check-custody-allowed = { $met ->
    [yes] the key is held by its owner
   *[no] in a live ledger no key may lie with the server
}
    .next = Use a passkey, a card or a key file.
check-decided-in-past = { $met ->
    [yes] the national act is dated in the past
   *[no] the date of the national act lies in the future
}
    .next = Correct the date.
check-decision-in-case = { $met ->
    [yes] the decision belongs to this case
   *[no] the decision { $decision } belongs to the case { $case }
}
    .next = Open it from its own case.
check-decision-known = { $met ->
    [yes] the draft exists
   *[no] there is no such draft decision
}
    .next = Choose a draft from the case.
check-decision-new = { $met ->
    [yes] the draft's short name is free
   *[no] there is already a draft with the short name { $decision }
}
    .next = Choose another short name.
check-decision-stage = { $met ->
    [yes] the draft is at the right stage
   *[no] the draft is at the stage “{ $stage }”; needed: { $required }
}
    .next = Wait for the step before, or see where the draft stands.
check-done-in-past = { $met ->
    [yes] the time of completion is past
   *[no] the time of completion lies in the future
}
    .next = Correct the time.
check-electorate-not-empty = { $met ->
    [yes] the organ has members on the date
   *[no] the organ { $organ } has no members on the date
}
    .next = Choose another organ.
check-entry-known = { $met ->
    [yes] the entry is in this stream
   *[no] there is no such entry in this stream
}
    .next = Choose an entry from the record.
check-entry-not-corrected = { $met ->
    [yes] the entry has not been corrected yet
   *[no] the entry has been corrected already
}
    .next = See the correction in the record.
check-event-differs = { $met ->
    [yes] the event is the one the command causes
   *[no] what was signed is not what the command causes here ({ $field })
}
    .next = Prepare the event again and sign that one.
check-evidence-given = { $met ->
    [yes] the paper or note of the call is attached
   *[no] what came on paper or by telephone needs its evidence
}
    .next = Attach a scan, the cable, or a note of the call.
check-file-new = { $met ->
    [yes] the file has not been attached yet
   *[no] this very file is attached already
}
    .next = Nothing needs to be done.
check-form-allowed = { $met ->
    [yes] the form of decision is allowed
   *[no] the charter does not allow the form “{ $form }” here; allowed: { $allowed }
}
    .next = Choose an allowed form.
check-given-in-past = { $met ->
    [yes] the time of the notice is past
   *[no] the time of the notice lies in the future
}
    .next = Correct the time.
check-held-in-past = { $met ->
    [yes] the talk has taken place
   *[no] the talk lies in the future
}
    .next = Enter it when it has taken place.
check-host-asked = { $met ->
    [yes] the host has been asked
   *[no] the host has not been asked for its consent
}
    .next = The Secretariat asks first.
check-host-not-asked = { $met ->
    [yes] the host has not been asked yet
   *[no] the host has been asked already
}
    .next = Wait for the answer or for its time to pass.
check-host-same = { $met ->
    [yes] the host itself answers
   *[no] only the host ({ $host }) may answer
}
    .next = The answer comes from the host's people.
check-in-time = { $met ->
    [yes] there is still time
   *[no] the time is over
}
    .next = Nothing more can be stated here; see what is due next.
check-key-in-force = { $met ->
    [yes] the key is in force
   *[no] the key is not in force
}
    .next = See the register of keys.
check-key-new = { $met ->
    [yes] the key is new
   *[no] the key is enrolled already
}
    .next = Nothing needs to be done, or use another key.
check-key-not-of-system = { $met ->
    [yes] it is a person's key
   *[no] the site's own key is not revoked this way
}
    .next = Change the site's key with the log's key.
check-last-moment-in-future = { $met ->
    [yes] the last moment lies ahead
   *[no] the last moment is already past
}
    .next = Choose a later moment.
check-last-moment-reached = { $met ->
    [yes] the last moment has come
   *[no] the last moment has not come yet
}
    .next = Wait until then; it then happens by itself.
check-mandate-in-force = { $met ->
    [yes] the decision is in force
   *[no] the decision it changes is not in force ({ $stage })
}
    .next = Name a decision in force.
check-mandate-known = { $met ->
    [yes] there is an adopted decision to carry out
   *[no] there is no adopted decision to carry out here
}
    .next = A decision must be adopted first.
check-mandate-not-void = { $met ->
    [yes] the decision has not become void
   *[no] the decision is not in effect ({ $stage })
}
    .next = See which condition or consent failed.
check-member-bound = { $met ->
    [yes] the decision binds { $member }
   *[no] the decision does not bind { $member }
}
    .next = No national step is owed.
check-member-in-electorate = { $met ->
    [yes] { $member } has a voice in this decision
   *[no] { $member } has no voice in this decision
}
    .next = Only members of the organ on that date state positions.
check-member-known = { $met ->
    [yes] { $member } is a member on the date
   *[no] { $member } is not a member on the date
}
    .next = Choose a member from the list.
check-members-given = { $met ->
    [yes] those taking part are named
   *[no] nobody is named as taking part
}
    .next = Choose the members.
check-mode-other = { $met ->
    [yes] the mode changes
   *[no] the case already has this mode
}
    .next = Choose another mode.
check-moved-in-past = { $met ->
    [yes] the movement has taken place
   *[no] the time of the movement lies in the future
}
    .next = Enter it when it has taken place.
check-name-plain = { $met ->
    [yes] the file name is plain
   *[no] the file name “{ $name }” is empty or contains a path
}
    .next = Rename the file.
check-national-step-new = { $met ->
    [yes] the national step has not been entered yet
   *[no] a national step of { $member } has been entered already
}
    .next = A wrong entry is corrected, not repeated.
check-no-open-decision = { $met ->
    [yes] nothing is being decided any more
   *[no] drafts are still open: { $decisions }
}
    .next = Decide or withdraw them first.
check-no-running-mandate = { $met ->
    [yes] no decision is still being carried out
   *[no] decisions are still being carried out: { $mandates }
}
    .next = Wait for their end or end them by a decision.
check-not-signed-yet = { $met ->
    [yes] { $member } has not signed yet
   *[no] { $member } has signed already
}
    .next = Nothing needs to be done.
check-notice-not-given = { $met ->
    [yes] the notice has not been given yet
   *[no] the notice has been given already ({ $duty })
}
    .next = Nothing needs to be done.
check-notice-owed = { $met ->
    [yes] the notice is owed
   *[no] no such notice is owed ({ $duty })
}
    .next = Choose a notice from the list.
check-occurred-in-past = { $met ->
    [yes] the time of the occurrence is past
   *[no] the time of the occurrence lies in the future
}
    .next = Correct the time.
check-offer-known = { $met ->
    [yes] the offer exists
   *[no] there is no offer { $offer }
}
    .next = Choose an offer from the list.
check-offer-new = { $met ->
    [yes] the offer's short name is free
   *[no] there is already an offer with the short name { $offer }
}
    .next = Choose another short name.
check-offer-open = { $met ->
    [yes] the offer is unanswered
   *[no] the offer { $offer } has been answered already
}
    .next = See the answer in the case.
check-order-known = { $met ->
    [yes] the order exists
   *[no] there is no order { $order }
}
    .next = Choose an order from the list.
check-order-new = { $met ->
    [yes] the order's short name is free
   *[no] there is already an order with the short name { $order }
}
    .next = Choose another short name.
check-order-not-brought = { $met ->
    [yes] the order has not been brought yet
   *[no] the order { $order } has been brought already
}
    .next = Nothing needs to be done.
check-order-not-done = { $met ->
    [yes] the order has not been carried out yet
   *[no] the order { $order } has been carried out already
}
    .next = Nothing needs to be done.
check-organ-and-matter-of-draft = { $met ->
    [yes] organ and matter are those of the draft
   *[no] the draft is for { $organ }, { $matter }
}
    .next = Open it for that organ and matter, or write another draft.
check-organ-known = { $met ->
    [yes] { $organ } exists on the date
   *[no] { $organ } does not exist on the date
}
    .next = Choose an organ from the list.
check-outcome-settled = { $met ->
    [yes] the rule gives an outcome
   *[no] the rule gives no outcome yet
}
    .next = Positions or signatures are still missing.
check-own-member = { $met ->
    [yes] it is done for one's own member
   *[no] people of { $member } act for { $member } only
}
    .next = The people of the member concerned do this.
check-owner-known = { $met ->
    [yes] the owner is an organ or role of the charter
   *[no] the charter knows no organ or role { $owner }
}
    .next = Choose an owner from the list.
check-place-given = { $met ->
    [yes] the place is named
   *[no] the place is missing
}
    .next = Name the place.
check-position-known = { $met ->
    [yes] the position is on this decision
   *[no] there is no such position on this decision
}
    .next = Choose a position from the list.
check-position-waiting = { $met ->
    [yes] a position of { $member } waits for confirmation
   *[no] no position of { $member } waits for confirmation
}
    .next = Nothing needs to be done.
check-reason-given = { $met ->
    [yes] a reason is given
   *[no] a reason is missing
}
    .next = Write why.
check-recorded-for-given = { $met ->
    [yes] the member whose position is recorded is named
   *[no] the organisation's people have no position of their own
}
    .next = Choose the member for which the position is recorded.
check-region-known = { $met ->
    [yes] the region is known
   *[no] the charter knows no region { $region }
}
    .next = Choose a region from the list.
check-reply-in-future = { $met ->
    [yes] there is time left to reply
   *[no] the time to reply is already over
}
    .next = Choose a later time.
check-report-new = { $met ->
    [yes] the report's short name is free
   *[no] there is already a report with the short name { $report }
}
    .next = Choose another short name.
check-reported-in-past = { $met ->
    [yes] the time of the report is past
   *[no] the time it was reported lies in the future
}
    .next = Correct the time.
check-role-known = { $met ->
    [yes] the role is one of the charter's
   *[no] the charter knows no role { $role }
}
    .next = Choose a role from the list.
check-role-may = { $met ->
    [yes] the role “{ $role }” may do this
   *[no] the role “{ $role }” has no power for this
}
    .next = Someone whose role has the power does this.
check-role-of-member = { $met ->
    [yes] role and membership fit together
   *[no] role and membership do not fit together ({ $role })
}
    .next = See the register of people.
check-role-speaks-in-organ = { $met ->
    [yes] the role speaks in { $organ }
   *[no] the role “{ $role }” does not speak in { $organ }
}
    .next = A person whose role speaks in this organ states the position.
check-roster-empty = { $met ->
    [yes] the ledger has not begun
   *[no] the ledger has begun already
}
    .next = Keys are enrolled one by one from here on.
check-rule-known = { $met ->
    [yes] the charter has a rule for the matter
   *[no] the charter has no rule for this matter on the date ({ $matter })
}
    .next = Choose another matter or organ.
check-signal-into-known = { $met ->
    [yes] the other signal exists and was not merged away
   *[no] there is no signal { $signal } to merge into
}
    .next = Choose another signal.
check-signal-known = { $met ->
    [yes] the signal exists
   *[no] there is no such signal
}
    .next = Choose a signal from the list.
check-signal-new = { $met ->
    [yes] the signal's short name is free
   *[no] there is already a signal with this short name
}
    .next = Choose another short name.
check-signal-other = { $met ->
    [yes] it is another signal
   *[no] a signal cannot be merged into itself
}
    .next = Choose another signal.
check-signal-stage = { $met ->
    [yes] the signal is at the right stage
   *[no] the signal is at another stage
}
    .next = See where the signal stands and what comes next.
check-signatures-awaited = { $met ->
    [yes] signatures are awaited
   *[no] no signatures are awaited
}
    .next = See where the draft stands.
check-silence-has-last-moment = { $met ->
    [yes] the silence procedure has its last moment
   *[no] a silence procedure needs its exact last moment
}
    .next = Set it.
check-source-given = { $met ->
    [yes] the source is named
   *[no] what is reported or assumed needs its source
}
    .next = Name the source.
check-stay-ends-later = { $met ->
    [yes] the stay ends after it begins
   *[no] the stay would end before it begins or is already over ({ $ends_at })
}
    .next = Correct the times.
check-text-changed = { $met ->
    [yes] the text has changed
   *[no] the text is the same as before
}
    .next = Change the text or leave the version as it is.
check-text-current = { $met ->
    [yes] it is the current version
   *[no] it is not the current version of the text
}
    .next = Read the current version and begin again.
check-text-given = { $met ->
    [yes] a text is given
   *[no] the text is missing
}
    .next = Write the text.
check-text-same = { $met ->
    [yes] it is exactly the text that was opened
   *[no] it is not the text that was opened
}
    .next = Read the text that was opened and begin again.
check-title-given = { $met ->
    [yes] a title is given
   *[no] the title is missing
}
    .next = Write a title.
check-until-after-begin = { $met ->
    [yes] it ends after it begins
   *[no] it would end before it begins
}
    .next = Correct the times.
check-voting-open = { $met ->
    [yes] positions are being stated
   *[no] the stating of positions is closed
}
    .next = See what comes next.
check-withdrawal-new = { $met ->
    [yes] the withdrawal has not begun yet
   *[no] the withdrawal has begun already
}
    .next = Nothing needs to be done.
check-key-id-matches = { $met ->
    [yes] the key is named by the SHA-256 of its public part
   *[no] the id given is not the SHA-256 of the public key ({ $key })
}
    .next = Read id and public key from the key again.
check-key-length = { $met ->
    [yes] the public key has the length of its algorithm
   *[no] the public key has { $actual } octets and not the { $required } of its algorithm
}
    .next = Check algorithm and public key.
check-passkey-scope = { $met ->
    [yes] it is said where the passkey may be used, and for passkeys only
   *[no] a passkey needs the site and origins where it may be used, any other key has none
}
    .next = Fill in site and origins for a passkey; leave them empty otherwise.
