#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the fonts in resources/fonts from the Debian packages fonts-inter and fonts-jetbrains-mono.

"Meterdeck Sans" is Inter 400, 500 and 600 with its tabular figures moved into the character map, because
Qt 6.4 cannot ask a font for the feature `tnum`. Both families are cut down to the scripts the console uses;
other scripts come from the fall-back families of the theme. Needs the package python3-fonttools.
"""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

INTER = pathlib.Path("/usr/share/fonts/opentype/inter")
MONO = pathlib.Path("/usr/share/fonts/truetype/jetbrains-mono")
OUT = pathlib.Path(__file__).resolve().parent.parent / "fonts"

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B, 0x2C6, 0x2C7, 0x2D8, 0x2D9,
         0x2DA, 0x2DB, 0x2DC, 0x2DD, 0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x308, 0x30C,
         *range(0x1E80, 0x1E86), *range(0x14C, 0x150), 0x1EF2, 0x1EF3]
GREEK = [*range(0x384, 0x3CF)]
SIGNS = [*range(0x2000, 0x2011), *range(0x2012, 0x2016), *range(0x2018, 0x2020), 0x2020, 0x2021, 0x2022, 0x2026, 0x202F,
         0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, *range(0x2070, 0x208F), 0x20AC, 0x20A8, 0x20B9, 0x2103,
         0x2116, 0x2122, 0x2126, *range(0x2190, 0x219A), 0x21B5, 0x2202, 0x2206, 0x220F, 0x2211, 0x2212, 0x2215,
         0x2219, 0x221A, 0x221E, 0x222B, 0x2248, 0x2260, 0x2264, 0x2265, 0x2318, 0x21E7, 0x2303, 0x2325,
         0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25BC, 0x25BD, 0x25CA, 0x25CB, 0x25CF, 0x2713, 0x2717, 0xFB01, 0xFB02, 0xFFFD]


def tabular(font):
    """What `tnum` puts in the place of a glyph, by glyph name."""
    gsub = font["GSUB"].table
    wanted = {i for record in gsub.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
              for i in record.Feature.LookupListIndex}
    swap = {}
    for index in sorted(wanted):
        for table in gsub.LookupList.Lookup[index].SubTable:
            table = getattr(table, "ExtSubTable", table)
            swap.update(getattr(table, "mapping", {}))
    return swap


def rename(font, family, weight_name, weight):
    names = font["name"]
    full = f"{family} {weight_name}"
    compact = family.replace(" ", "")
    postscript = f"{compact}-{weight_name}"
    plain = weight_name == "Regular"
    values = {1: family if plain else full, 2: "Regular", 3: f"{postscript};Meterdeck", 4: full, 6: postscript,
              16: family, 17: weight_name}
    for record in list(names.names):
        if record.nameID in (1, 2, 3, 4, 6, 7, 16, 17, 18, 21, 22, 25) or record.nameID > 255:
            names.removeNames(nameID=record.nameID)
    for identity, text in values.items():
        names.setName(text, identity, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = postscript
        cff.topDictIndex[0].FamilyName = family
        cff.topDictIndex[0].FullName = full


def cut(font, unicodes, features):
    options = subset.Options()
    options.layout_features = features
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.hinting = True
    options.desubroutinize = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=unicodes)
    cutter.subset(font)


def sans(style, weight):
    # Without a fixed time stamp each build would differ from the last.
    font = TTFont(INTER / f"Inter-{style}.otf", recalcTimestamp=False)
    swap = tabular(font)
    if len(swap) < 10:
        sys.exit(f"Inter-{style}.otf has no tabular figures")
    for table in font["cmap"].tables:
        for code, glyph in list(table.cmap.items()):
            # The full stop and the comma stay proportional: only figures and their signs have to line up.
            if chr(code).isdigit() or chr(code) in "+\u2212":
                table.cmap[code] = swap.get(glyph, glyph)
    # Some weights of the beta have a figure two units narrower than the rest: a column of them would drift.
    cmap = font.getBestCmap()
    wide = max(font["hmtx"][cmap[code]][0] for code in range(0x30, 0x3A))
    for code in range(0x30, 0x3A):
        font["hmtx"][cmap[code]] = (wide, font["hmtx"][cmap[code]][1])
    # Contextual alternates are left out: they turn "->" and "3x4" of a raw message into something else.
    cut(font, LATIN + GREEK + SIGNS, ["ccmp", "locl", "kern", "mark", "mkmk"])
    rename(font, "Meterdeck Sans", style, weight)
    font.save(OUT / f"MeterdeckSans-{style}.otf")


def mono(style, weight):
    font = TTFont(MONO / f"JetBrainsMono-{style}.ttf", recalcTimestamp=False)
    cut(font, LATIN + GREEK + SIGNS, ["ccmp", "locl", "mark", "mkmk"])
    rename(font, "JetBrains Mono", style, weight)
    font.save(OUT / f"JetBrainsMono-{style}.ttf")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    sans("Regular", 400)
    sans("Medium", 500)
    sans("SemiBold", 600)
    mono("Regular", 400)
    mono("Medium", 500)
