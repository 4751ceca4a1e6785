# Makes .venv ready, for packaging/run and packaging/test; a POSIX shell reads it, `root` is set.
#
# A call after the set-up compares two small files and goes on. The set-up itself talks on
# standard error only and never reads standard input, which belongs to the program.

venv=$root/.venv
done_mark=$venv/.set-up       # what the environment was made from, and where
begun_mark=$venv/.setting-up  # there while a set-up runs; found at the start, it was cut off

say() {
    printf 'planner: %s\n' "$*" >&2
}

is_set_up() {
    [ -x "$venv/bin/python" ] && [ -x "$venv/bin/planner" ] && [ -r "$done_mark/place" ] || return 1
    read -r place <"$done_mark/place" || return 1
    [ "$place" = "$root" ] &&
        cmp -s "$root/packaging/requirements.txt" "$done_mark/requirements.txt" &&
        cmp -s "$root/pyproject.toml" "$done_mark/pyproject.toml"
}

set_up() {
    is_set_up && return
    # Two first calls at once: the second waits here, and finds the work done.
    exec 9<"$root/packaging/requirements.txt"
    if command -v flock >/dev/null; then flock 9; fi
    if ! is_set_up; then
        (make_environment) </dev/null >&2 || exit 1
    fi
    exec 9<&-
}

make_environment() {
    say "setting up in .venv, once; this takes about a minute and loads some 150 MB."
    forget_pip_settings
    python=$(find_python) || python=
    install_missing_packages
    mkdir -p "$venv" || exit 1
    if [ -e "$begun_mark" ]; then
        say "an earlier set-up was cut off; starting afresh."
        find "$venv" -mindepth 1 -delete
    elif ! usable_environment; then
        find "$venv" -mindepth 1 -delete
    fi
    rm -rf "$done_mark"
    mkdir "$begun_mark" &&
        cp "$root/packaging/requirements.txt" "$root/pyproject.toml" "$begun_mark" &&
        printf '%s\n' "$root" >"$begun_mark/place" || exit 1
    if ! usable_environment && ! "$python" -m venv "$venv"; then
        give_up "the environment could not be made. See the lines above."
    fi
    pip_install --require-hashes --only-binary :all: -r "$root/packaging/requirements.txt" ||
        give_up "the libraries could not be installed. Check the network and run this again."
    pip_install --no-deps --no-build-isolation --no-index -e "$root" ||
        give_up "the program itself could not be installed. See the lines above."
    mv "$begun_mark" "$done_mark"
    say "ready."
}

pip_install() {
    "$venv/bin/python" -m pip -qq --no-input --disable-pip-version-check install \
        --no-user --root-user-action=ignore "$@"
}

# pip answered, so the environment is as it was before: no reason to start afresh next time.
give_up() {
    rm -rf "$begun_mark"
    say "$*"
    exit 1
}

# Where packages come from is the machine's business; where they go to is ours.
forget_pip_settings() {
    unset PIP_USER PIP_TARGET PIP_PREFIX PIP_ROOT PIP_CONSTRAINT PIP_REQUIREMENT PIP_EDITABLE \
        PIP_REQUIRE_HASHES PIP_NO_BINARY PIP_ONLY_BINARY PIP_DRY_RUN PIP_REPORT PIP_LOG \
        PIP_VERBOSE PIP_QUIET PIP_IGNORE_INSTALLED PIP_FORCE_REINSTALL PIP_UPGRADE PIP_PRE \
        PIP_NO_INDEX PYTHONHOME PYTHONPATH VIRTUAL_ENV || :
}

usable_environment() {
    [ -x "$venv/bin/python" ] && "$venv/bin/python" -c "$new_enough" 2>/dev/null &&
        "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

find_python() {
    for name in python3 python3.11 python3.12 python3.13 python3.14; do
        if command -v "$name" >/dev/null && "$name" -c "$new_enough" 2>/dev/null; then
            "$name" -c 'import os, sys; print(os.path.realpath(sys.executable))'
            return
        fi
    done
    return 1
}

# What a bare Debian lacks. Qt draws offscreen with the first row of libraries; a real
# window needs the second one as well.
offscreen_libraries='libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1
    libxkbcommon.so.0=libxkbcommon0 libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3'
window_libraries='libxcb-cursor.so.0=libxcb-cursor0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libxcb-icccm.so.4=libxcb-icccm4 libxcb-keysyms.so.1=libxcb-keysyms1
    libxcb-shape.so.0=libxcb-shape0 libgssapi_krb5.so.2=libgssapi-krb5-2'

missing_packages() {
    if [ -z "$python" ]; then
        echo python3 python3-venv
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        "$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    fi
    if command -v apt-get >/dev/null && ! [ -s /etc/ssl/certs/ca-certificates.crt ]; then
        echo ca-certificates
    fi
    missing_libraries "$offscreen_libraries"
}

missing_libraries() {
    if [ "$(uname)" != Linux ]; then return; fi
    for pair in $1; do
        if [ -z "$python" ] ||
            ! "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "${pair%=*}" 2>/dev/null; then
            echo "${pair#*=}"
        fi
    done
}

install_missing_packages() {
    needed=$(missing_packages)
    wanted=$(missing_libraries "$window_libraries")
    [ -n "$needed$wanted" ] || return 0
    set -- $needed $wanted # split into words on purpose
    line="apt-get install -y --no-install-recommends $*"
    say "this machine lacks: $*"
    if apt_get update && apt_get install -y --no-install-recommends "$@"; then
        python=$(find_python) || python=
        needed=$(missing_packages)
        [ -z "$needed" ] && return
    fi
    if [ -z "$needed" ]; then
        say "the window needs them, the command line does not. To install them: sudo $line"
        return
    fi
    say "they cannot be installed from here. Please run this line, then call again:"
    say "    sudo $line"
    exit 1
}

apt_get() {
    if ! command -v apt-get >/dev/null; then return 1; fi
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        return 1
    fi
    # Its chatter helps nobody unless it fails.
    if ! talk=$($as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
        apt-get -qq -o DPkg::Lock::Timeout=300 "$@" 2>&1); then
        printf '%s\n' "$talk" | tail -n 20
        [ "$1" = update ] # an unreachable extra source must not stop the rest
    fi
}
