#!/usr/bin/env python3
"""The second verifier of Lantern: checks a file's bundle, or a whole SQLite store, with nothing but the hub's public key.

Python 3.8 or later and its standard library, one file, no code shared with Lantern. It reads and never writes. It needs no
key to the words: what is sealed stays sealed. See README.md beside it.

Exit codes: 0 nothing was found; 1 something is not as the hub signed it; 2 it could not be read at all.
"""

import argparse
import base64
import binascii
import bisect
import heapq
import hashlib
import os
import re
import sqlite3
import struct
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

CLEAN, TAMPERED, UNREADABLE = 0, 1, 2
MOST_SHOWN = 100
CHECKPOINT_EVERY = 64
ID = re.compile(rb"[0-9abcdefghjkmnpqrstvwxyz]{26}\Z")
ZEROS = bytes(32)


class Unreadable(Exception):
    """It is not what it should be at all: no bundle, no store, no key."""


class Malformed(Exception):
    """A text that is not byte for byte as Lantern writes it."""


# ---------------------------------------------------------------- findings

class Report:
    """What was found, in sentences that name a place and never a word of what is written there."""

    def __init__(self):
        self.findings, self.notes, self.count = [], [], 0
        self.leaves = self.entries = self.files = self.checkpoints = self.unsigned = 0

    def add(self, sentence):
        self.count += 1
        if len(self.findings) < MOST_SHOWN:
            self.findings.append(sentence)

    def note(self, sentence):
        """What is no forgery and has to be known."""
        if len(self.notes) < MOST_SHOWN:
            self.notes.append(sentence)


# ---------------------------------------------------------------- signatures: ECDSA on P-256, FIPS 186-5

P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
SPKI_P256 = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def double(point):
    """Twice a point in Jacobian coordinates; None is the point at infinity."""
    if point is None or point[1] == 0:
        return None
    x, y, z = point
    zz = z * z % P
    m = 3 * (x - zz) * (x + zz) % P
    yy = y * y % P
    s = 4 * x * yy % P
    x3 = (m * m - 2 * s) % P
    return x3, (m * (s - x3) - 8 * yy * yy) % P, 2 * y * z % P


def add_affine(point, other):
    """A Jacobian point and an affine one."""
    if other is None:
        return point
    if point is None:
        return other[0], other[1], 1
    x, y, z = point
    zz = z * z % P
    h = (other[0] * zz - x) % P
    r = (other[1] * zz * z - y) % P
    if h == 0:
        return double(point) if r == 0 else None
    hh = h * h % P
    hhh = h * hh % P
    v = x * hh % P
    x3 = (r * r - hhh - 2 * v) % P
    return x3, (r * (v - x3) - y * hhh) % P, z * h % P


def affine(point):
    if point is None:
        return None
    inverse = pow(point[2], -1, P)
    square = inverse * inverse % P
    return point[0] * square % P, point[1] * square * inverse % P


def multiples(point):
    """For each of the 64 hex digits of a number, the point times each value of that digit."""
    table = []
    for _ in range(64):
        row, sum_ = [None], None
        for _ in range(15):
            sum_ = add_affine(sum_, point)
            row.append(affine(sum_))
        table.append(row)
        point = affine(add_affine(sum_, point))
    return table


def add_times(sum_, table, number):
    for row in table:
        digit = number & 15
        if digit:
            sum_ = add_affine(sum_, row[digit])
        number >>= 4
    return sum_


