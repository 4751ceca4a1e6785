# An empty Debian 12 to try a package in, for packaging/try-deb and packaging/try-bundle, which run as
# root; a POSIX shell reads it after setup.sh, `root` is set.

place=$root/build/debian-12
base=$root/build/debian-12.tar

# Prints the path of what is to be tried: the first word, else what `packaging/build $kind` leaves.
built() {
    kind=$1 pattern=$2 given=${3:-}
    if [ -n "$given" ]; then
        readlink -f "$given"
    else
        "$root/packaging/build" "$kind" >&2 || return 1
        # The newest: dist/ keeps what was built before.
        ls -t "$root"/dist/$pattern | head -n 1
    fi
}

make_debian() {
    if ! [ -e "$base" ]; then
        if ! command -v mmdebstrap >/dev/null; then
            apt_get update && apt_get install -y --no-install-recommends mmdebstrap || {
                say "mmdebstrap is missing: apt-get install mmdebstrap"
                exit 1
            }
        fi
        say "making an empty Debian 12, once"
        mkdir -p "$root/build"
        mmdebstrap --quiet --format=tar --variant=minbase --include=ca-certificates \
            bookworm "$base.part"
        mv "$base.part" "$base"
    fi
    trap leave_debian EXIT
    leave_debian
    rm -rf --one-file-system "$place"
    mkdir -p "$place"
    tar -xf "$base" -C "$place" --exclude='./dev/*'
    cp /etc/resolv.conf "$place/etc/"
    for part in proc sys dev; do mount --bind "/$part" "$place/$part"; done
    mount -t tmpfs tmpfs "$place/dev/shm"
    cp "$root/resources/sample/conference.ics" "$place/tmp/"
    chmod 644 "$place/tmp/conference.ics"
    printf '%s\n' "$inside" >"$place/tmp/inside"
}

leave_debian() {
    for part in dev/shm dev sys proc; do umount "$place/$part" 2>/dev/null || :; done
}

# What every script that runs inside begins with.
inside=$(
    cat <<'END'
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
step() { printf '== %s\n' "$*"; }
quietly() {
    "$@" >/tmp/quietly 2>&1 || { tail -n 20 /tmp/quietly; exit 1; }
}
apt_get() { quietly apt-get -qq -y "$@"; }
END
)
