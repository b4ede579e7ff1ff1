#!/usr/bin/env bash
# Installs the programs that the interop tests talk to: Debian packages and one npm package. Quick when all is there; needs root (or sudo)
# for the Debian packages. A program that cannot be installed is named, and its tests skip.
set -uo pipefail
cd "$(dirname "$0")"

missing=()
for package in python3-pymodbus python3-serial python3-serial-asyncio libmodbus-dev gcc libc6-dev mbpoll socat tshark strace nodejs npm; do
  case "$package" in
    # Any Node will do, whoever installed it.
    nodejs) command -v node >/dev/null && continue ;;
    npm) command -v npm >/dev/null && continue ;;
  esac
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done

if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq || echo "install.sh: apt-get update failed" >&2
  for package in "${missing[@]}"; do
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null \
      || echo "install.sh: $package could not be installed; its tests will skip" >&2
  done
fi

if command -v npm >/dev/null && [ ! -d peers/node_modules/modbus-serial ]; then
  (cd peers && npm ci --no-audit --no-fund --loglevel=error) \
    || echo "install.sh: modbus-serial could not be installed; its tests will skip" >&2
fi
