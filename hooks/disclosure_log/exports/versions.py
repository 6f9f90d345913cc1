"""The versions of entries, and the Merkle tree over them, by which anybody can tell that nothing
was changed silently.

The version of an entry is the SHA-256 of its canonical JSON (RFC 8785). The root is the Merkle tree
hash of RFC 9162 over the versions, 32 bytes each, in the order of the ids.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any


def canonical(data: Any) -> bytes:
    """*data* as canonical JSON. It holds no fractions, and the names of its fields are ASCII."""
    return json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def version_of(data: Any) -> str:
    """The version of an entry: 64 hexadecimal digits."""
    return hashlib.sha256(canonical(data)).hexdigest()


def root_of(versions: Mapping[str, str]) -> str:
    """The root of the tree over *versions*, by id."""
    leaves = [
        hashlib.sha256(b"\0" + bytes.fromhex(version)).digest()
        for _, version in sorted(versions.items())
    ]
    return _tree(leaves).hex()


def _tree(leaves: Sequence[bytes]) -> bytes:
    """The hash of a tree with these *leaves*. With none it is that of nothing."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    # The left side is the largest whole tree that is smaller than this one.
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + _tree(leaves[:half]) + _tree(leaves[half:])).digest()
