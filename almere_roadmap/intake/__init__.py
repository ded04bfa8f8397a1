"""Reading CSV and XLSX: bytes in, rows, rejects and warnings out; nothing is kept here."""
