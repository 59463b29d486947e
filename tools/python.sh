#!/bin/sh
# Runs a script with the first Python on this machine that fits: 3.11, 3.12 or 3.13.
# PYTHON=/path/to/python3 chooses one by hand.
set -u

fits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1
}

if [ -n "${PYTHON:-}" ]; then
    if ! fits "$PYTHON"; then
        echo "PYTHON=$PYTHON is not a Python of 3.11 to 3.13" >&2
        exit 1
    fi
    exec "$PYTHON" "$@"
fi

for candidate in python3.11 python3.12 python3.13 python3 python; do
    if fits "$candidate"; then
        exec "$candidate" "$@"
    fi
done

echo "no Python of 3.11 to 3.13 was found (python3 here: $(python3 --version 2>&1 | head -n 1))" >&2
echo "what to do: install one (Debian 12: apt install python3 python3-venv), or name it: make run PYTHON=/path/to/python3.11" >&2
exit 1
