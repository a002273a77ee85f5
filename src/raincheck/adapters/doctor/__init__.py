"""What works on this machine: small looks around, each with a deadline, each answering in values."""
