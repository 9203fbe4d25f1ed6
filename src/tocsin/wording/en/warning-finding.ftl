warning-finding-missing-file = there is no such file.
warning-finding-is-directory = this is a folder; name the files in it.
warning-finding-not-a-file = this is a pipe, a device or a socket; only files are read.
warning-finding-unreadable-file = the file cannot be read ({ $reason }); check the permissions.
warning-finding-empty-file = the file is empty.
warning-finding-compressed = the file is compressed; unpack it first.
warning-finding-not-xml = the file is not XML.
warning-finding-undecodable = the octets are no text in { $codec } (near octet { $octet }); fetch the file again.
warning-finding-nul-character = the file holds NUL characters, which no XML text has; it is damaged or not a text.
warning-finding-doctype = the file has a document type declaration (DTD). Warnings have none, and it can do harm, so the file is not read.
warning-finding-external-reference = the file asks for another file to be read in (XInclude); it is not read.
warning-finding-too-deep = the elements are nested deeper than in any warning; the file is not read.
warning-finding-too-much-markup = there is more markup in one piece than any warning has; the file is not read.
warning-finding-prolog-too-long = too much stands before the first element; the file is not read.
warning-finding-namespace-too-long = a namespace is longer than any has reason to be; the file is not read.
warning-finding-part-too-long = a text, a name or a tag is longer than the reader allows; the file is not read.
warning-finding-not-well-formed = from line { $line }, column { $column } on this is no XML ({ $reason }). What follows could not be read; ask the sender for the file again.
warning-finding-no-warning = there is no warning in the file (its first element is “{ $root }”).
warning-finding-empty-alert = the alert has no identifier, no sender, no time and no information.

warning-finding-truncated = { $bound ->
    [octets] the file is larger than the 50 MB that are read; { $count } warnings were read, the rest was not.
    [warnings] the file holds more than the { $count } warnings that are read at a time; the rest was not read.
   *[seconds] the time for one file is over; { $count } warnings were read, the rest was not.
}
warning-finding-empty-feed = the feed holds no warnings at present.
warning-finding-encoding-guessed = some octets do not fit the encoding { $codec } and were read as the most likely letters.
warning-finding-encoding-mismatch = the file says it is written in “{ $declared }” but is in { $codec }; it was read as { $codec }.
warning-finding-unknown-encoding = the encoding “{ $value }” is not known; the file was read as UTF-8.
warning-finding-space-before-declaration = something stands before the XML declaration; it was passed over.
warning-finding-control-characters = control characters that XML forbids were replaced by spaces.
warning-finding-bare-ampersand = characters that XML does not allow as they stand, such as a bare &, were mended: { $count }.
warning-finding-several-documents = the file holds several documents one after the other, or text after its end.
warning-finding-undeclared-prefix = prefixes are used that the file does not declare: { $value }.

warning-finding-link-not-followed = the feed only points to the warning; the link was not followed: { $link }
warning-finding-entry-without-alert = the entry holds no whole warning and no link to one; its own fields are given.
warning-finding-empty-entry = the entry says nothing.
warning-finding-identifier-from-link = the entry has no identifier of its own; its link stands in for it: { $value }
warning-finding-alert-as-text = the warning lay as text inside another document.
warning-finding-alert-outside-entry = the warning stands in the feed but in none of its entries.
warning-finding-embedded-refused = a document inside this one was not read ({ $code }).
warning-finding-duplicate-identifier = an earlier warning of this file has the same sender and identifier.
warning-finding-signature-not-verified = the warning is signed; the signature was not verified.

warning-finding-missing-namespace = the namespace of CAP is missing; the warning was read as { $format }.
warning-finding-unknown-namespace = “{ $value }” is no namespace of CAP; the warning was read as { $format }.
warning-finding-mixed-namespaces = parts of the warning stand in another namespace (“{ $value }”) and were read all the same.
warning-finding-misspelt-element = the element should be spelt “{ $name }”; it was read as that.
warning-finding-unknown-element = CAP knows no element “{ $name }” here; it says: { $value }
warning-finding-missing-element = “{ $name }” is required and missing.
warning-finding-repeated-element = “{ $name }” may stand only once; not used: { $value }
warning-finding-out-of-order = “{ $name }” stands in the wrong place.
warning-finding-unexpected-attribute = CAP knows no attribute “{ $name }” here; it says: { $value }
warning-finding-stray-text = text stands between the elements: { $value }
warning-finding-markup-in-text = elements stand where only text belongs; their text was read.
warning-finding-pair-as-text = a name and a value are written as one text: { $value }

warning-finding-empty-value = “{ $name }” is empty.
warning-finding-unknown-value = “{ $value }” is no value that CAP allows for “{ $name }”; it is given as it came.
warning-finding-padded-value = there are spaces around the value “{ $value }” of “{ $name }”.
warning-finding-restricted-characters = spaces, commas, < and & are not allowed here: { $value }
warning-finding-bad-time = “{ $value }” is no time.
warning-finding-time-without-offset = “{ $value }” says no offset from UTC, so the moment is uncertain.
warning-finding-untidy-time = “{ $value }” is not written as CAP asks; it was read as { $read }.
warning-finding-bad-language = “{ $value }” is no language tag.
warning-finding-bad-address = “{ $value }” is no web address.
warning-finding-bad-number = “{ $value }” is no number.
warning-finding-bad-reference = the references do not all name sender, identifier and time: { $value }
warning-finding-untidy-references = the references are not separated as CAP asks, and were taken apart: { $value }

warning-finding-bad-polygon = the polygon cannot be read: { $value }
warning-finding-untidy-polygon = the polygon is not written as CAP asks; it was read as: { $value }
warning-finding-polygon-too-long = the polygon is too long and was not examined: { $value }
warning-finding-polygon-too-short = a polygon needs at least four points: { $value }
warning-finding-polygon-not-closed = the last point of the polygon is not its first: { $value }
warning-finding-bad-circle = the circle cannot be read: { $value }
warning-finding-untidy-circle = the circle is not written as CAP asks; it was read as: { $value }
warning-finding-coordinates-swapped = latitude and longitude seem to be swapped; the map shows them turned round: { $value }
warning-finding-coordinates-out-of-range = there is no such latitude or longitude: { $value }

warning-finding-no-info = the warning says nothing about what is expected.
warning-finding-no-area = no area is given.
warning-finding-missing-references = a message of type “{ $kind }” must name the messages it speaks of, and names none.
warning-finding-missing-restriction = the warning is restricted and does not say to whom.
warning-finding-missing-addresses = the warning is private and names no addressees.
warning-finding-expires-before-start = it ends ({ $expires }) before it begins ({ $start }).
warning-finding-expires-before-sent = when it was sent ({ $sent }) it had already expired ({ $expires }).
warning-finding-more-findings = further findings were left out: { $count }.
