#!/usr/bin/env bash
# Who controls each place, from the topic frontlog.control: as it is, and then each change as it is published.
# A line says a place's key, its status and its holder; of a place that no evidence speaks of any more, "gone".
# The last line of a place is the one that holds.
#
#   follow-control.sh [address of the broker, 127.0.0.1:9092] [--once: end at the end of the topic]
set -euo pipefail

broker=${1:-127.0.0.1:9092}
until=()
if [[ ${2:-} == --once ]]; then until=(-e); fi

text() { # of a field of the value, "-" for null
  if [[ $value =~ \"$1\":\"([^\"]*)\" ]]; then printf '%s' "${BASH_REMATCH[1]}"; else printf '%s' -; fi
}

# read_committed: only what was published for good, each once. The size of a tombstone is -1.
kcat -C -b "$broker" -t frontlog.control -o beginning "${until[@]}" -X isolation.level=read_committed -q -u \
  -f '%k\t%S\t%s\n' |
  while IFS=$'\t' read -r key size value; do
    if ((size < 0)); then
      printf '%-40s gone\n' "$key"
    else
      printf '%-40s %-12s %s\n' "$key" "$(text status)" "$(text holder)"
    fi
  done
