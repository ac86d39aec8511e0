# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What installer/run and installer/test share: packages, steps with a log each, configure and build. Sourced, never run.

# shellcheck disable=SC2034  # used by the scripts that source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
logs="$root/build/logs"

# To build the programs: the compiler and the headers. libqt6opengl6-dev and libgl-dev are only recommended by Qt's own
# packages, yet what paints does not configure without them.
build_packages=(cmake ninja-build g++ ccache pkg-config
    qt6-base-dev qt6-base-dev-tools libqt6opengl6-dev libgl-dev qt6-serialport-dev qt6-serialbus-dev
    qt6-websockets-dev qt6-httpserver-dev qtkeychain-qt6-dev
    qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    libqcustomplot-dev libcurl4-openssl-dev libmosquitto-dev libssl-dev libsimdjson-dev libvalijson-dev libsqlite3-dev)
# Loaded or started only while running, so no linker asks for them.
run_packages=(ca-certificates mosquitto libqt6sql6-sqlite libqt6sql6-odbc libqt6svg6 fonts-dejavu-core
    fonts-lklug-sinhala fonts-lohit-taml fonts-lohit-deva qt6-translations-l10n)
# What the tests talk to and what the checks call.
test_packages=(git python3 clang clang-format libclang-rt-14-dev g++-mingw-w64-x86-64-posix mosquitto-clients libmodbus-dev
    python3-aiosmtpd python3-pymodbus python3-serial openssl unixodbc libsqliteodbc xvfb xauth libxtst-dev openbox dbus-daemon)

say() { printf '%s\n' "$*"; }

# fail WHERE WHAT TO-DO
fail() {
    printf '\nFAILED in %s: %s\nWhat to do: %s\n' "$1" "$2" "$3" >&2
    exit 1
}

# What Debian does not have installed of the packages named.
missing_packages() {
    local have name
    have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null | sed -n 's/ installed$//p')
    for name in "$@"; do
        grep -qxF "$name" <<<"$have" || printf '%s\n' "$name"
    done
}

apt_install() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    [ ${#become[@]} -eq 0 ] || apt=("${become[@]}" "${apt[@]}")
    "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@"
}

# A mirror that was just being refreshed answers the second time.
apt_install_twice() { apt_install "$@" || { echo "--- second attempt"; apt_install "$@"; }; }

# install_packages NAME…: nothing is asked of the network when nothing is missing.
install_packages() {
    local missing
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "  No apt-get here: taking it that these are installed by other means: $*"
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    become=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "packages" "${#missing[@]} packages are missing and this is neither root nor is there a sudo" \
            "as root: apt-get install --no-install-recommends ${missing[*]}"
        if [ -t 0 ]; then become=(sudo); sudo -v || true; else become=(sudo -n); fi
    fi
    step "Install ${#missing[@]} packages" packages \
        "see the lines above; by hand, as root: apt-get update && apt-get install --no-install-recommends ${missing[*]}" \
        apt_install_twice "${missing[@]}"
    # Debian starts a system-wide broker with the package; nobody asked for that one, the console starts its own.
    if [ -d /run/systemd/system ] && printf '%s\n' "${missing[@]}" | grep -qx mosquitto; then
        "${become[@]}" systemctl disable --now mosquitto >>"$logs/packages.log" 2>&1 &&
            say "  The system-wide mosquitto service that came with the package is switched off; the console starts its own."
    fi
    return 0
}

# The last "[12/80]" or "12/80 Test" of a log: how far a build or a test run has come.
progress_of() { tail -c 4000 "$1" 2>/dev/null | grep -aoE '(^|\[)[ ]*[0-9]+/[0-9]+' | tail -1 | tr -d '[ '; }

elapsed() { if [ "$1" -ge 120 ]; then printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi; }

# On a terminal a line that counts; elsewhere a line a minute, so that a long build is not taken for a dead one.
tick() {
    local title=$1 log=$2 start=$SECONDS pause=60 fd
    [ -t 1 ] && pause=1
    exec {fd}<> <(:)
    while :; do
        read -rt "$pause" -u "$fd" || true
        if [ -t 1 ]; then
            printf '\r  %-34s %s %s \033[K' "$title" "$(elapsed $((SECONDS - start)))" "$(progress_of "$log")"
        else
            printf '  … %s: %s %s\n' "$title" "$(elapsed $((SECONDS - start)))" "$(progress_of "$log")"
        fi
    done
}

# timed TITLE LOG COMMAND…: runs quietly into build/logs/LOG.log, prints one line with the time; returns its status.
timed() {
    local title=$1 log="$logs/$2.log" start=$SECONDS rc=0 ticker word=ok
    shift 2
    if ! { mkdir -p "$logs" && : >"$log"; } 2>/dev/null; then
        fail "$title" "cannot write $log" \
            "the folder belongs to somebody else (built as root before?): give it back with chown -R, or delete $root/build"
    fi
    tick "$title" "$log" &
    ticker=$!
    # One language for the logs; what is started outside a step keeps the user's own.
    LC_ALL=C.UTF-8 "$@" >"$log" 2>&1 </dev/null || rc=$?
    kill "$ticker" 2>/dev/null
    wait "$ticker" 2>/dev/null
    [ $rc = 0 ] || word=FAILED
    [ -t 1 ] && printf '\r\033[K'
    printf '  %-34s %-7s %s\n' "$title" "$word" "$(elapsed $((SECONDS - start)))"
    return $rc
}

# step TITLE LOG WHAT-TO-DO COMMAND…: as timed; a failure shows the end of the log and ends the script.
step() {
    local title=$1 log=$2 advice=$3 rc=0
    shift 3
    timed "$title" "$log" "$@" || rc=$?
    [ $rc = 0 ] && return
    printf '\nThe last lines of %s:\n' "$logs/$log.log" >&2
    tail -n 40 "$logs/$log.log" | sed 's/^/    /' >&2
    fail "$title" "exit code $rc; the whole story is in $logs/$log.log" "$advice"
}

configure() {
    local preset=$1 cache="$root/build/$1/CMakeCache.txt" fresh=()
    # A clone that was moved: CMake refuses its old cache.
    if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then fresh=(--fresh); fi
    cd "$root" && cmake --preset "$preset" "${fresh[@]}"
}

compile() { cd "$root" && cmake --build --preset "$1" --parallel "${METERDECK_JOBS:-$(nproc)}"; }

# build PRESET
build() {
    step "Configure ($1)" "configure-$1" \
        "a package may be missing: the name after 'Could not find' above says which; deleting $root/build/$1 starts afresh" configure "$1"
    step "Build ($1)" "build-$1" \
        "mend the first error above; if the machine ran out of memory: METERDECK_JOBS=1 and the same command again" compile "$1"
}
