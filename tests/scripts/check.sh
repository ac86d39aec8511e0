#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The house rules a machine can check. Prints each finding as file:line: message and exits 1 on any; says of each check
# how many files it looked at, so that one which looked at nothing is seen. Tracked files only.
#   check.sh [--base REVISION] [--all]
# The mingw check (does Windows still understand it?) takes what changed since REVISION (else since origin/main, else
# in the last commits), at most 25 files; --all takes every file.
set -uo pipefail
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root" || exit 2
rules=tests/scripts
scratch=${METERDECK_CHECK_DIR:-$root/build/check}
mkdir -p "$scratch" || exit 2
scratch=$(cd "$scratch" && pwd)
qt=/usr/include/x86_64-linux-gnu/qt6
base="" limit=25
while [ $# -gt 0 ]; do
    case $1 in
    --base) base=${2-} && shift 2 ;;
    --all) limit=0 && shift ;;
    *) echo "check.sh: unknown option $1; known: --base REVISION, --all" >&2 && exit 2 ;;
    esac
done
# A clone that belongs to somebody else (a mounted folder in a container) is read all the same.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0="$root"
in_git() { git rev-parse --is-inside-work-tree >/dev/null 2>&1; }

list_files() { if in_git; then git ls-files; else find . -path ./build -prune -o -path ./.git -prune -o -type f -print | cut -c3-; fi; }
mapfile -t all < <(list_files | while read -r f; do [ -f "$f" ] && printf '%s\n' "$f"; done)
only() { printf '%s\n' "${all[@]}" | grep -E -- "$1"; }
mapfile -t cpp < <(only '\.(cpp|h)$')
mapfile -t cmake < <(only '(^|/)CMakeLists\.txt$|\.cmake$')
mapfile -t module_code < <(only '^modules/.*\.(cpp|h)$')
mapfile -t walled < <(only '^(modules|app)/.*\.(cpp|h)$')
mapfile -t test_code < <(only '^tests/.*\.(cpp|h)$')
mapfile -t json < <(only '\.json$' | grep -v '/damaged/')
mapfile -t qrc < <(only '\.qrc$')
mapfile -t scripts < <(awk 'FNR == 1 && /^#!/ { print FILENAME } { nextfile }' "${all[@]}")
mapfile -t signed < <({ only '\.(cpp|h|cmake|sh|py|sql|qrc)$|(^|/)CMakeLists\.txt$'; printf '%s\n' "${scripts[@]}"; } | grep . | sort -u)

findings=0
# look NAME FILES FUNCTION: runs a check; every line it prints is a finding.
look() {
    local found count
    found=$($3 | sort -u -t: -k1,1 -k2,2n -k3)
    count=$(grep -c . <<<"$found")
    printf '  %-12s %4s files %4s findings\n' "$1" "$2" "$count"
    [ "$count" = 0 ] || printf '%s\n' "$found"
    findings=$((findings + count))
}

