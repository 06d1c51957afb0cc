#!/usr/bin/env bash
# Measures a server on this machine: uploads, submissions, a job from its request to its result, and the memory of its process.
# It leaves scans and jobs behind, so give it a server of its own.
#
#   load.sh URL PID DEMO [GIB]
#
#   PID    of the server, for its memory; read from /proc
#   DEMO   a folder made by `mroptimum demo -o DEMO`
#   GIB    size of the large upload, 1 when not named
#
# The environment variable MROPTIMUM_KEY holds an API key. Needs curl and jq. What the large file holds is no scan: the server takes it in,
# looks at it and refuses it.
set -euo pipefail

[ $# -ge 3 ] || { sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; exit 64; }
url=$1/api/v1 pid=$2 demo=$3 gib=${4:-1}
jobs=200
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(umask 077; printf 'header = "Authorization: Bearer %s"\nsilent\nshow-error\nfail-with-body\n' "${MROPTIMUM_KEY:?}" >"$work/curl")

call() {
  curl --config "$work/curl" "$@"
}

now() {
  date +%s.%N
}

# since START: seconds with milliseconds.
since() {
  awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.3f", b - a }'
}

memory() {
  awk -v name="$1:" '$1 == name { printf "%d MiB", $2 / 1024 }' "/proc/$pid/status"
}

# upload FILE BYTES: gives the id; the file may be - for the standard input.
upload() {
  local place
  place=$(call -X POST -H 'Tus-Resumable: 1.0.0' -H "Upload-Length: $2" -H "Upload-Metadata: filename $(printf 'load.dat' | base64)" \
    -o /dev/null -D - "$url/uploads" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
  call -X PATCH -H 'Tus-Resumable: 1.0.0' -H 'Upload-Offset: 0' -H 'Content-Type: application/offset+octet-stream' \
    -H "Content-Length: $2" -T "$1" -o /dev/null "${url%/api/v1}$place"
  printf '%s' "${place##*/}"
}

# checked ID: waits for the end of the check and gives the scan.
checked() {
  local scan
  while :; do
    scan=$(call "$url/scans/$1")
    [ "$(jq -r .state <<<"$scan")" = CHECKING ] || break
    sleep 0.1
  done
  printf '%s' "$scan"
}

printf 'memory at the beginning: %s\n' "$(memory VmRSS)"

id=$(upload "$demo/scan.dat" "$(stat -c %s "$demo/scan.dat")")
checked "$id" | jq -e .reference.options >"$work/options"
jq --slurpfile scan "$work/options" '(.. | objects | select(.type == "file") | .options) += $scan[0]' "$demo/job.json" >"$work/request"

for try in 1 2 3; do
  begin=$(now)
  id=$(call -H 'Content-Type: application/json' -d "@$work/request" "$url/jobs" | jq -r .id)
  call -N "$url/jobs/$id/events" >"$work/events"
  grep -q '"state":"COMPLETED"' "$work/events" || { cat "$work/events" >&2; exit 1; }
  printf 'a job from its request to its end, try %s: %s s\n' "$try" "$(since "$begin")"
done

# One connection, one request after the other.
for ((n = 0; n < jobs; n++)); do
  [ "$n" -eq 0 ] || printf 'next\n'
  cat "$work/curl"
  printf 'url = "%s/jobs"\nheader = "Content-Type: application/json"\ndata = "@%s"\noutput = "%s"\n' "$url" "$work/request" "$work/answer"
done >"$work/submissions"
begin=$(now)
curl --config "$work/submissions"
seconds=$(since "$begin")
printf '%d jobs accepted in %s s: %s jobs/s\n' "$jobs" "$seconds" "$(awk -v n="$jobs" -v s="$seconds" 'BEGIN { printf "%.0f", n / s }')"
call -N "$url/jobs/$(jq -r .id "$work/answer")/events" >/dev/null
printf 'the last of them ended after %s s\n' "$(since "$begin")"
printf 'memory after %d jobs: %s\n' "$jobs" "$(memory VmRSS)"

bytes=$((gib << 30))
echo 5 2>/dev/null >"/proc/$pid/clear_refs" || true # the peak from here on, where this may be told
begin=$(now)
id=$(head -c "$bytes" /dev/zero | upload - "$bytes")
seconds=$(since "$begin")
printf '%d GiB uploaded in %s s: %s MiB/s; peak of memory %s\n' "$gib" "$seconds" \
  "$(awk -v g="$gib" -v s="$seconds" 'BEGIN { printf "%.0f", g * 1024 / s }')" "$(memory VmHWM)"
printf 'then %s, memory %s\n' "$(checked "$id" | jq -c '[.state, .problem.code]')" "$(memory VmRSS)"
call -X DELETE "$url/scans/$id" -o /dev/null
