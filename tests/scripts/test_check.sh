#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A check that cannot fail is a defect: plants one violation of each kind in a small copy of the house and asks that
# check.sh names it with file and line, and that it is silent once the violation is gone.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT
export METERDECK_CHECK_DIR="$house/build/check"
failures=0 cases=0

put() { mkdir -p "$(dirname "$house/$1")" && cat >"$house/$1"; }
# The words are split so that check.sh does not find them here.
todo="TO""DO"

spdx="// SPDX-License-Identifier: GPL-3.0-or-later"
build_house() {
    find "$house" -mindepth 1 -maxdepth 1 ! -name .git ! -name build -exec rm -rf {} +
    mkdir -p "$house/tests/scripts"
    cp "$here/check.sh" "$here/walls.txt" "$house/tests/scripts/"
    cp "$here/../../.clang-format" "$house/"
    printf '# none\n' | put tests/scripts/unix-only.txt
    local module
    for module in core live; do
        printf '# %s\n' "$module" | put modules/$module/README.md
        printf '# SPDX-License-Identifier: GPL-3.0-or-later\nadd_library(%s store.cpp)\n' "$module" | put modules/$module/CMakeLists.txt
        printf '%s\n#pragma once\nint %sSize();\n' "$spdx" "$module" | put modules/$module/include/$module/store.h
        printf '%s\n#include "%s/store.h"\n#include <vector>\n\nint %sSize() { return 1; }\n' "$spdx" "$module" "$module" | put modules/$module/store.cpp
    done
    printf '# SPDX-License-Identifier: GPL-3.0-or-later\nmeterdeck_test(store)\n' | put tests/live/CMakeLists.txt
    printf '%s\nint main() { return 0; }\n' "$spdx" | put tests/live/tst_store.cpp
    printf '{ "id": 1 }\n' | put resources/one.json
    printf '<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n<RCC><qresource>\n<file>one.json</file>\n</qresource></RCC>\n' | put resources/one.qrc
}
in_house() { git -C "$house" -c user.name=check -c user.email=check@example.org "$@"; }
commit() { in_house add -A && in_house commit -q --allow-empty -m "$1"; }
check() { "$house/tests/scripts/check.sh" "$@" 2>&1; }

wrong() {
    failures=$((failures + 1))
    printf 'FAIL  %s\n' "$1"
    sed 's/^/      /' <<<"$2"
}
# expect NAME PATTERN [ARGUMENT…]: the planted tree must be refused with a line that matches; the house is built anew after.
expect() {
    local name=$1 pattern=$2 out rc
    shift 2
    cases=$((cases + 1))
    in_house add -A
    out=$(check "$@")
    rc=$?
    if [ $rc = 1 ] && grep -qE -- "$pattern" <<<"$out"; then echo "ok    $name"; else wrong "$name: exit $rc, expected 1 and a line like: $pattern" "$out"; fi
    build_house
}
# accept NAME: what looks like a violation and is none.
accept() {
    local out
    cases=$((cases + 1))
    in_house add -A
    if out=$(check); then echo "ok    $1"; else wrong "$1: refused" "$out"; fi
    build_house
}
append() { printf '%s\n' "$2" >>"$house/$1"; }

in_house init -q
build_house
printf '/build/\n' >"$house/.git/info/exclude"
commit "house"

accept "a clean house"
out=$(check)
cases=$((cases + 1))
grep -qE '^ +[a-z]+ +0 files' <<<"$(grep -vE '^ +mingw' <<<"$out")" && wrong "a check looked at nothing in the small house" "$out"

append modules/live/store.cpp 'int   x ;'
expect "format" '^modules/live/store\.cpp:[0-9]+: not as \.clang-format'

append modules/core/store.cpp '#include "live/store.h"'
expect "wall: core includes a module" '^modules/core/store\.cpp:6: core may not include live: live/store\.h'

append modules/live/include/live/store.h '#include <historian/database.h>'
expect "wall: a module includes its sibling" '^modules/live/include/live/store\.h:4: live may not include historian'

append modules/live/store.cpp '#include "../core/store.h"'
expect "wall: climbing with .." '^modules/live/store\.cpp:6: an include with \.\.'

append modules/live/store.cpp '#include <QWidget>'
expect "wall: a Qt module without permission" '^modules/live/store\.cpp:6: live may not use Qt Widgets: QWidget'

append modules/live/store.cpp '#include <QtWidgets/QWidget>'
expect "wall: Qt include with its module" '^modules/live/store\.cpp:6: a Qt include with its module in front'

printf '%s\n' "$spdx" | put modules/attic/attic.cpp
printf '# SPDX-License-Identifier: GPL-3.0-or-later\nadd_library(attic attic.cpp)\n' | put modules/attic/CMakeLists.txt
expect "wall: a room that is not in the table" '^modules/attic/attic\.cpp:1: attic has no line'

printf '# SPDX-License-Identifier: GPL-3.0-or-later\n' | put modules/cellar/CMakeLists.txt
expect "a module without README" '^modules/cellar/README\.md:1: '

append modules/live/store.cpp 'auto text = tr("Depot");'
expect "modules: tr()" '^modules/live/store\.cpp:6: modules do not translate'

append modules/live/store.cpp 'void f() { QMessageBox box; }'
expect "modules: QMessageBox" '^modules/live/store\.cpp:6: belongs to the window'

append modules/live/store.cpp 'void f() { app.processEvents(); }'
expect "modules: processEvents" '^modules/live/store\.cpp:6: no nested event loops'

append modules/live/store.cpp 'void f() { thread.terminate(); }'
expect "modules: terminate" '^modules/live/store\.cpp:6: no killed threads'

