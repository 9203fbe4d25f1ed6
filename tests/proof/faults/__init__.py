"""What can be wrong with a certificate: one function a fault, with the checks that must fail."""