# A regular expression in code, not in a comment: PATTERN FILE…
in_code() {
    local pattern=$1
    shift
    [ $# -gt 0 ] || return 0
    grep -nHE -- "$pattern" "$@" | sed -E 's#^([^:]+:[0-9]+:)[[:space:]]*(//|/?\*).*#\1#; s#([[:space:];{}),])//.*#\1#' |
        grep -E -- "^[^:]+:[0-9]+:.*($pattern)"
}
# As in_code, with a message in place of the line.
refuse() {
    local message=$1
    shift
    in_code "$@" | sed -E "s#^([^:]+:[0-9]+:).*#\\1 $message#"
}

formatter=$(command -v clang-format-14 || command -v clang-format)
check_format() {
    [ -n "$formatter" ] || { echo ".clang-format:1: clang-format is not installed: apt-get install clang-format" && return; }
    printf '%s\n' "${cpp[@]}" | grep . | xargs -r "$formatter" --dry-run -Werror 2>&1 |
        grep -aE '^[^ :]+:[0-9]+:[0-9]+: ' | awk -F: '!seen[$1]++ { print $1 ":" $2 ": not as .clang-format has it: clang-format -i " $1 }'
}

# Which Qt module a header comes from is read from the installed headers.
check_walls() {
    [ -d $qt/QtCore ] || { echo "$rules/walls.txt:1: Qt's headers are not in $qt: apt-get install qt6-base-dev" && return; }
    [ ${#walled[@]} -gt 0 ] || return 0
    find $qt -mindepth 2 -maxdepth 2 \( -type f -o -type l \) -path '*/Qt*/*' | sed -E 's#.*/Qt([^/]+)/([^/]+)$#\2 \1#' >"$scratch/qt-headers"
    awk -F '|' '
        FILENAME ~ /qt-headers$/ { split($0, part, " "); home[part[1]] = part[2]; prefix["Qt" part[2]] = 1; next }
        FILENAME ~ /walls\.txt$/ {
            if ($0 ~ /^#/ || NF < 3) next
            gsub(/[ \t]/, "", $1); known[$1] = 1; rooms[$1] = " " $2 " "; modules[$1] = " " $3 " "
            next
        }
        FNR == 1 {
            split(FILENAME, part, "/"); room = part[1] == "app" ? part[1] "/" part[2] : part[2]
            if (!(room in known)) print FILENAME ":1: " room " has no line in tests/scripts/walls.txt"
        }
        /^[ \t]*#[ \t]*include[ \t]*["<]/ {
            name = $0; sub(/^[^"<]*["<]/, "", name); sub(/[">].*/, "", name)
            where = FILENAME ":" FNR ": "
            if (name ~ /(^|\/)\.\.\//) print where "an include with .. climbs over a wall: " name
            head = name; sub(/\/.*/, "", head)
            if (head in prefix) print where "a Qt include with its module in front compiles without the permission: write the class alone: " name
            if (name ~ /\// && head != room && (head in known) && rooms[room] !~ /\*/ && index(rooms[room], " " head " ") == 0)
                print where room " may not include " head ": " name
            if (name ~ /^app\//) print where room " may not include app: " name
            if ((name in home) && modules[room] !~ /\*/ && index(modules[room], " " home[name] " ") == 0)
                print where room " may not use Qt " home[name] ": " name
        }' "$scratch/qt-headers" $rules/walls.txt "${walled[@]}"
}

check_modules() {
    refuse "modules do not translate; the window does" '\btr\(' "${module_code[@]}"
    refuse "belongs to the window, or nowhere" '\b(QMessageBox|QSettings|QApplication|QWidget)\b' "${module_code[@]}"
    refuse "no nested event loops" '\bprocessEvents\(|\bQEventLoop\b' "${module_code[@]}"
    # Asking a process to end is polite; a thread dies with its locks held.
    local dir file
    for file in "${module_code[@]}"; do
        dir=${file#modules/} && dir=${dir%%/*}
        grep -qs '<QProcess>' "$file" "${file%.cpp}.h" "modules/$dir/include/$dir/$(basename "$file" .cpp).h" ||
            refuse "no killed threads" '\bterminate\(\)' "$file"
    done
    for dir in modules/*/; do
        [ -f "$dir/CMakeLists.txt" ] && [ ! -f "${dir}README.md" ] && echo "${dir}README.md:1: the module has no README"
    done
}

check_length() {
    printf '%s\n' "${cpp[@]}" | grep . | xargs -r wc -l | awk '$2 != "total" && $1 > 500 { print $2 ":501: " $1 " lines; 500 is the most" }'
}

check_spdx() {
    awk 'FNR == 1 { if (file != "" && !ok) print file; file = FILENAME; ok = 0 }
         FNR <= 3 && /SPDX-License-Identifier: GPL-3\.0-or-later/ { ok = 1 }
         END { if (file != "" && !ok) print file }' "${signed[@]}" | sed 's/$/:1: no SPDX line (GPL-3.0-or-later) at the top/'
}

# The words are split here so that this file does not find itself.
check_words() {
    printf '%s\n' "${all[@]}" | grep -vxE 'LICENSE' | xargs -r grep -nHIwE -- 'TO''DO|FIX''ME|XX''X|HA''CK' |
        sed -E 's#^([^:]+:[0-9]+:).*\b(TO''DO|FIX''ME|XX''X|HA''CK)\b.*#\1 left open: \2#'
}
check_singletons() {
    in_code '\binstance[[:space:]]*\(\)' "${cpp[@]}" | grep -vE 'Q(Core|Gui)?Application::instance|qApp' |
        sed -E 's#^([^:]+:[0-9]+:).*#\1 no singletons: hand it over in the constructor#'
}
check_sleeps() {
    refuse "a test waits for a condition, never for time" \
        '\b(qWait|qSleep|sleep_for|sleep_until|msleep|usleep|nanosleep)[[:space:]]*\(|QThread::sleep|::sleep\(' "${test_code[@]}"
}
check_globs() {
    [ ${#cmake[@]} -gt 0 ] && grep -nHE '\bGLOB(_RECURSE)?\b' "${cmake[@]}" | sed -E 's#^([^:]+:[0-9]+:).*#\1 sources are named one by one, not globbed#'
}

# A source that no CMakeLists.txt names is never compiled; a test that is not registered never runs.
check_orphans() {
    local file dir name named
    named=$(cat "${cmake[@]}" /dev/null)
    for file in "${cpp[@]}"; do
        [[ $file == *.cpp ]] || continue
        name=${file##*/}
        name=${name%.cpp}
        # A piece that several tests share is named with its folder.
        grep -qF "/${file#"${file%/*/*}"/}" <<<"$named" && continue
        dir=${file%/*}
        while [ ! -f "$dir/CMakeLists.txt" ] && [[ $dir == */* ]]; do dir=${dir%/*}; done
        grep -qsE "(^|[^[:alnum:]_-])(${name#tst_}|${name#bench_}|$name)(\.cpp|[^[:alnum:]_.-]|$)" "$dir/CMakeLists.txt" || echo "$file:1: not named in $dir/CMakeLists.txt"
    done
}

check_executable() {
    local file mode
    for file in "${scripts[@]}"; do
        if in_git; then mode=$(git ls-files -s -- "$file" | cut -c1-6); else mode=100644 && [ -x "$file" ] && mode=100755; fi
        [ "$mode" = 100755 ] || echo "$file:1: starts with #! but is not executable: git update-index --chmod=+x $file"
    done
}

check_json() {
    [ ${#json[@]} -gt 0 ] || return 0
    python3 - "${json[@]}" <<'PY'
import json, sys
for name in sys.argv[1:]:
    try:
        json.load(open(name, encoding="utf-8"))
    except json.JSONDecodeError as error:
        print(f"{name}:{error.lineno}: not JSON: {error.msg}")
    except UnicodeDecodeError as error:
        print(f"{name}:1: not UTF-8: {error.reason}")
PY
}

check_qrc() {
    local file line name
    for file in "${qrc[@]}"; do
        while IFS=: read -r line name; do
            [ -f "$(dirname "$file")/$name" ] || echo "$file:$line: names a file that does not exist: $name"
        done < <(grep -nE '<file' "$file" | sed -E 's#^([0-9]+):.*<file[^>]*>([^<]*)</file>.*#\1:\2#')
    done
}

# What changed, newest first: what is edited now, then the branch's commits; where there is no branch (the main line itself, or
# no remote) the last thirty commits, for a push brings several.
changed_code() {
    local from=$base
    [ $limit -gt 0 ] && in_git || { printf '%s\n' "${cpp[@]}" && return; }
    [ -n "$from" ] || from=$(git merge-base HEAD origin/main 2>/dev/null)
    git diff --name-only HEAD 2>/dev/null
    if [ -n "$from" ] && [ "$(git rev-parse "$from^{commit}")" != "$(git rev-parse HEAD)" ]; then
        git diff --name-only "$from" HEAD
    else
        git log -30 --name-only --format=
    fi
}
unix_only() { sed -E 's/[[:space:]]*#.*//; /^$/d' $rules/unix-only.txt 2>/dev/null; }
choose_mingw() {
    local file entry
    changed_code | awk '!seen[$0]++' | while read -r file; do
        printf '%s\n' "${cpp[@]}" | grep -qxF "$file" || continue
        while read -r entry; do [[ $file == "$entry" || ($entry == */ && $file == "$entry"*) ]] && continue 2; done < <(unix_only)
        printf '%s\n' "$file"
    done
}
mapfile -t mingw < <(choose_mingw)
mingw_changed=${#mingw[@]}
[ $limit = 0 ] || mingw=("${mingw[@]:0:$limit}")

# Ninja keeps what is already known to be right: a second run looks only at what changed since, headers included.
check_mingw() {
    local dir="$scratch/mingw" compiler=x86_64-w64-mingw32-g++-posix flags="" d file entry
    while read -r entry; do [ -e "$entry" ] || echo "$rules/unix-only.txt:1: names what does not exist: $entry"; done < <(unix_only)
    [ ${#mingw[@]} -gt 0 ] || return 0
    command -v $compiler >/dev/null || { echo "$rules/check.sh:1: $compiler is not installed: apt-get install g++-mingw-w64-x86-64-posix" && return; }
    mkdir -p "$dir/include" "$dir/moc"
    # Headers of libraries that do not care for the system; the rest of /usr/include is glibc's and stays out.
    for d in simdjson.h valijson sqlite3.h sqlite3ext.h mosquitto.h mqtt_protocol.h qcustomplot.h qt6keychain modbus modbus/modbus.h modbus/modbus-version.h modbus/modbus-rtu.h modbus/modbus-tcp.h; do
        [ -e "/usr/include/$d" ] && ln -sfn "/usr/include/$d" "$dir/include/${d##*/}"
    done
    [ -d /usr/include/x86_64-linux-gnu/curl ] && ln -sfn /usr/include/x86_64-linux-gnu/curl "$dir/include/curl"
    mkdir -p "$dir/include/openssl"
    for d in /usr/include/openssl /usr/include/x86_64-linux-gnu/openssl; do ln -sf "$d"/*.h "$dir/include/openssl/" 2>/dev/null; done
    { printf '#define %s\n' QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_URL_CAST_FROM_STRING QCUSTOMPLOT_USE_LIBRARY \
        QT_CORE_LIB QT_GUI_LIB QT_WIDGETS_LIB QT_NETWORK_LIB
      cat "${cmake[@]}" | grep -oE '\bMETERDECK_[A-Z_]+=\\?"' | sed -E 's/=.*/ ""/' | sort -u | sed 's/^/#define /'; } >"$dir/defines.new"
    cmp -s "$dir/defines.new" "$dir/defines.h" || cp "$dir/defines.new" "$dir/defines.h"
    # What moc would write is not needed to read the rest.
    grep -hoE '^#include "[A-Za-z0-9_]+\.moc"' "${mingw[@]}" | cut -d'"' -f2 | while read -r file; do [ -f "$dir/moc/$file" ] || : >"$dir/moc/$file"; done
    for d in $(only '/include/' | sed -E 's#/include/.*#/include#' | sort -u) app/*/ modules/*/ tests/; do [ -d "$d" ] && flags+=" -I$root/$d"; done
    for d in $qt $qt/Qt*/ "$dir/include"; do flags+=" -isystem $d"; done
    {
        echo "rule look"
        echo "  command = $compiler -std=c++20 -fsyntax-only -w -x c++ -include $dir/defines.h -I$dir/moc$flags -MD -MT \$out -MF \$out.d \$in && touch \$out"
        echo "  depfile = \$out.d"
        echo "  deps = gcc"
        for file in "${mingw[@]}"; do echo "build ${file//\//+}.ok: look $root/$file"; done
    } >"$dir/build.ninja"
    ninja -C "$dir" -k 0 -j "$(nproc)" >"$dir/log" 2>&1 && return
    grep -aE '^[^ ]+:[0-9]+:[0-9]+: (fatal )?error: ' "$dir/log" | sed -E "s#^$root/##; s#^([^:]+:[0-9]+):[0-9]+: (fatal )?error: #\\1: Windows (mingw): #" |
        grep . || echo "$rules/check.sh:1: the mingw check itself failed: $dir/log"
}

echo "Checks of $root"
look format ${#cpp[@]} check_format
look walls ${#walled[@]} check_walls
look modules ${#module_code[@]} check_modules
look length ${#cpp[@]} check_length
look spdx ${#signed[@]} check_spdx
look words ${#all[@]} check_words
look singletons ${#cpp[@]} check_singletons
look sleeps ${#test_code[@]} check_sleeps
look globs ${#cmake[@]} check_globs
look orphans ${#cpp[@]} check_orphans
look executable ${#scripts[@]} check_executable
look json ${#json[@]} check_json
look qrc ${#qrc[@]} check_qrc
look mingw ${#mingw[@]} check_mingw
[ ${#mingw[@]} = "$mingw_changed" ] || echo "  (mingw: ${#mingw[@]} of $mingw_changed changed files; --all takes every file)"
if [ $findings -gt 0 ]; then
    echo "$findings findings"
    exit 1
fi
echo "no findings"
