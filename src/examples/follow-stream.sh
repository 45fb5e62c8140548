#!/usr/bin/env bash
# What is told of a theatre, as it happens: a line for each message, its topic and its CloudEvent in JSON.
# When the connection is cut it goes on behind the last message: nothing is missed, nothing comes twice.
#
#   follow-stream.sh theatre [kind=strike,clash] [place=aleppo] [topic=events,control] [after=3:1842]
#   FRONTLOG=http://127.0.0.1:8080 is where the service is.
set -euo pipefail

url=${FRONTLOG:-http://127.0.0.1:8080}/v1/theatres/${1:?which theatre?}/stream
shift
query=$(IFS='&' && printf '%s' "$*")
last=()

while true; do
  id='' topic='' data=''
  while IFS= read -r line; do
    line=${line%$'\r'}
    case $line in
      id:*) id=${line#id:} ;;
      event:*) topic=${line#event:} ;;
      data:*) data=${line#data:} ;;
      '') # the end of a message
        if [[ -n $data ]]; then printf '%s %s\n' "${topic# }" "${data# }"; fi
        if [[ -n $id ]]; then last=(-H "Last-Event-ID: ${id# }"); fi
        id='' topic='' data=''
        ;;
      status:4*) exit 1 ;; # not to be asked again: curl has said why
    esac
  done < <(curl -sS -f -N -w 'status:%{http_code}\n' "${last[@]}" "$url${query:+?$query}")
  sleep 1
done
