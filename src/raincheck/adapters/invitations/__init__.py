"""Calendar files, mails and pasted text, as documents that the domain understands."""
