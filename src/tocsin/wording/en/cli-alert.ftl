cli-alert = Warnings: CAP, feeds of CAP, GDACS.
cli-alert-read = Read warnings from files and print one JSON line each.

    Nothing but the files named is read, and nothing is fetched.
    .files = Files to read.
