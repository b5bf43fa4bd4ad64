"""Holds the second verifier's own arithmetic against published figures, and against signatures Lantern made.

known_figures.py VERIFIER_FOLDER KEY SIGNATURES — each line of SIGNATURES is a message and a signature in hex.
Prints what was checked; exit code 0 when all of it came out.
"""
import hashlib
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
import lantern_verify as v  # noqa: E402

# The eight leaves and the roots over the first n of them that the logs of Certificate Transparency are tested with.
LEAVES = [bytes.fromhex(x) for x in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")]
ROOTS = """
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125 aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328""".split()

tree = v.GrowingTree()
assert tree.root().hex() == ROOTS[0]
for leaf, root in zip(LEAVES, ROOTS[1:]):
    tree.add(v.leaf_hash(leaf))
    assert tree.root().hex() == root, root


def naive(leaves):
    """The root by the definition of RFC 9162, 2.1.1."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return v.node_hash(naive(leaves[:k]), naive(leaves[k:]))


def path(index, leaves):
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if index < k:
        return path(index, leaves[:k]) + [naive(leaves[k:])]
    return path(index - k, leaves[k:]) + [naive(leaves[:k])]


all_leaves, tree, proofs = [v.leaf_hash(bytes([i])) for i in range(66)], v.GrowingTree(), 0
for size in range(1, len(all_leaves) + 1):
    tree.add(all_leaves[size - 1])
    root = naive(all_leaves[:size])
    assert tree.root() == root, size
    for index in range(size):
        proof = path(index, all_leaves[:size])
        assert v.root_from_proof(all_leaves[index], index, size, proof) == root
        assert v.root_from_proof(all_leaves[index], index, size, proof + [root]) != root
        assert not proof or v.root_from_proof(all_leaves[index], index, size, proof[1:]) != root
        assert size == 1 or v.root_from_proof(all_leaves[index], (index + 1) % size, size, proof) != root
        proofs += 1

def subproof(m, leaves, whole):
    if m == len(leaves):
        return [] if whole else [naive(leaves)]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m <= k:
        return subproof(m, leaves[:k], whole) + [naive(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [naive(leaves[:k])]


growths = 0
for later in range(1, 41):
    for earlier in range(1, later + 1):
        old, new, proof = naive(all_leaves[:earlier]), naive(all_leaves[:later]), subproof(earlier, all_leaves[:later], True)
        assert v.grown_roots(earlier, later, proof, old) == (old, new)
        assert v.grown_roots(earlier, later, proof + [old], old) != (old, new)
        assert not proof or v.grown_roots(earlier, later, proof[:-1], old) != (old, new)
        growths += 1

# RFC 6979, A.2.5: curve P-256, SHA-256, message "sample". Its s is the higher one, which is not taken; the lower is.
key = v.PublicKey(v.SPKI_P256 + bytes.fromhex("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB67903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"))
r = 0xEFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716
s = 0xF7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8


def pair(r, s):
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


assert key.signed(b"sample", pair(r, v.N - s))
assert not key.signed(b"sample", pair(r, s))
assert not key.signed(b"Sample", pair(r, v.N - s))
for bad_r, bad_s in ((0, 1), (1, 0), (v.N, 1), (1, v.N), (0, 0), (r, v.N - s + 1), (r + 1, v.N - s), (v.P % v.N, 1)):
    assert not key.signed(b"sample", pair(bad_r, bad_s)), (bad_r, bad_s)

# Every multiple of the generator up to 40, and the order itself, against plain addition.
point = None
for k in range(1, 41):
    point = v.add_affine(point, v.G)
    assert v.affine(point) == v.affine(v.add_times(None, v.multiples(v.G), k)), k
assert v.affine(v.add_times(None, v.multiples(v.G), v.N)) is None

hub, checked = next(iter(v.read_keys([sys.argv[2]]).values())), 0
for line in Path(sys.argv[3]).read_text().splitlines():
    message, signature = (bytes.fromhex(part) for part in line.split())
    assert hub.signed(message, signature), line
    spoilt = bytearray(signature)
    spoilt[hashlib.sha256(message).digest()[0] % 64] ^= 1 << (checked % 8)
    assert not hub.signed(message, bytes(spoilt)), line
    assert not hub.signed(message + b"x", signature), line
    checked += 1

print(f"{len(ROOTS)} roots, {proofs} proofs of inclusion, {growths} of growth and {checked} signatures came out")
