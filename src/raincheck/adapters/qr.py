"""QR codes (ISO/IEC 18004), made by segno."""

import segno

from raincheck.ports import Modules


class SegnoCodes:
    """`Codes` of the smallest size: on a screen there is no dirt, but every module costs room."""

    def modules(self, text: str) -> Modules | None:
        """The code at the lowest level of correction, or at a higher one where that is no larger.

        What is beyond ASCII is UTF-8 and says so (ECI 26): readers that have to guess take some of it for Latin-1
        or Shift-JIS. None when the text has more octets than the largest code holds, 2,953 at that level.
        """
        try:
            code = segno.make_qr(text, error="l", encoding="utf-8", eci=not text.isascii(), boost_error=True)
        except (segno.DataOverflowError, UnicodeEncodeError):
            return None
        return tuple(tuple(bool(module) for module in row) for row in code.matrix)
