#!/bin/sh
# The monthly job, for cron and systemd: last month's kjøring. Safe to start as often as you like: an unfinished kjøring is
# taken up from its checkpoint, and a finished month with nothing new ends at once with 0. The exit code is the job's.
#
#   UTLEGGSTREKK_JAR     the jar                 (default: utleggstrekk.jar beside this script)
#   UTLEGGSTREKK_CONFIG  the configuration file  (default: utleggstrekk.yaml beside this script)
#   JAVA_OPTS            for the JVM             (default: -Xmx512m)
#
# Usage: maanedlig.sh [YYYY-MM] [more options of `run`]
set -eu
her=$(cd "$(dirname "$0")" && pwd)
jar=${UTLEGGSTREKK_JAR:-$her/utleggstrekk.jar}
config=${UTLEGGSTREKK_CONFIG:-$her/utleggstrekk.yaml}

case ${1:-} in
  [0-9][0-9][0-9][0-9]-[0-9][0-9]) maaned=$1; shift ;;
  *) # last month, by the calendar of Norway; without leaning on GNU date
    aar=$(TZ=Europe/Oslo date +%Y)
    nr=$(TZ=Europe/Oslo date +%m); nr=${nr#0}
    if [ "$nr" -eq 1 ]; then maaned=$((aar - 1))-12; else maaned=$(printf '%04d-%02d' "$aar" $((nr - 1))); fi ;;
esac

# in the C locale a folder with æ, ø or å cannot be named
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
  '' | C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

# exec: a SIGTERM reaches the job itself, which then stops at its next commit and exits with 3
# shellcheck disable=SC2086 # several options
exec java ${JAVA_OPTS:--Xmx512m} -jar "$jar" run --kalendermaaned "$maaned" --config "$config" "$@"
