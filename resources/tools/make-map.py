#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes resources/map from Natural Earth's public-domain data.

    make-map.py WORLD_MAP_GPKG COUNTRIES_50M_JSON

WORLD_MAP_GPKG is world_map.gpkg of the Debian package qgis-common (its Sri Lankan districts and disputed
borders), COUNTRIES_50M_JSON is countries-50m.json of the npm package world-atlas. Both are needed only here.

lk-districts.geojson: the 25 districts of Sri Lanka, each with `district` and `province` in English. Outlines
are coarse (40 to 60 points a district) and no survey.

world.map: land and borders of the world at 1:50 million, without Sri Lanka, whose districts are its land.
Borders name nobody; where a border is disputed it is kept apart, and drawn dotted. Big-endian: the magic
"MDM1", then three lists of lines (land rings, borders, disputed borders). A list is a count, and each line a
count of points, then points as zigzag varints: degrees east and north in thousandths, each the difference
from the one before. Counts are varints too.
"""
import json
import pathlib
import sqlite3
import struct
import sys

OUT = pathlib.Path(__file__).resolve().parent.parent / "map"

# By FIPS code, since Natural Earth's own names are transliterations; Kilinochchi has no code there.
DISTRICTS = {
    "CE01": ("Ampara", "Eastern"), "CE02": ("Anuradhapura", "North Central"), "CE03": ("Badulla", "Uva"),
    "CE04": ("Batticaloa", "Eastern"), "CE06": ("Galle", "Southern"), "CE07": ("Hambantota", "Southern"),
    "CE09": ("Kalutara", "Western"), "CE10": ("Kandy", "Central"), "CE11": ("Kegalle", "Sabaragamuwa"),
    "CE12": ("Kurunegala", "North Western"), "CE14": ("Matale", "Central"), "CE15": ("Matara", "Southern"),
    "CE16": ("Monaragala", "Uva"), "CE17": ("Nuwara Eliya", "Central"),
    "CE18": ("Polonnaruwa", "North Central"), "CE19": ("Puttalam", "North Western"),
    "CE20": ("Ratnapura", "Sabaragamuwa"), "CE21": ("Trincomalee", "Eastern"), "CE23": ("Colombo", "Western"),
    "CE24": ("Gampaha", "Western"), "CE25": ("Jaffna", "Northern"), "CE26": ("Mannar", "Northern"),
    "CE27": ("Mullaitivu", "Northern"), "CE28": ("Vavuniya", "Northern"),
    None: ("Kilinochchi", "Northern"),
}
SRI_LANKA = (79.4, 5.7, 82.1, 10.0)
NEAR = 0.12  # degrees; how far 1:50m and 1:10m lie apart at most


def geometry(blob):
    """The lines of a GeoPackage geometry: a list of (kind, lists of points)."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    at = 8 + envelope

    def read(form):
        nonlocal at
        value = struct.unpack_from(order + form, blob, at)
        at += struct.calcsize(order + form)
        return value

    def line():
        (count,) = read("I")
        return [read("dd") for _ in range(count)]

    def one():
        nonlocal at, order
        order = "<" if blob[at] else ">"
        at += 1
        (kind,) = read("I")
        if kind == 2:
            return [line()]
        if kind == 3:
            return [line() for _ in range(read("I")[0])]
        return [one() for _ in range(read("I")[0])]

    order = "<"
    return one()


def write_districts(gpkg):
    features = []
    for fips, blob in gpkg.execute("select fips, geom from states_provinces where iso_a2 = 'LK'"):
        district, province = DISTRICTS[fips]
        polygons = [[[[round(x, 4), round(y, 4)] for x, y in ring] for ring in polygon]
                    for polygon in geometry(blob)]
        features.append({"type": "Feature", "properties": {"district": district, "province": province},
                         "geometry": {"type": "MultiPolygon", "coordinates": polygons}})
    features.sort(key=lambda feature: feature["properties"]["district"])
    assert len(features) == 25 and len({f["properties"]["province"] for f in features}) == 9
    head = '{"type":"FeatureCollection","name":"Districts of Sri Lanka","attribution":"Made with Natural Earth",'
    rows = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    (OUT / "lk-districts.geojson").write_text(head + '"features":[\n' + rows + "\n]}\n", encoding="ascii")


