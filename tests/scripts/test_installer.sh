#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What installer/run and installer/test decide and say, with stand-ins for cmake, ctest, apt-get and the programs they build:
# arguments, displays, missing packages, failures. The real installation is proven by running the two commands themselves.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
house=$(mktemp -d)
trap 'rm -rf "$house"' EXIT
stand="$house/stand-ins" project="$house/a project"
mkdir -p "$stand" "$project/tests/scripts" "$house/elsewhere"
cp -r "$here/../../installer" "$project/"
failures=0 cases=0

put() { { printf '#!/usr/bin/env bash\n'; cat; } >"$1" && chmod +x "$1"; }
put "$project/tests/scripts/check.sh" <<<'echo "looked"; exit "${CHECK_RESULT:-0}"'
# Builds programs that tell how they were called.
put "$stand/cmake" <<'EOS'
echo "cmake $*"
case "$*" in
*--build*) [ -z "${BUILD_FAILS-}" ] || { for n in $(seq 60); do echo "line $n"; done; echo "main.cpp:7:1: error: no"; exit 1; }
    bin="$PWD/build/release/bin"; mkdir -p "$bin"
    for name in meterdeck meterdeckctl; do
        printf '#!/bin/sh\necho "%s[$*] platform=$QT_QPA_PLATFORM locale=$LC_ALL"\n' "$name" >"$bin/$name"; chmod +x "$bin/$name"
    done ;;
esac
EOS
put "$stand/ctest" <<'EOS'
echo "ctest $*"
[ -z "${TESTS_FAIL-}" ] || { echo "$TESTS_FAIL"; echo "90% tests passed, 1 tests failed out of 10"; exit 8; }
echo "100% tests passed, 0 tests failed out of 10"
EOS
put "$stand/dpkg-query" <<'EOS'
for name in "$@"; do case "$name" in -*|*Status*) ;; *) [ -e "$INSTALLED/$name" ] && echo "$name installed" || [ -n "${ALL_INSTALLED-}" ] && echo "$name installed" ;; esac; done
EOS
put "$stand/apt-get" <<'EOS'
echo "$*" >>"$APT_CALLS"
case "$*" in *install*) n=$(grep -c install "$APT_CALLS"); [ "$n" -gt "${APT_REFUSES:-0}" ] || exit 100 ;; esac
EOS
put "$stand/id" <<<'[ "$*" = -u ] && echo "${PRETEND_UID:-0}"'
# Everything a script may call besides the stand-ins, and no sudo.
for name in bash env dirname tail sed grep awk nproc mkdir chmod cat cut tr find sort rm seq printf head setarch systemctl mktemp; do
    path=$(type -P "$name") && [ ! -e "$stand/$name" ] && ln -s "$path" "$stand/$name"
done

# call WORD… : runs in another folder with an empty environment; output in $out, status in $rc. Settings come first as NAME=VALUE.
call() {
    : >"$house/apt"
    out=$(cd "$house/elsewhere" && env -i PATH="$stand" HOME="$house" INSTALLED="$house" ALL_INSTALLED=1 APT_CALLS="$house/apt" "$@" 2>&1)
    rc=$?
}
# says NAME STATUS PATTERN…: each pattern must stand in the output; one that starts with ! must not.
says() {
    local name=$1 status=$2 pattern good=true
    shift 2
    cases=$((cases + 1))
    [ "$rc" = "$status" ] || good=false
    for pattern in "$@"; do
        if [ "${pattern:0:1}" = "!" ]; then grep -qE -- "${pattern:1}" <<<"$out" && good=false; else grep -qE -- "$pattern" <<<"$out" || good=false; fi
    done
    if $good; then echo "ok    $name"; return; fi
    failures=$((failures + 1))
    printf 'FAIL  %s: exit %s, expected %s and: %s\n' "$name" "$rc" "$status" "$*"
    printf '%s\n' "$out" | sed 's/^/      /'
}
run="$project/installer/run" test="$project/installer/test"

