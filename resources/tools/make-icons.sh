#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Takes the console's icons from the npm package lucide-static (ISC; some icons from Feather, MIT) into resources/icons.
# Usage: resources/tools/make-icons.sh. The names below are the list; face.qrc has to hold the same ones.
set -eu
out=$(cd "$(dirname "$0")/../icons" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
names="arrow-left-right arrow-right bell bell-ring cable calendar check chevron-down chevron-left chevron-right
circle-help clock cloud database download ellipsis ethernet-port eye-off file-chart-column file-down file-json
flask-conical folder folder-open funnel gauge git-fork history layout-dashboard lightbulb lock lock-open map maximize
minus monitor moon network package package-check pause pencil play plus power radio-tower refresh-cw rocket rotate-ccw
satellite-dish scan-search scroll-text search server settings shield-check signal sliders-horizontal stethoscope sun
sun-moon trending-up triangle-alert unplug usb user-round volume-2 volume-x waypoints wrench x zap"
(cd "$work" && npm pack --silent lucide-static >/dev/null && tar xf lucide-static-*.tgz)
rm -f "$out"/*.svg
for name in $names; do
    # One line an icon; the file's own first line names version and licence and stays.
    tr '\n' ' ' <"$work/package/icons/$name.svg" | sed 's/  */ /g; s/ $//; s/--> /-->\n/' >"$out/$name.svg"
    printf '\n' >>"$out/$name.svg"
done
cp "$work/package/LICENSE" "$out/LICENSE"
