cli-certificate = Writes the certificate of a declared decision into a file that anyone can verify.

    Example: tocsin certificate csc-2022-1 --data DIR --out decision.json
    .decision = Id of the decision.
    .out = File to write; one that is there is replaced.
cli-certificate-written = The certificate of decision { $decision } stands in { $file }. Check it with: tocsin verify { $file }
cli-certificate-pins = Whoever verifies it should have got one of these values from you in another way:
    --log-key { $log }
    --root { $root }
