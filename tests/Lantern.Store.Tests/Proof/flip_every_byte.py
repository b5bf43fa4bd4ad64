"""Flips every n-th byte of a bundle, one at a time, and asks the second verifier each time.

flip_every_byte.py VERIFIER_FOLDER BUNDLE KEY EVERY — prints how many were flipped and found; exit code 0 when all were.
"""
import sys
import time
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import lantern_verify as verifier  # noqa: E402

bundle = bytearray(Path(sys.argv[2]).read_bytes())
keys = verifier.read_keys([sys.argv[3]])
every = int(sys.argv[4])


def is_found():
    try:
        return verifier.check_bundle(bundle, keys).count > 0
    except verifier.Unreadable:
        return True


if is_found():
    sys.exit("The bundle is not clean to begin with.")
started, flipped, missed = time.monotonic(), 0, []
for at in range(0, len(bundle), every):
    bundle[at] ^= 1 << (at % 8)
    flipped += 1
    if not is_found():
        missed.append(at)
    bundle[at] ^= 1 << (at % 8)
if is_found():
    sys.exit("The bundle did not come back as it was.")
print(f"{flipped:,} of {len(bundle):,} bytes flipped, {flipped - len(missed):,} found, {time.monotonic() - started:.0f} s")
sys.exit(0 if not missed and flipped else f"not found at {missed[:20]}")
