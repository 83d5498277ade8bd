#!/bin/sh
# What `make run` shows: lists into a home of their own, three names, and how fresh the lists are.
set -u
SANCTIONS_HOME="$PWD/.run"
export SANCTIONS_HOME

echo "== Getting the lists (a few seconds; where a publisher can't be reached: the built-in sample)"
sanctions refresh --deadline 5 >/dev/null 2>&1
sanctions refresh --sample >/dev/null || exit $?

for name in "Green Pine Associated Corporation" "Kim Yong Chol" "Max Mustermann"; do
    echo
    echo "== sanctions screen \"$name\" --max-age any"
    sanctions screen "$name" --max-age any
    code=$?
    [ "$code" -le 1 ] || exit "$code"
done

echo
echo "== sanctions lists"
sanctions lists --max-age any
echo
echo "Your own home is elsewhere: run 'sanctions refresh' and read README.md."
