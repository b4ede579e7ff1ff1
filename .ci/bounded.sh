# To be sourced: what keeps a run from waiting for ever.

# Ends a test program in which no test has ended for twelve minutes, and notes what was running. The slowest one packs and builds for minutes.
hang_guard=(--hangdump --hangdump-timeout 12m --hangdump-type None)

# bounded LIMIT COMMAND…: runs a command for so long at most, and says so if it had to be ended. It gets no terminal to ask at.
bounded() {
  local limit=$1 code
  shift
  timeout --kill-after=30s "$limit" "$@" < /dev/null
  code=$?
  [ "$code" -ne 124 ] && [ "$code" -ne 137 ] || echo "Ended after $limit: $*"
  return "$code"
}

# tell_hangs FOLDER: names the tests that were running when a program was ended.
tell_hangs() {
  local log
  for log in "$1"/*_hang.log; do
    [ ! -e "$log" ] || { echo "Still running when $(basename "$log" _hang.log) was ended:"; cat "$log"; }
  done
}
