#!/usr/bin/env bash
# Installs the system libraries that loy is built with, when they are missing. Sourced by the
# other scripts; running it by itself does only that.
set -euo pipefail

# libedit edits the line; Boost.Math has the special functions (headers only); zlib and zstd unpack
# files; SQLite reads and writes databases.
packages=(libedit-dev libboost-math-dev zlib1g-dev libzstd-dev libsqlite3-dev)

missing=()
if command -v dpkg-query >/dev/null; then
  for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
      missing+=("$package")
  done
else
  echo "this is no Debian: make sure that you have what Debian calls ${packages[*]}" >&2
fi

if ((${#missing[@]})); then
  if ! command -v apt-get >/dev/null; then
    echo "loy needs ${missing[*]} (Debian's names); install them and run this again" >&2
    exit 1
  fi
  as_root=()
  if ((EUID != 0)); then
    command -v sudo >/dev/null || {
      echo "installing ${missing[*]} needs root, and there is no sudo: run apt-get install ${missing[*]} as root" >&2
      exit 1
    }
    echo "installing ${missing[*]} with apt-get: sudo may ask for your password" >&2
    as_root=(sudo)
  else
    echo "installing ${missing[*]} with apt-get" >&2
  fi
  # The list of packages may be old or empty, so a first failure is answered by updating it.
  "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >&2 || {
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >&2
  }
fi

command -v swift >/dev/null || {
  echo "loy needs a Swift 6.3 toolchain: https://swift.org/install" >&2
  exit 1
}

# Builds the release with a static standard library; what the tools say is shown only when they
# fail, since a good build warns of other people's code. Never at a terminal: the package manager
# colours what a terminal shows, and a change of colour is a change of every compiler call, so that
# everything would be built again.
build_release() { # arguments of swift build
  local said
  said=$(swift build --package-path "$project" --scratch-path "$project/.build-release" \
    -c release --static-swift-stdlib --quiet "$@" 2>&1) || {
    echo "$said" >&2
    return 1
  }
}
