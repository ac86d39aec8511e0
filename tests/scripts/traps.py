#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds tests/traps.md against the tests: each trap has one line, and every test it names carries the trap's number in
the name of a function, row or sample."""
import pathlib
import re
import sys

LAST = 76
tests = pathlib.Path(__file__).resolve().parent.parent
table = tests / "traps.md"
findings = []


def named(path):
    """The numbers in names of functions, rows and samples; a comment is no test."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        names = re.findall(r'"name": *"((?:[^"\\]|\\.)*)"', text)
    else:
        text = re.sub(r"^\s*//.*$", "", text, flags=re.M)
        names = re.findall(r'(?:newRow|row|good|bad|rtu|tcp)\(\s*"((?:[^"\\]|\\.)*)"', text)
        names += re.findall(r"\bvoid (?:\w+::)?(trap\w+)\(\)", text)
    found = set()
    for name in names:
        match = re.match(r"traps?[ _]?0*(\d+)(?: and (\d+))?", name)
        if match:
            found |= {int(number) for number in match.groups() if number}
    return found


files = sorted(p for p in tests.rglob("*") if p.name.startswith("tst_") and p.suffix == ".cpp")
files += sorted((tests / "mqtt" / "samples").glob("*.json"))
carried = {str(p.relative_to(tests)): named(p) for p in files}
listed = {}
for line in table.read_text(encoding="utf-8").splitlines():
    match = re.match(r"\| (\d+) \| (.+) \| (.+) \|$", line)
    if not match:
        continue
    number, held = int(match[1]), match[3]
    if number in listed:
        findings.append(f"trap {number} has two lines")
    listed[number] = set() if held.startswith("not reading: ") else set(held.split(", "))
    for name in listed[number]:
        if name not in carried:
            findings.append(f"trap {number}: there is no test {name}")
        elif number not in carried[name]:
            findings.append(f"trap {number}: no function or row of {name} carries its number")
for number in range(1, LAST + 1):
    if number not in listed:
        findings.append(f"trap {number} has no line")
for finding in findings:
    print(f"tests/traps.md:1: {finding}")
if not findings:
    held = sum(1 for names in listed.values() if names)
    print(f"{held} traps are held by tests, {len(listed) - held} do not concern reading")
sys.exit(1 if findings else 0)
