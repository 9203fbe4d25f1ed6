cli-verify = Verifies a decision certificate from its file alone, without a server or a data folder.

    The first line says it in words. Ends with 0 if the certificate holds and with 1 if it does not, or if less trust is reached than is required; an empty, foreign or damaged file is a certificate that does not hold. Ends with 2 if the file cannot be read, or if a value to compare with is none.
    .file = The certificate.
    .log-key = Verifier key of the log, known from elsewhere; the certificate must come from that log.
    .root = Leaf hash of entry 0, known from elsewhere; the certificate must come from that organisation's ledger.
    .policy = File with a trust policy (C2SP tlog-policy); enough of its witnesses must have cosigned.
    .require = The least trust: log or organisation. Without the fitting --log-key or --root it is not reached.
