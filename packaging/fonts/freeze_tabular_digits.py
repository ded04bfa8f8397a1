"""Make a copy of a font whose digits are its tabular ones, under a family name of its own.

The PDF writer cannot switch on the `tnum` feature, so columns of numbers need a font that
has tabular digits by default. Only 0-9 are exchanged; hyphen, period and all else stay.

Usage, from the repository root:
    python packaging/fonts/freeze_tabular_digits.py
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FAMILY = "Inter Tabular"
DIGITS = range(ord("0"), ord("9") + 1)


def tabular_names(font: TTFont) -> dict[str, str]:
    """Return which glyph the `tnum` feature puts in the place of which."""
    table = font["GSUB"].table
    found: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                found.update(getattr(subtable, "ExtSubTable", subtable).mapping)
    return found


def freeze_digits(font: TTFont) -> None:
    """Map the characters 0-9 to their tabular glyphs in every Unicode character map."""
    names = tabular_names(font)
    for cmap in font["cmap"].tables:
        if not cmap.isUnicode():
            continue
        for digit in DIGITS:
            # Tables may share one map, in which the digit has been exchanged already.
            cmap.cmap[digit] = names.get(cmap.cmap[digit], cmap.cmap[digit])


def rename(font: TTFont, weight: str) -> None:
    """Give the font its own family, so that nothing takes it for the original."""
    regular = weight == "Regular"
    full, post = f"{FAMILY} {weight}", f"{FAMILY.replace(' ', '')}-{weight}"
    # IDs 1 and 2 know four styles only; 16 and 17 hold the true family and weight.
    fresh = {
        1: FAMILY if regular else full,
        2: "Regular",
        3: f"{font['name'].getDebugName(5)};{post}",
        4: full,
        6: post,
        16: FAMILY,
        17: weight,
    }
    for name_id in (25, *fresh):
        font["name"].removeNames(nameID=name_id)
    for name_id, text in fresh.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)


def main() -> int:
    """Write the tabular copies beside the originals."""
    for weight in ("Regular", "SemiBold"):
        # The original's time stamp is kept, so that the same input gives the same bytes.
        with TTFont(FONTS / f"Inter-{weight}.ttf", recalcTimestamp=False) as font:
            freeze_digits(font)
            rename(font, weight)
            font.save(FONTS / f"InterTabular-{weight}.ttf")
    return 0


if __name__ == "__main__":
    sys.exit(main())
