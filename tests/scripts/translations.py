#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that every text of the window is translated and that no translation would break a sentence.

translations.py LUPDATE: runs it over app/meterdeck into copies of translations/*.ts and says of each language what is
missing, what is left over from texts that are gone, and what lost a placeholder; of the code, every tr() that lupdate
cannot give a context. Exit 1 on any finding.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLACEHOLDER = re.compile(r"%(?:L?\d+|n)")


def forms(message):
    translation = message.find("translation")
    found = [form.text or "" for form in translation.findall("numerusform")]
    return found or [translation.text or ""]


def check(name, path):
    findings = []
    for context in tree.parse(path).getroot().iter("context"):
        where = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            state = message.find("translation").get("type")
            said = f"{name}: {where}: {source!r}"
            if state in ("vanished", "obsolete"):
                continue
            if state == "unfinished" or not all(forms(message)):
                findings.append(f"{said}: not translated")
                continue
            wanted = sorted(set(PLACEHOLDER.findall(source)))
            for form in forms(message):
                # A singular may say "one" instead of the number.
                got = sorted(set(PLACEHOLDER.findall(form)))
                missing = set(wanted) - set(got) - ({"%n"} if message.get("numerus") else set())
                if missing or set(got) - set(wanted):
                    findings.append(f"{said}: placeholders {wanted} became {got} in {form!r}")
    return findings


def main():
    lupdate = sys.argv[1]
    findings, texts = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(os.listdir(os.path.join(ROOT, "translations"))):
            if not name.endswith(".ts"):
                continue
            copy = shutil.copy(os.path.join(ROOT, "translations", name), folder)
            plural = ["-pluralonly"] if name.endswith("_en.ts") else []
            run = subprocess.run(
                [lupdate, "-locations", "none", "-no-obsolete", *plural, os.path.join(ROOT, "app", "meterdeck"), "-ts", copy],
                capture_output=True, text=True)
            if run.returncode != 0:
                findings.append(f"{name}: lupdate failed: {run.stderr.strip()}")
            findings += [line.replace(ROOT + "/", "") for line in run.stderr.splitlines()
                         if "without context" in line or "Q_OBJECT" in line]
            findings += check(name, copy)
            texts += sum(1 for _ in tree.parse(copy).getroot().iter("message"))
    print("\n".join(dict.fromkeys(findings)))
    print(f"{texts} texts, {len(dict.fromkeys(findings))} findings")
    return 1 if findings or texts == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
