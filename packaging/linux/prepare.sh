#!/usr/bin/env bash
# Make sure the system packages are there that Python packages cannot bring themselves.
# Looks first, installs only what is missing, and never asks for a password.
set -euo pipefail
cd "$(dirname "$0")"

[[ $(uname -s) == Linux ]] || exit 0
python=$(./find-python.sh)
libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)

present() { # one mark of packages.txt: python:MODULE, or the name of a shared library
  case $1 in
    python:*) "$python" -c "import ${1#python:}" 2>/dev/null ;;
    *) grep -qF "$1 " <<<"$libraries" ;;
  esac
}

# The venv package carries the version of the very Python that was chosen.
venv_package() {
  if [[ $(readlink -f "$(command -v python3)") == "$(readlink -f "$python")" ]]; then
    echo python3-venv
  else
    echo "python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv"
  fi
}

required=() wanted=() group=""
look() { # fills `required` and `wanted` with the package choices whose mark is absent
  required=() wanted=()
  local first mark
  while read -r first mark _; do
    case $first in
      "" | "#"*) continue ;;
      "["*) group=${first//[\[\]]/} && continue ;;
    esac
    present "$mark" && continue
    [[ $first == python3-venv ]] && first=$(venv_package)
    if [[ $group == required ]]; then required+=("$first"); else wanted+=("$first"); fi
  done <packages.txt
}

available() { # of "old|new" names, the one this release knows
  local name
  for name in ${1//|/ }; do
    if apt-cache show "$name" >/dev/null 2>&1; then echo "$name" && return; fi
  done
  echo "${1%%|*}"
}

known() { local choice; for choice in "$@"; do available "$choice"; done; }

look
((${#required[@]} + ${#wanted[@]})) || exit 0

if ! command -v apt-get >/dev/null; then
  echo "Qt needs these libraries, named here as Debian names them; please install them with" >&2
  echo "your system's own package manager: ${required[*]} ${wanted[*]}" >&2
  exit 0
fi

root=()
if ((EUID != 0)); then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root=(sudo -n); else root=(no); fi
fi

if [[ ${root[*]-} != no ]]; then
  "${root[@]}" apt-get update -qq || echo "The package lists could not be refreshed." >&2
  mapfile -t names < <(known "${required[@]}" "${wanted[@]}")
  echo "Installing system packages: ${names[*]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${names[@]}" >/dev/null ||
    echo "Not every package could be installed." >&2
  libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
  look
fi

if ((${#wanted[@]})); then
  echo "A real window may not open until this is run:" >&2
  echo "  sudo apt-get install --no-install-recommends $(known "${wanted[@]}" | xargs)" >&2
fi
if ((${#required[@]})); then
  echo "Please run this first, then try again:" >&2
  echo "  sudo apt-get install --no-install-recommends $(known "${required[@]}" | xargs)" >&2
  exit 1
fi
