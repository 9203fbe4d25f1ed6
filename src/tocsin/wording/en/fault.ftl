fault-line-what = Error: { $text }
fault-line-where = Where: { $text }
fault-line-next = What to do: { $text }
fault-incident = the program itself failed (incident { $incident }). What was acknowledged before is kept.
    .next = Repeat the command. If it fails again, send the incident number and the log file named above to whoever looks after the installation.
fault-unworded = what was given does not have the form it must have ({ $reason }).
    .next = Correct the place named above.
fault-unknown-language = the language “{ $value }” is not known; the program speaks en and ru.
    .next = Write --lang en or --lang ru.
fault-unknown-command = there is no command “{ $name }”.
    .next = { $count ->
        [0] See the commands with --help.
        [one] Did you mean { $near }?
       *[other] Did you mean one of these: { $near }?
    }
fault-usage-missing = { $name } is missing.
    .next = See what the command takes with --help.
fault-usage-no-such-option = the command has no option { $name }.
    .next = See its options with --help.
fault-usage-option-value = the option { $name } is used wrongly: it stands without its value, or has one and takes none.
    .next = See its options with --help.
fault-usage-extra = there are more words than the command takes.
    .next = See what it takes with --help; put a value with spaces in quotation marks.
fault-usage-value = “{ $value }” is no fitting value for { $name }.
    .next = See what the command takes with --help.
fault-usage-choice = “{ $value }” is no possible value of { $name }.
    .next = Choose one of: { $allowed }.
fault-usage-number = “{ $value }” is no number, as { $name } needs.
    .next = Write a number in digits.
fault-usage-range = “{ $value }” is out of range for { $name }.
    .next = Write a number from { $low } to { $high }.
fault-usage-path = “{ $value }” does not exist, is not of the right kind, or must not be read or written ({ $name }).
    .next = Check the path and the permissions.
fault-test-no-checkout = the tests are not part of an installed package.
    .next = Run ./tocsin test in a checkout of the source.
fault-test-no-pytest = the packages that the tests need are not installed.
    .next = Run ./tocsin test at the root of the checkout; it installs them.
