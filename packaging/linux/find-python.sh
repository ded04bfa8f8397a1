#!/usr/bin/env bash
# Print the newest Python that is recent enough, or say what is needed and fail.
set -euo pipefail

best="" best_minor=10
for name in python3 python3.13 python3.12 python3.11; do
  minor=$("$name" -c 'import sys; v = sys.version_info; print(v[1] if v[0] == 3 else 0)' \
    2>/dev/null) || continue
  # Locked wheels exist up to 3.13; a newer python3 is only taken where nothing else is found.
  if ((minor <= 13 && minor > best_minor)); then
    best=$name best_minor=$minor
  elif ((minor > 13)) && [[ -z $best ]]; then
    best=$name
  fi
done
if [[ -z $best ]]; then
  echo "Almere Roadmap needs Python 3.11 or newer; none was found." >&2
  exit 1
fi
command -v "$best"
