"""Asks the second verifier about everything in a folder, in one process.

check_all.py VERIFIER_FOLDER FOLDER — every NAME.bundle and NAME.db there is checked against NAME.pem, else hub.pem, and a
store against the folder NAME.witness where there is one. Prints a line a name: the exit code the verifier would have, the
name, and the first finding.
"""
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import lantern_verify as verifier  # noqa: E402

folder, keys = Path(sys.argv[2]), {}
for path in sorted([*folder.glob("*.bundle"), *folder.glob("*.db")]):
    pem, witness = path.with_suffix(".pem"), path.with_suffix(".witness")
    pem = pem if pem.exists() else folder / "hub.pem"
    try:
        if pem not in keys:
            keys[pem] = verifier.read_keys([pem])
        if path.suffix == ".bundle":
            report = verifier.check_bundle(path.read_bytes(), keys[pem])
        else:
            report = verifier.check_store(path, keys[pem], witness if witness.is_dir() else None)
        print(verifier.TAMPERED if report.count else verifier.CLEAN, path.stem, *report.findings[:1], sep="\t")
    except verifier.Unreadable as wrong:
        print(verifier.UNREADABLE, path.stem, wrong, sep="\t")
