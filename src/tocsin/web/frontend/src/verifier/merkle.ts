// Inclusion in the Merkle tree of RFC 9162 section 2.1 over SHA-256.
import { concat, equal, sha256 } from "./octets.ts";

export const HASH_BYTES = 32;
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(concat(LEAF, entry));
}

function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concat(NODE, left, right));
}

/** Whether the leaf with that hash lies in the tree (RFC 9162 section 2.1.3.2). */
export function isIncluded(
  leaf: Uint8Array,
  index: bigint,
  size: bigint,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index >= size) return false;
  let position = index;
  let last = size - 1n;
  let result = leaf;
  for (const sibling of proof) {
    if (last === 0n) return false;
    if (position & 1n || position === last) {
      result = nodeHash(sibling, result);
      while (!(position & 1n) && position) {
        position >>= 1n;
        last >>= 1n;
      }
    } else {
      result = nodeHash(result, sibling);
    }
    position >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(result, root);
}
