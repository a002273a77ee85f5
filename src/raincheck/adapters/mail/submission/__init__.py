"""The parts of handing a mail to a submission server (RFC 6409): each step says how far it came."""