class PublicKey:
    """A hub's public key on the curve P-256."""

    _generator = None

    def __init__(self, spki):
        if len(spki) != 91 or not spki.startswith(SPKI_P256):
            raise Unreadable("A key is not a public key on the curve P-256.")
        x, y = int.from_bytes(spki[27:59], "big"), int.from_bytes(spki[59:], "big")
        if x >= P or y >= P or (y * y - (x * x * x - 3 * x + B)) % P != 0:
            raise Unreadable("A key is not a point of the curve P-256.")
        self.id = hashlib.sha256(spki).hexdigest()[:16]
        self._table = multiples((x, y))
        if PublicKey._generator is None:
            PublicKey._generator = multiples(G)

    def signed(self, message, signature):
        r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
        # Of the two forms each signature has, the hub writes the one with the lower s: no other is taken.
        if not (0 < r < N and 0 < s <= N // 2):
            return False
        e = int.from_bytes(hashlib.sha256(message).digest(), "big")
        w = pow(s, -1, N)
        point = affine(add_times(add_times(None, PublicKey._generator, e * w % N), self._table, r * w % N))
        return point is not None and point[0] % N == r


def read_keys(paths):
    keys = []
    for path in paths:
        try:
            text = Path(path).read_text("ascii")
        except (OSError, UnicodeDecodeError) as wrong:
            raise Unreadable(f"The key file cannot be read: {wrong}") from None
        blocks = re.findall(r"-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)-----END PUBLIC KEY-----", text)
        if not blocks:
            raise Unreadable("There is no public key in the key file. Ask the hub for what 'lantern keys public' prints.")
        try:
            keys += [PublicKey(base64.b64decode("".join(block.split()), validate=True)) for block in blocks]
        except binascii.Error:
            raise Unreadable("The key file is damaged. Ask the hub for it again.") from None
    return {key.id: key for key in keys}


# ---------------------------------------------------------------- leaves and tree: RFC 9162, 2.1

def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def entry_leaf(file, number, written, previous, sealed):
    return b"".join((b"lantern/1 entry\n", file, struct.pack(">Iq", number, written), previous, sealed))


def access_leaf(file, number, at, previous, sealed):
    return b"".join((b"lantern/1 access\n", file or b"-" * 26, struct.pack(">Iq", number, at), previous, sealed))


def look_leaf(file, at, sealed):
    return b"".join((b"lantern/1 look\n", file or b"-" * 26, struct.pack(">q", at), sealed))


def erasure_leaf(file, at, sealed):
    return b"".join((b"lantern/1 erasure\n", file, struct.pack(">q", at), sealed))


def root_from_proof(leaf, index, size, proof):
    """The root a proof leads to, by the definition of a path: None when the proof has another length than it needs."""
    if size == 1:
        return leaf if not proof else None
    if not proof:
        return None
    left = 1 << ((size - 1).bit_length() - 1)
    if index < left:
        inner = root_from_proof(leaf, index, left, proof[:-1])
        return None if inner is None else node_hash(inner, proof[-1])
    inner = root_from_proof(leaf, index - left, size - left, proof[:-1])
    return None if inner is None else node_hash(proof[-1], inner)


def grown_roots(earlier, later, proof, known):
    """The roots at two sizes that a proof of growth leads to (RFC 9162, 2.1.4.1); known is the earlier root, or None inside.

    None where the proof has another length than it needs.
    """
    if earlier == later:
        if known is not None:
            return (known, known) if not proof else None
        return (proof[0], proof[0]) if len(proof) == 1 else None
    if not proof:
        return None
    left = 1 << ((later - 1).bit_length() - 1)
    beside = proof[-1]
    if earlier <= left:
        roots = grown_roots(earlier, left, proof[:-1], known)
        return None if roots is None else (roots[0], node_hash(roots[1], beside))
    roots = grown_roots(earlier - left, later - left, proof[:-1], None)
    return None if roots is None else (node_hash(beside, roots[0]), node_hash(beside, roots[1]))


class GrowingTree:
    """Roots of a tree to which leaves are added, by the binary form of its size."""

    def __init__(self):
        self.size, self._peaks = 0, []

    def add(self, leaf):
        height = 0
        while self._peaks and self._peaks[-1][0] == height:
            leaf = node_hash(self._peaks.pop()[1], leaf)
            height += 1
        self._peaks.append((height, leaf))
        self.size += 1

    def root(self):
        if not self._peaks:
            return hashlib.sha256(b"").digest()
        root = self._peaks[-1][1]
        for _, peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root


# ---------------------------------------------------------------- strict texts

class Lines:
    """The lines of a text in which every value has one way to be written."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def wrong(self, words):
        return Malformed(f"Line {self.data.count(10, 0, self.at) + 1}: {words}.")

    def line(self):
        end = self.data.find(b"\n", self.at)
        if end < 0:
            raise self.wrong("the text ends in the middle of a line")
        line, self.at = self.data[self.at:end], end + 1
        return line

    def values(self, word, count=None):
        start = self.at
        parts = self.line().split(b" ")
        if parts[0] != word or (count is not None and len(parts) != count + 1) or len(parts) < 2 or b"" in parts:
            self.at = start
            raise self.wrong(f"a line '{word.decode()} …' is expected")
        return parts[1:]

    def value(self, word):
        return self.values(word, 1)[0]

    def number(self, text, least=None):
        if not re.match(rb"(0|-?[1-9][0-9]{0,18})\Z", text):
            raise self.wrong("a number is not written as numbers are")
        number = int(text)
        if not -(1 << 63) <= number < 1 << 63 or (least is not None and number < least):
            raise self.wrong("a number is out of range")
        return number

    def hex(self, text, length):
        if not re.match(rb"[0-9a-f]{%d}\Z" % (length * 2), text):
            raise self.wrong(f"{length} bytes in lower-case hex are expected")
        return bytes.fromhex(text.decode())

    def base64(self, text):
        try:
            value = base64.b64decode(text, validate=True)
        except binascii.Error:
            value = None
        if value is None or base64.b64encode(value) != text:
            raise self.wrong("a value in base64 is not written as it would be")
        return value

    def id(self, text):
        if not ID.match(text):
            raise self.wrong("an id is not one")
        return text


class Checkpoint:
    """A signed note: how many leaves the record has and the root over them."""

    def __init__(self, lines):
        start = lines.at
        if lines.line() != b"lantern checkpoint 1":
            raise lines.wrong("a checkpoint begins 'lantern checkpoint 1'")
        self.hub = lines.id(lines.value(b"hub"))
        self.size = lines.number(lines.value(b"size"), least=1)
        self.root = lines.hex(lines.value(b"root"), 32)
        self.at = lines.value(b"at")
        try:
            moment = datetime.strptime(self.at.decode("latin-1"), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
        except ValueError:
            moment = None
        if moment is None or not re.match(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z", self.at):
            raise lines.wrong("a moment is not written as moments are")
        self.ticks = int((moment - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()) * 10_000_000
        self._message = lines.data[start:lines.at]
        key, signature = lines.values(b"signed", 2)
        self._key, self._signature = lines.hex(key, 8).hex(), lines.hex(signature, 64)
        self.note = lines.data[start:lines.at]

    @staticmethod
    def read(note):
        lines = Lines(note)
        checkpoint = Checkpoint(lines)
        if lines.at != len(note):
            raise lines.wrong("nothing may follow the signature")
        return checkpoint

    def is_signed(self, keys):
        return self._key in keys and keys[self._key].signed(self._message, self._signature)


# ---------------------------------------------------------------- stamps that had not come

TICKS_1970 = 10_000_000
MARGIN = 120 * TICKS_1970


class FutureStamps:
    """Which leaves carry a time later than the next checkpoint over them, or than now: written by a clock that was ahead."""

    def __init__(self, checkpoints, now=None):
        ordered = sorted(checkpoints, key=lambda one: one.size)
        self.sizes, self.latest = [one.size for one in ordered], [one.ticks for one in ordered]
        for i in range(len(self.latest) - 2, -1, -1):
            self.latest[i] = min(self.latest[i], self.latest[i + 1])
        self.now = float("inf") if now is None else now

    def has(self, position, at):
        after = bisect.bisect_left(self.sizes, position)
        return at > min(self.now, self.latest[after] if after < len(self.latest) else float("inf")) + MARGIN


def ahead(name):
    return f"What stands as {name} is stamped with a time that had not come when it was signed: the clock was ahead."


# ---------------------------------------------------------------- bundles

DIGEST_LINE, SIGNATURE_LINE = 7 + 64 + 1, 7 + 16 + 1 + 128 + 1
ENDING = DIGEST_LINE + SIGNATURE_LINE


def check_bundle(data, keys, thorough=False):
    """Checks all bytes of a bundle. Once digest or signature are wrong nothing further is read, unless thoroughly."""
    if not data.startswith(b"lantern bundle ") and not data[-ENDING:].startswith(b"digest "):
        raise Unreadable("This is not a bundle. One begins with the words 'lantern bundle 1'.")
    report = Report()
    check_ending(data, keys, report)
    if report.count and (not thorough or len(data) <= ENDING):
        return report
    try:
        check_lines(Lines(data[:-ENDING]), keys, report)
    except Malformed as wrong:
        report.add(f"The bundle is not written as bundles are. {wrong}")
    return report


def check_ending(data, keys, report):
    if len(data) <= ENDING:
        report.add("The bundle is cut short.")
        return
    lines = Lines(data[-ENDING:])
    try:
        digest = lines.hex(lines.value(b"digest"), 32)
        key, signature = lines.values(b"signed", 2)
        key, signature = lines.hex(key, 8).hex(), lines.hex(signature, 64)
    except Malformed as wrong:
        report.add(f"The end of the bundle is not its digest and signature. {wrong}")
        return
    if hashlib.sha256(memoryview(data)[:-ENDING]).digest() != digest:
        report.add("The bundle does not fit its digest: it was changed.")
    elif key not in keys or not keys[key].signed(bytes(data[:-SIGNATURE_LINE]), signature):
        report.add("The bundle is not signed with a key of the hub.")


def check_lines(lines, keys, report):
    if lines.line() != b"lantern bundle 1":
        raise lines.wrong("this program knows bundles that begin 'lantern bundle 1'")
    hub, file = lines.id(lines.value(b"hub")), lines.id(lines.value(b"file"))
    if not re.match(rb"[-a-z0-9]+\Z", lines.value(b"kind")):
        raise lines.wrong("a kind of file is a word")
    count = lines.number(lines.value(b"entries"), least=1)
    head = lines.hex(lines.value(b"head"), 32)
    looks = lines.value(b"looks")
    looks = 0 if looks == b"left-out" else lines.number(looks, least=0)
    erasures = lines.number(lines.value(b"erasures"), least=0)
    checkpoint = Checkpoint(lines)
    report.checkpoints, report.files = 1, 1
    if checkpoint.hub != hub:
        report.add("The checkpoint is of another hub.")
    if not checkpoint.is_signed(keys):
        report.add("The checkpoint is not signed with a key of the hub.")
    seen = set()
    last = check_bundle_entries(lines, file, count, checkpoint, seen, report)
    if last != head:
        report.add("The last entry is not the one the bundle says it ends with.")
    check_bundle_others(lines, b"look", look_leaf, file, looks, checkpoint, seen, report)
    check_bundle_others(lines, b"erasure", erasure_leaf, file, erasures, checkpoint, seen, report)
    if erasures > 1:
        report.add("A file is erased once.")
    if lines.at != len(lines.data):
        raise lines.wrong("more follows than the bundle says it has")


def check_bundle_entries(lines, file, count, checkpoint, seen, report):
    before, last_position, last_written = ZEROS, 0, -(1 << 63)
    future = FutureStamps([checkpoint])
    for expected in range(1, count + 1):
        position, number, written = (lines.number(text) for text in lines.values(b"entry", 3))
        previous = lines.hex(lines.value(b"previous"), 32)
        sealed = lines.base64(lines.value(b"sealed"))
        name = f"entry {number} at position {position}"
        leaf = entry_leaf(file, number, written, previous, sealed) if 0 < number < 1 << 32 else None
        kept = check_leaf(lines, leaf, position, checkpoint, seen, name, report)
        if number != expected:
            report.add(f"What stands as {name} should have the number {expected}.")
        if previous != before:
            report.add(f"What stands as {name} does not follow the entry before it.")
        if position <= last_position or written < last_written:
            report.add(f"What stands as {name} is out of order.")
        before, last_position = kept, position
        if future.has(position, written):
            report.note(ahead(name))
        else:
            last_written = written
        report.entries += 1
    return before


def check_bundle_others(lines, word, leaf_of, file, count, checkpoint, seen, report):
    last = 0
    for _ in range(count):
        position, at = (lines.number(text) for text in lines.values(word, 2))
        sealed = lines.base64(lines.value(b"sealed"))
        name = f"the {word.decode()} at position {position}"
        check_leaf(lines, leaf_of(file, at, sealed), position, checkpoint, seen, name, report)
        if position <= last:
            report.add(f"What stands as {name} is out of order.")
        last = position


def check_leaf(lines, leaf, position, checkpoint, seen, name, report):
    kept = lines.hex(lines.value(b"hash"), 32)
    proof = lines.values(b"proof")
    if lines.number(proof[0], least=0) != len(proof) - 1:
        raise lines.wrong("the proof has another number of hashes than it says")
    proof = [lines.hex(text, 32) for text in proof[1:]]
    report.leaves += 1
    if leaf is None or leaf_hash(leaf) != kept:
        report.add(f"What stands as {name} does not fit its hash: it was changed.")
    if not 1 <= position <= checkpoint.size or len(proof) > 64 or root_from_proof(kept, position - 1, checkpoint.size, proof) != checkpoint.root:
        report.add(f"What stands as {name} is not in the record the hub signed.")
    if position in seen:
        report.add(f"Position {position} is taken twice.")
    seen.add(position)
    return kept


# ---------------------------------------------------------------- whole stores

ENTRIES = "SELECT position, 'entry', file, number, written, previous, sealed, hash FROM entry ORDER BY position"
LOOKS = "SELECT position, 'look', file, 0, at, NULL, sealed, hash FROM look ORDER BY position"
ERASURES = "SELECT position, 'erasure', file, 0, at, NULL, sealed, hash FROM erasure ORDER BY position"
ACCESS = "SELECT position, 'access', file, number, at, previous, sealed, hash FROM access_act ORDER BY position"
HAS_ACCESS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'access_act'"


class Chain:
    """What is known of one file so far."""

    def __init__(self):
        self.number, self.hash, self.written, self.erased = 0, ZEROS, -(1 << 63), False


class StoreCheck:
    """Checks a whole store in one pass over its ink."""

    def __init__(self, database, keys, witness, progress):
        self.database, self.keys, self.progress = database, keys, progress
        self.report, self.tree, self.chains, self.access, self.position = Report(), GrowingTree(), {}, Chain(), 0
        heads = database.execute("SELECT hub, size FROM head").fetchall()
        if len(heads) != 1:
            self.report.add(f"The store has {len(heads)} heads and not one.")
        self.hub, self.size = heads[0] if heads else ("", 0)
        self.hub = str(self.hub).encode()
        self.files = {row[0] for row in database.execute("SELECT id FROM file")}
        self.keyed = {row[0] for row in database.execute("SELECT file FROM file_key")}
        self.kept = database.execute("SELECT size, root, at, note FROM checkpoint ORDER BY size").fetchall()
        own = self.from_store()
        self.future = FutureStamps([told[0] for told in own], time.time() * TICKS_1970)
        self.told = sorted(own + self.from_witness(witness), key=lambda told: told[0].size)
        self.told.reverse()

    def from_store(self):
        told = []
        for size, root, at, note in self.kept:
            name = f"The checkpoint at {size}"
            read = self.signed(str(note).encode("utf-8", "surrogatepass"), name)
            if read is None:
                continue
            if (read.size, read.root, read.ticks) != (size, root, at):
                self.report.add(f"{name} is kept with another size, root or time than the hub signed.")
            told.append((read, name, ""))
        return told

    def from_witness(self, folder):
        if folder is None:
            return []
        told, kept = [], {str(note).encode("utf-8", "surrogatepass") for _, _, _, note in self.kept}
        for path in sorted(Path(folder).glob("*.checkpoint")):
            name = f"The checkpoint in the witness's file {path.name}"
            note = path.read_bytes()
            read = self.signed(note, name)
            if read is None:
                continue
            if note not in kept:
                self.report.add(f"{name} is no longer among the store's own checkpoints: some were taken out, or the store was put back to an earlier state.")
            told.append((read, name, " when the witness was told"))
        return told

    def signed(self, note, name):
        self.report.checkpoints += 1
        try:
            read = Checkpoint.read(note)
        except Malformed as wrong:
            self.report.add(f"{name} is not written as a checkpoint is. {wrong}")
            return None
        if read.hub != self.hub:
            self.report.add(f"{name} is of another hub.")
        if not read.is_signed(self.keys):
            self.report.add(f"{name} is not signed with a key of the hub.")
        return read

    def run(self):
        # A store of an older form has no access log yet.
        tables = (ENTRIES, LOOKS, ERASURES) + ((ACCESS,) if self.database.execute(HAS_ACCESS).fetchone() else ())
        rows = heapq.merge(*(self.database.cursor().execute(sql) for sql in tables), key=lambda row: row[0])
        for row in rows:
            self.check_roots(row[0])
            self.check(*row)
            if self.progress and self.report.leaves % 1000 == 0:
                self.progress(self.report.leaves, self.size)
        self.finish()
        return self.report

    def check_roots(self, before):
        while self.told and (before is None or self.told[-1][0].size < before):
            checkpoint, name, when = self.told.pop()
            if checkpoint.size > self.position:
                self.report.add(f"{name} covers {checkpoint.size} positions and the store ends at {self.position}: something was taken off the end.")
            elif self.tree.root() != checkpoint.root:
                self.report.add(f"{name} has another root than the store: something at or before position {checkpoint.size} is not as it was{when}.")

    def check(self, position, kind, file, number, at, previous, sealed, kept):
        report = self.report
        report.leaves += 1
        if position <= self.position:
            report.add(f"Position {position} is taken twice.")
        elif position == self.position + 2:
            report.add(f"Position {self.position + 1} is missing.")
        elif position != self.position + 1:
            report.add(f"Positions {self.position + 1} to {position - 1} are missing.")
        self.position = max(position, self.position)
        name = f"the {'act of the access log' if kind == 'access' else kind} at position {position}"
        computed = self.rehashed(kind, file, number, at, previous, sealed)
        if computed is None or computed != kept:
            report.add(f"What stands as {name} does not fit its hash: it was changed.")
        self.tree.add(computed or ZEROS)
        if file is not None and file not in self.files:
            report.add(f"What stands as {name} belongs to a file that is not among the files.")
        if kind == "look":
            return
        if kind == "access":
            self.follow_access(name, number, previous, computed or kept)
            return
        chain = self.chains.get(file)
        if chain is None:
            chain = self.chains[file] = Chain()
        if kind == "entry":
            self.follow(chain, name, position, number, at, previous, computed or kept)
        else:
            self.erase(chain, name)

    @staticmethod
    def rehashed(kind, file, number, at, previous, sealed):
        try:
            file = None if file is None else file.encode()
            if file is not None and not ID.match(file) or (file is None and kind not in ("look", "access")):
                return None
            if kind == "access":
                return leaf_hash(access_leaf(file, number, at, previous, sealed)) if number > 0 and len(previous) == 32 else None
            if kind == "entry":
                return leaf_hash(entry_leaf(file, number, at, previous, sealed)) if number > 0 and len(previous) == 32 else None
            return leaf_hash((look_leaf if kind == "look" else erasure_leaf)(file, at, sealed))
        except (struct.error, AttributeError, TypeError):
            return None

    def follow(self, chain, name, position, number, at, previous, hash_):
        report = self.report
        report.entries += 1
        if number != chain.number + 1:
            report.add(f"What stands as {name} should have the number {chain.number + 1} in its file.")
        if previous != chain.hash:
            report.add(f"What stands as {name} does not follow the entry before it in its file.")
        if at < chain.written:
            report.add(f"What stands as {name} says to be written earlier than the entry before it in its file.")
        if chain.erased:
            report.add(f"What stands as {name} was written after its file was erased.")
        chain.number, chain.hash = number, hash_
        if self.future.has(position, at):
            report.note(ahead(name))
        else:
            chain.written = at

    def follow_access(self, name, number, previous, hash_):
        if number != self.access.number + 1:
            self.report.add(f"What stands as {name} should have the number {self.access.number + 1} in the access log.")
        if previous != self.access.hash:
            self.report.add(f"What stands as {name} does not follow the act before it.")
        self.access.number, self.access.hash = number, hash_

    def erase(self, chain, name):
        if chain.erased:
            self.report.add(f"What stands as {name} erases a file that was erased before.")
        if chain.number == 0:
            self.report.add(f"What stands as {name} erases a file without entries.")
        chain.erased = True

    def finish(self):
        report = self.report
        self.check_roots(None)
        if self.size != self.position:
            report.add(f"The head says there are {self.size} positions and the store ends at {self.position}.")
        if not ID.match(self.hub):
            report.add("The head has no id of a hub.")
        for file in sorted(map(str, self.files)):
            if file not in self.chains or self.chains[file].number == 0:
                report.add(f"File {file} has no entries." if ID.match(file.encode()) else "Something stands among the files that is not the id of one.")
        for file, chain in sorted(self.chains.items(), key=lambda pair: str(pair[0])):
            if chain.erased and file in self.keyed:
                report.add(f"File {file} was erased and has a key all the same.")
            if not chain.erased and file not in self.keyed and file in self.files:
                report.add(f"File {file} has lost its key without having been erased.")
        report.files = len(self.chains)
        report.unsigned = self.position - max((row[0] for row in self.kept), default=0)
        if report.unsigned >= CHECKPOINT_EVERY:
            report.add(f"No checkpoint covers the last {report.unsigned} positions: some were taken out, or none were made.")


def check_store(path, keys, witness=None, progress=None):
    """Checks a whole SQLite store, read-only, in one snapshot."""
    if not os.path.isfile(path):
        raise Unreadable("There is no such database. Name the file lantern.db in the hub's data folder, or a copy of it.")
    if witness is not None and not os.path.isdir(witness):
        raise Unreadable("There is no such folder of a witness.")
    try:
        database = sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            database.execute("PRAGMA query_only = ON")
            database.execute("BEGIN")
            return StoreCheck(database, keys, witness, progress).run()
        finally:
            database.close()
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as wrong:
        raise Unreadable(f"The database cannot be read: {wrong}. Copy lantern.db together with the files lantern.db-wal and lantern.db-shm beside it.") from None
    except OSError as wrong:
        raise Unreadable(f"The witness's folder cannot be read: {wrong}") from None


# ---------------------------------------------------------------- what a witness holds

def check_witness(folder, keys):
    """Checks a witness's own folder: that every checkpoint is the hub's, and that the record only grew from each to the next."""
    try:
        notes = sorted(Path(folder).glob("*.checkpoint"))
        if not os.path.isdir(folder) or not notes:
            raise Unreadable("There are no checkpoints in this folder.")
        report, told = Report(), []
        for path in notes:
            report.checkpoints += 1
            try:
                checkpoint = Checkpoint.read(path.read_bytes())
            except Malformed as wrong:
                report.add(f"{path.name} is not written as a checkpoint is. {wrong}")
                continue
            if not checkpoint.is_signed(keys):
                report.add(f"{path.name} is not signed with a key of the hub.")
            told.append((checkpoint.size, path, checkpoint))
        told.sort(key=lambda one: one[0])
        for (_, _, earlier), (_, path, later) in zip(told, told[1:]):
            check_growth(earlier, later, path, report)
        return report
    except OSError as wrong:
        raise Unreadable(f"The folder cannot be read: {wrong}") from None


def check_growth(earlier, later, path, report):
    if later.hub != earlier.hub:
        report.add(f"{path.name} is of another hub than the one before it.")
        return
    if later.size == earlier.size:
        if later.root != earlier.root:
            report.add(f"{path.name} tells another story of the same {later.size} positions.")
        return
    growth = path.with_suffix(".growth")
    if not growth.exists():
        report.unsigned += 1
        return
    lines = Lines(growth.read_bytes())
    try:
        if lines.line() != b"lantern growth 1":
            raise lines.wrong("a proof of growth begins 'lantern growth 1'")
        sizes = lines.number(lines.value(b"from")), lines.number(lines.value(b"to"))
        proof = lines.values(b"proof")
        if lines.number(proof[0], least=0) != len(proof) - 1 or lines.at != len(lines.data):
            raise lines.wrong("the proof has another number of hashes than it says")
        proof = [lines.hex(text, 32) for text in proof[1:]]
    except Malformed as wrong:
        report.add(f"{growth.name} is not written as a proof of growth is. {wrong}")
        return
    if sizes != (earlier.size, later.size) or len(proof) > 128 or grown_roots(*sizes, proof, earlier.root) != (earlier.root, later.root):
        report.add(f"{growth.name} does not show that the record only grew from {earlier.size} to {later.size} positions.")


# ---------------------------------------------------------------- the command

def show_progress():
    last = [0.0]

    def show(done, of):
        if time.monotonic() - last[0] > 1:
            last[0] = time.monotonic()
            print(f"Checked {done:,} of {of:,}", file=sys.stderr)
    return show


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="lantern_verify.py", description="Checks a bundle or a store of Lantern with nothing but the hub's public key.",
                                     epilog="Exit code 0: nothing was found; 1: something is not as the hub signed it; 2: it could not be read.")
    commands = parser.add_subparsers(dest="command", required=True)
    bundle = commands.add_parser("bundle", help="check the bundle of one file")
    bundle.add_argument("path", metavar="FILE")
    store = commands.add_parser("store", help="check a whole SQLite store, read-only")
    store.add_argument("path", metavar="lantern.db")
    store.add_argument("--witness", metavar="FOLDER", help="the checkpoints a witness was given")
    witness = commands.add_parser("witness", help="check the checkpoints you keep for a hub")
    witness.add_argument("path", metavar="FOLDER")
    for command in (bundle, store, witness):
        command.add_argument("--key", required=True, action="append", metavar="hub.pem", help="the hub's public key, got from the hub and not with what is checked; may be given again")
    asked = parser.parse_args(arguments)
    started = time.monotonic()
    try:
        keys = read_keys(asked.key)
        if asked.command == "bundle":
            report = check_bundle(Path(asked.path).read_bytes(), keys)
        elif asked.command == "witness":
            report = check_witness(asked.path, keys)
        else:
            report = check_store(asked.path, keys, asked.witness, show_progress())
    except (Unreadable, OSError) as wrong:
        print(wrong, file=sys.stderr)
        return UNREADABLE
    for sentence in report.findings:
        print(sentence)
    for sentence in report.notes:
        print(f"To know: {sentence}")
    if report.count > len(report.findings):
        print(f"… and {report.count - len(report.findings):,} more.")
    seconds = max(time.monotonic() - started, 1e-9)
    print(f"Checked {report.leaves:,} leaves ({report.entries:,} entries in {report.files:,} files) and {report.checkpoints:,} checkpoints "
          f"in {seconds:.1f} s: {int(report.leaves / seconds):,} a second.")
    if report.unsigned and asked.command == "store":
        print(f"The last {report.unsigned:,} are not covered by a checkpoint yet; a change of those alone would not be seen.")
    if report.unsigned and asked.command == "witness":
        print(f"{report.unsigned:,} are not yet shown to have grown from the one before: ask the hub for 'lantern checkpoints --to' your folder.")
    print("Nothing is wrong." if report.count == 0 else f"{report.count:,} found. Keep this copy as it is, and tell the hub's privacy officer and the other agencies.")
    return CLEAN if report.count == 0 else TAMPERED


if __name__ == "__main__":
    sys.exit(main())
