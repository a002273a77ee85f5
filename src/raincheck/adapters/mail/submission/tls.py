"""The protection of the connection (RFC 8314): who may speak for a server, and what is wrong with who did."""

import ssl
from pathlib import Path

from raincheck.ports import FailCause

_CERTIFICATES = {
    2: FailCause.TLS_UNKNOWN_CA,
    9: FailCause.TLS_NOT_YET_VALID,
    10: FailCause.TLS_EXPIRED,
    18: FailCause.TLS_SELF_SIGNED,
    19: FailCause.TLS_SELF_SIGNED,
    20: FailCause.TLS_UNKNOWN_CA,
    21: FailCause.TLS_UNKNOWN_CA,
    62: FailCause.TLS_WRONG_HOST,
    64: FailCause.TLS_WRONG_HOST,
}
"""Codes of OpenSSL (X509_V_ERR_…, in `x509_vfy.h`) for what is wrong with a certificate."""


def tls_context(ca_file: str = "") -> ssl.SSLContext:
    """Certificate and host name are verified, against what the system trusts (SSL_CERT_FILE), and `ca_file` (PEM).

    At least TLS 1.2 (RFC 8997). Raises OSError, ValueError or RuntimeError where `ca_file` can't be used.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        context.load_verify_locations(Path(ca_file).expanduser())
    return context


def tls_cause(error: ssl.SSLError) -> FailCause:
    """What is wrong with the protection."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _CERTIFICATES.get(error.verify_code, FailCause.TLS_BROKEN)
    return FailCause.TLS_BROKEN