call DISPLAY=:9 LC_ALL=de_DE.UTF-8 "$run"
says "with a display the demo fleet opens, in the user's language" 0 '^meterdeck\[--demo\] platform= locale=de_DE' '!meterdeckctl'
call WAYLAND_DISPLAY=wayland-0 "$run" --workspace depot.json
says "a workspace of one's own: nothing simulated" 0 '^meterdeck\[--workspace depot.json\]' '!--demo'
call DISPLAY=:9 "$run" --workspace=depot.json
says "the same with an equals sign" 0 '^meterdeck\[--workspace=depot.json\]'
call "$run" --screenshots "two words"
says "pictures without a display are painted off the screen" 0 '^meterdeck\[--demo --screenshots two words\] platform=offscreen' '!no display'
call "$run" --workspace depot.json --screenshots out
says "pictures of one's own workspace" 0 '^meterdeck\[--workspace depot.json --screenshots out\] platform=offscreen'
call "$run" --help
says "help needs neither demo nor display" 0 '^meterdeck\[--help\] platform=offscreen'
call "$run"
says "without a display: said, pictures in a named folder, a table for ten seconds" 0 'There is no display' "$project/build/pictures" \
    '^meterdeckctl\[watch --demo --for 10\]'
grep -qF "meterdeck[--demo --screenshots $project/build/pictures] platform=offscreen" "$project/build/logs/pictures.log" ||
    { out=$(cat "$project/build/logs/pictures.log") && rc=1 && says "the pictures were asked for" 0; }
call "$run" --workspace depot.json
says "without a display, one's own workspace as a table" 0 '^meterdeckctl\[watch --workspace depot.json --for 10\]' '!--demo'

call BUILD_FAILS=1 "$run"
says "a build that fails shows the end of its log and what to do" 1 'main.cpp:7:1: error: no' 'line 60' '!line 20$' 'FAILED in Build' \
    'What to do: ' 'build-release.log' '!^meterdeck'

call "$test"
says "everything passes" 0 'Tests \(ci\) +ok' '^100% tests passed, 0 tests failed out of 10$' '!FAILED'
[ ! -s "$house/apt" ] || { out=$(cat "$house/apt") && rc=1 && says "nothing is asked of apt when nothing is missing" 0; }
call TESTS_FAIL="FAIL!  : LiveStore::newest() Compared values are not the same" "$test"
says "a failing test is shown with the summary" 1 'FAIL!  : LiveStore::newest' '^90% tests passed, 1 tests failed out of 10$' '^FAILED in tests'
call CHECK_RESULT=1 "$test"
says "a failing check fails the command though every test passes" 1 'looked' '^100% tests passed' '^FAILED in the checks'
call "$test" --asan
says "sanitizers" 0 'Build \(dev-asan\)' 'Tests \(dev-asan\)'
call "$test" --tsan
says "the thread sanitizer" 0 'Build \(dev-tsan\)' 'Tests \(dev-tsan\)' '![Cc]hecks'
call TESTS_FAIL="WARNING: ThreadSanitizer: data race (pid=7)" "$test" --tsan
says "what a sanitizer found is shown" 1 'What the failing tests said:' '    WARNING: ThreadSanitizer: data race' '^FAILED in tests'
call "$test" --bench
says "benchmarks" 0 'Build \(ci\)' 'Tests \(bench\)'
call "$test" --fast
says "an unknown option" 1 'unknown option --fast' 'What to do: use --asan'

call ALL_INSTALLED= "$test"
says "missing packages are installed by root without sudo" 0 'Install [0-9]+ packages +ok' '^100% tests passed'
grep -q 'install -y --no-install-recommends .*libqt6opengl6-dev' "$house/apt" || { out=$(cat "$house/apt") && rc=1 && says "apt was asked" 0; }
call ALL_INSTALLED= APT_REFUSES=1 "$run"
says "a mirror that fails once is asked again" 0 'Install [0-9]+ packages +ok'
call ALL_INSTALLED= APT_REFUSES=9 "$run"
says "a mirror that stays away" 1 'FAILED in Install' 'What to do: .*apt-get install --no-install-recommends' '!^meterdeck'
call ALL_INSTALLED= PRETEND_UID=1000 "$run"
says "neither root nor sudo: the packages are named" 1 'FAILED in packages' 'as root: apt-get install .*qt6-base-dev.*mosquitto' '!^meterdeck'
[ ! -s "$house/apt" ] || { out=$(cat "$house/apt") && rc=1 && says "apt is left alone without permission" 0; }

echo "$cases cases, $failures failed"
[ $failures = 0 ] && [ $cases -ge 21 ]