append modules/live/store.cpp '#include <QProcess>'
append modules/live/store.cpp 'void f(QProcess &broker) { broker.terminate(); }'
accept "modules: a process may be asked to end"

append modules/live/store.cpp '// No QEventLoop here, and no tr() either: the window translates.'
accept "a comment may speak of what the code must not do"

for _ in $(seq 500); do append modules/live/store.cpp '// a line'; done
expect "length" '^modules/live/store\.cpp:501: 505 lines'

sed -i 1d "$house/modules/live/store.cpp"
expect "SPDX in C++" '^modules/live/store\.cpp:1: no SPDX line'
sed -i 1d "$house/modules/live/CMakeLists.txt"
expect "SPDX in CMake" '^modules/live/CMakeLists\.txt:1: no SPDX line'
printf '#!/bin/sh\ntrue\n' | put tests/peers/peer && chmod +x "$house/tests/peers/peer"
expect "SPDX in a script" '^tests/peers/peer:1: no SPDX line'

append modules/live/store.cpp "// $todo: later"
expect "a word left open in C++" "^modules/live/store\.cpp:6: left open: $todo"
append modules/live/README.md "FIX""ME"
expect "a word left open in prose" '^modules/live/README\.md:2: left open'

append modules/live/store.cpp 'Store &Store::instance() { return one; }'
expect "a singleton" '^modules/live/store\.cpp:6: no singletons'
append modules/live/store.cpp '#include <QCoreApplication>'
append modules/live/store.cpp 'auto app = QCoreApplication::instance();'
accept "the application's instance is Qt's own"

for call in 'QTest::qWait(5)' 'QTest::qSleep(5)' 'std::this_thread::sleep_for(5ms)' 'QThread::msleep(5)' 'usleep(5)'; do
    append tests/live/tst_store.cpp "void f() { $call; }"
    expect "a test that sleeps: $call" '^tests/live/tst_store\.cpp:3: a test waits for a condition'
done

append modules/live/CMakeLists.txt 'file(GLOB sources *.cpp)'
expect "globbed sources" '^modules/live/CMakeLists\.txt:3: sources are named'

printf '%s\nint lonely() { return 2; }\n' "$spdx" | put modules/live/lonely.cpp
expect "a source nobody compiles" '^modules/live/lonely\.cpp:1: not named in modules/live/CMakeLists\.txt'
printf '%s\nint main() { return 1; }\n' "$spdx" | put tests/live/tst_forgotten.cpp
expect "a test nobody runs" '^tests/live/tst_forgotten\.cpp:1: not named in tests/live/CMakeLists\.txt'

printf '%s\nint shared() { return 1; }\n' "$spdx" | put tests/fakes/shared.cpp
append tests/live/CMakeLists.txt 'meterdeck_test(other SOURCES ../fakes/shared.cpp)'
accept "a source that another folder names"

printf '#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n' | put tests/peers/peer
expect "a script that is not executable" '^tests/peers/peer:1: starts with #! but is not executable'

printf '{\n  "id": 1,\n}\n' | put resources/one.json
expect "damaged JSON" '^resources/one\.json:3: not JSON'
printf '{\n' | put tests/core/damaged/profile.json
accept "JSON that is damaged on purpose, in a folder called so"

append resources/one.qrc '<file>gone.svg</file>'
expect "a resource that does not exist" '^resources/one\.qrc:5: names a file that does not exist: gone\.svg'

printf '%s\n#include <sys/resource.h>\n' "$spdx" | put modules/live/store.cpp
expect "Windows: a header it does not have" '^modules/live/store\.cpp:2: Windows \(mingw\): .*sys/resource\.h'
printf '%s\n#include <sys/resource.h>\n' "$spdx" | put modules/live/store.cpp
printf 'modules/live/store.cpp # asks the kernel\n' | put tests/scripts/unix-only.txt
accept "Windows: a file that only Unix compiles"
printf '%s\n#pragma once\nint liveSize(\n' "$spdx" | put modules/live/include/live/store.h
expect "Windows: a header that changed" 'modules/live/include/live/store\.h:.*Windows \(mingw\)'
printf 'modules/live/gone.cpp\n' | put tests/scripts/unix-only.txt
expect "Windows: a stale exception" '^tests/scripts/unix-only\.txt:1: names what does not exist: modules/live/gone\.cpp'

# A committed change is seen too, and with a remote the whole branch is.
printf '%s\nint liveSize() { return fork(); }\n' "$spdx" | put modules/live/store.cpp
commit "plant"
printf 'more\n' >>"$house/modules/live/README.md"
expect "Windows: the last commit" '^modules/live/store\.cpp:2: Windows \(mingw\): .*fork'
printf '%s\nint liveSize() { return fork(); }\n' "$spdx" | put modules/live/store.cpp
commit "plant again"
in_house update-ref refs/remotes/origin/main HEAD~2
commit "another"
expect "Windows: since origin/main" '^modules/live/store\.cpp:2: Windows \(mingw\): .*fork'
commit "mended"

in_house update-ref -d refs/remotes/origin/main
for number in $(seq 30); do
    printf '%s\nint many%s() { return 1; }\n' "$spdx" "$number" | put "modules/live/many$number.cpp"
    append modules/live/CMakeLists.txt "add_library(m$number many$number.cpp)"
done
in_house add -A
out=$(check)
cases=$((cases + 1))
grep -q -E 'mingw: 25 of 3[0-9] changed files' <<<"$out" || wrong "the limit of 25 files is not told" "$out"
build_house

out=$(check --nonsense)
rc=$?
cases=$((cases + 1))
[ $rc = 2 ] || wrong "an unknown option: exit $rc, expected 2" "$out"

echo "$cases cases, $failures failed"
[ $failures = 0 ] && [ $cases -gt 40 ]
