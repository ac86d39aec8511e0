#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the fuzz targets with clang and runs each of them.
#   run.sh [SECONDS [TARGET…]]   so long each (5), these or all; several at a time, as many as METERDECK_JOBS or cores
#   run.sh --coverage            which lines of each reader its corpus reaches
# What breaks is kept in build/fuzz/findings; the program with that file alone shows it again.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
corpus="$root/tests/fuzz/corpus"
jobs=${METERDECK_JOBS:-$(nproc)}
export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=1 UBSAN_OPTIONS=print_stacktrace=1
# A widely randomised address space is more than these sanitizers expect; not every container allows switching it off.
fixed=""
setarch -R true 2>/dev/null && fixed="setarch -R"
command -v clang++ >/dev/null || { echo "clang is not installed, and only it has libFuzzer: apt-get install clang" >&2; exit 1; }

# built DIRECTORY [DEFINITION…]
built() {
    local dir=$1
    shift
    cmake --preset fuzz -S "$root" -B "$dir" "$@" >/dev/null && cmake --build "$dir" --parallel "$jobs" >"$dir/build.log" 2>&1 ||
        { grep -aE 'error|undefined' "$dir/build.log" | head -n 20; echo "the fuzz targets do not build: $dir/build.log"; exit 1; }
}

if [ "${1-}" = --coverage ]; then
    dir="$root/build/fuzz-coverage"
    built "$dir" -DMETERDECK_COVERAGE=ON -DMETERDECK_SANITIZE=fuzzer-no-link
    objects=()
    for program in "$dir"/bin/fuzz_*; do
        name=${program##*/fuzz_}
        LLVM_PROFILE_FILE="$dir/$name.profraw" "$program" -runs=0 "$corpus/$name" >/dev/null 2>&1
        objects+=(-object "$program")
    done
    profdata=$(command -v llvm-profdata || command -v llvm-profdata-14) cov=$(command -v llvm-cov || command -v llvm-cov-14)
    "$profdata" merge -sparse "$dir"/*.profraw -o "$dir/all.profdata" || exit 1
    "$cov" export -summary-only -instr-profile "$dir/all.profdata" "${objects[@]}" |
        python3 -c '
import json, sys
for file in json.load(sys.stdin)["data"][0]["files"]:
    if "/modules/" in file["filename"] and "/core/" not in file["filename"] and file["filename"].endswith(".cpp"):
        lines = file["summary"]["lines"]
        print("%5.1f %%  %4d of %4d  %s" % (lines["percent"], lines["covered"], lines["count"], file["filename"].split("/modules/")[1]))
'
    exit
fi

seconds=${1:-5}
shift
dir="$root/build/fuzz"
built "$dir"
[ $# -gt 0 ] || for program in "$dir"/bin/fuzz_*; do set -- "$@" "${program##*/fuzz_}"; done
mkdir -p "$dir/findings"

one() {
    local name=$1 log="$dir/$1.log" found="$dir/found/$1"
    mkdir -p "$found"
    # shellcheck disable=SC2086  # two words, or none
    if $fixed "$dir/bin/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$dir/findings/$name-" "$found" "$corpus/$name" >"$log" 2>&1; then
        printf 'ok      %-14s %s runs\n' "$name" "$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")"
    else
        printf 'BROKEN  %s\n' "$name"
        grep -aE -A12 'broken promise|ERROR|runtime error|ASSERT|Test unit written' "$log" | head -n 40
        return 1
    fi
}
export -f one
export dir corpus seconds fixed

# Whatever ends this run, its scratch files go with it, and the programs that write them before. In memory where
# that is possible: thousands of small files a second.
TMPDIR=$(mktemp -d /dev/shm/meterdeck-fuzz-XXXXXX 2>/dev/null || mktemp -d)
export TMPDIR
running=""
# shellcheck disable=SC2317  # called by the trap
leave() {
    [ -z "$running" ] || kill -- "-$running" 2>/dev/null
    [ -z "$running" ] || wait "$running" 2>/dev/null
    rm -rf "$TMPDIR"
}
trap leave EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
set -m # a process group of its own, so that all of it can be ended
printf '%s\n' "$@" | xargs -P "$jobs" -I{} bash -c 'one {}' &
running=$!
wait "$running"
status=$?
running=""
exit "$status"