def clip(ring, keep, cross):
    """Sutherland and Hodgman's clipping by one meridian."""
    out = []
    for before, point in zip([ring[-1], *ring], ring):
        if keep(before) != keep(point):
            share = (cross - before[0]) / (point[0] - before[0])
            out.append((cross, before[1] + share * (point[1] - before[1])))
        if keep(point):
            out.append(point)
    return out


def cut_at_date_line(ring):
    """A ring that runs over 180 degrees as the rings on both sides of it; any other as it is."""
    turns, unwrapped = 0, [ring[0]]
    for before, point in zip(ring, ring[1:]):
        turns += (point[0] - before[0] < -180) - (point[0] - before[0] > 180)
        unwrapped.append((point[0] + 360 * turns, point[1]))
    if turns or len(unwrapped) < 3 or all(-180 <= x <= 180 for x, _ in unwrapped):
        return [ring]  # one around a pole runs along the edge by itself
    pieces = []
    for shift in (-360, 0, 360):
        moved = [(x + shift, y) for x, y in unwrapped]
        moved = clip(moved, lambda p: p[0] >= -180, -180) if moved else moved
        moved = clip(moved, lambda p: p[0] <= 180, 180) if moved else moved
        if len(moved) > 2:
            pieces.append([*moved, moved[0]])
    return pieces


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return out


def packed(lines):
    out = varint(len(lines))
    for line in lines:
        points = [(round(x * 1000), round(y * 1000)) for x, y in line]
        kept = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
        out += varint(len(kept))
        x = y = 0
        for nx, ny in kept:
            for step in (nx - x, ny - y):
                out += varint(step * 2 if step >= 0 else -step * 2 - 1)
            x, y = nx, ny
    return out


def write_world(gpkg, topology):
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)

    def ring(indices):
        points = []
        for index in indices:
            part = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += part[1:] if points else part
        return points

    def inside(points, box):
        return all(box[0] <= x <= box[2] and box[1] <= y <= box[3] for x, y in points)

    land = []
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            rings = [ring(indices) for indices in polygon]
            if not inside(rings[0], SRI_LANKA):
                land += rings

    land = [piece for ring_points in land for piece in cut_at_date_line(ring_points)]

    owners = {}
    for number, shape in enumerate(topology["objects"]["countries"]["geometries"]):
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        for polygon in polygons:
            for indices in polygon:
                for index in indices:
                    owners.setdefault(index if index >= 0 else ~index, set()).add(number)
    shared = [arcs[index] for index, who in sorted(owners.items()) if len(who) > 1]

    near = set()
    for (blob,) in gpkg.execute("select geom from disputed_borders"):
        for part in geometry(blob):
            points = part[0]
            for (ax, ay), (bx, by) in zip(points, points[1:]):
                steps = max(1, int(max(abs(bx - ax), abs(by - ay)) / NEAR * 2))
                for k in range(steps + 1):
                    x, y = ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps
                    near.add((round(x / NEAR), round(y / NEAR)))

    def is_disputed(x, y):
        cx, cy = round(x / NEAR), round(y / NEAR)
        return any((cx + i, cy + j) in near for i in (-1, 0, 1) for j in (-1, 0, 1))

    borders, disputed = [], []
    for line in shared:
        marks = [is_disputed(*point) for point in line]
        start = 0
        for at in range(1, len(line)):
            # A piece is disputed when both of its ends are; pieces alike stand in one line.
            kind = marks[at - 1] and marks[at]
            last = at == len(line) - 1
            if last or (marks[at] and marks[at + 1]) != kind:
                (disputed if kind else borders).append(line[start:at + 1])
                start = at
    out = b"MDM1" + packed(land) + packed(borders) + packed(disputed)
    (OUT / "world.map").write_bytes(out)
    print(f"land {sum(map(len, land))} points, borders {sum(map(len, borders))}, "
          f"disputed {sum(map(len, disputed))}: {len(out)} bytes")


def main():
    gpkg = sqlite3.connect(sys.argv[1])
    OUT.mkdir(exist_ok=True)
    write_districts(gpkg)
    write_world(gpkg, json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
