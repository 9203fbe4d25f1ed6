charter-title = { $name } ({ $short })
charter-as-of = as it stood on { $date }; revision { $revision }
charter-section-members = Members
charter-section-organs = Organs
charter-section-rules = Decision rules
charter-section-matters = Matters
charter-section-procedures = Procedure
charter-section-consents = Steps under national law
charter-section-duties = Notices owed outside
charter-section-components = Forces and means
charter-section-regions = Regions
charter-section-centres = Response centres
charter-section-acts = Acts
charter-presides = presides
charter-suspended = suspended, without a voice
charter-chair-unknown = Who presides is not in the public record read.
charter-standing = { $standing ->
    [verified] verified
    [reported] reported
   *[unverified] not verified
}
charter-unknown = not in the public record read
charter-sittings = Holds { $meets ->
    [session] sessions
   *[meeting] meetings
}; authentic language: { $languages }; quorum: { $quorum ->
    [unspecified] not in the public record read
   *[other] { $quorum }
}
charter-refers = Recommends to: { $organ }
charter-basis = Basis: { $list }
charter-matter = { $organ }: { $name } ({ $id })
charter-no-rule = no rule on this day
charter-by-signature = adopted by signature
charter-needs-appeal = on appeal of a member
charter-form-session = { $meets ->
    [session] in session
   *[meeting] at a meeting
}
charter-form-correspondence = by correspondence
charter-form-silence = by silence
charter-requires = Must state: { $list }
charter-allows = May use: { $list }
charter-bases = Usual bases: { $list }
charter-limit = time limit: { $limit }
charter-limit-unspecified = not in the public record read
charter-limit-at-once = at once
charter-optional = where it applies
charter-consent-cabinet = decision of the cabinet
charter-consent-parliament = consent of the parliament
charter-consent-none = none needed
charter-consent-unspecified = not in the public record read
charter-owner = from: { $owner }
charter-about = about { $number }
charter-purposes = May serve: { $list }
charter-article = { $act }, article { $article }
charter-article-alone = Article { $article }
charter-address = Text: { $address }
charter-in-force = In force since { $date }.
charter-not-in-force = Not in force on this day.
charter-force-unknown = Entry into force is not in the public record read.
charter-actor-members = members
charter-actor-unspecified = not in the public record read
charter-since = since { $date }
charter-until = before { $date }
