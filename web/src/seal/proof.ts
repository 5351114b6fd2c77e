/// Proofs that an entry is in a log (C2SP tlog-proof, tlog-checkpoint, signed-note), checked here, not believed.

import { base64, fromBase64, join, same, sha256, utf8, type Bytes } from "./bytes.ts";
import { verifiesMessage } from "./sign.ts";
import { isUnsupported } from "./trouble.ts";

export type Inclusion =
  | { ok: true; size: number; index: number }
  | { ok: false; why: "malformed" | "bad-checkpoint" | "other-entry" | "unsupported" };

const HEADER = "c2sp.org/tlog-proof@v1";
const NUMBER = /^(0|[1-9][0-9]{0,14})$/;
const HASH = 32;
const PATH = 63;
const NOTE_CHARS = 65_536;
const SIGNATURES = 64;
const SIGNED_BY = "— ";

interface Parsed {
  index: number;
  path: Bytes[];
  checkpoint: string;
}

/// @param leaf  the exact entry, as the log shows it
/// @param vkey  the log's key, known from elsewhere than this answer
export async function verifyInclusion(leaf: string, proof: string, vkey: string): Promise<Inclusion> {
  let parsed: Parsed;
  try {
    parsed = parseProof(proof);
  } catch {
    return { ok: false, why: "malformed" };
  }
  const state = await checkCheckpoint(parsed.checkpoint, vkey).catch((trouble: unknown) => {
    if (isUnsupported(trouble)) return "unsupported" as const;
    throw trouble;
  });
  if (state === "unsupported") return { ok: false, why: state };
  if (!state) return { ok: false, why: "bad-checkpoint" };
  const root = await rootOf(state.size, parsed.index, await hashLeaf(utf8(leaf)), parsed.path);
  if (!root || !same(root, state.root)) return { ok: false, why: "other-entry" };
  return { ok: true, size: state.size, index: parsed.index };
}

/// @returns the state that the log's owner signed, or null if this is not it
/// @throws SealTrouble unsupported
export async function checkCheckpoint(note: string, vkey: string): Promise<{ size: number; root: Bytes } | null> {
  try {
    const key = await parseVkey(vkey);
    const border = note.lastIndexOf("\n\n");
    if (border < 0 || note.length > NOTE_CHARS || !note.endsWith("\n")) return null;
    const text = note.slice(0, border + 1);
    if (!(await isSigned(text, note.slice(border + 2, -1).split("\n"), key))) return null;
    const [origin, size, root, end, ...more] = text.split("\n");
    if (origin !== key.name || !size || !NUMBER.test(size) || !root || end !== "" || more.length > 0) return null;
    const hash = fromBase64(root);
    return hash.length === HASH ? { size: Number(size), root: hash } : null;
  } catch (trouble) {
    if (isUnsupported(trouble)) throw trouble;
    return null;
  }
}

function parseProof(text: string): Parsed {
  const border = text.indexOf("\n\n");
  const lines = text.slice(0, Math.max(border, 0)).split("\n");
  if (lines.shift() !== HEADER) throw new TypeError("not a tlog-proof");
  // Not authenticated, so not used.
  if (lines[0]?.startsWith("extra ")) fromBase64(lines.shift()?.slice("extra ".length) ?? "");
  const index = /^index (.*)$/.exec(lines.shift() ?? "")?.[1] ?? "";
  if (!NUMBER.test(index) || lines.length > PATH) throw new TypeError("not a tlog-proof");
  const path = lines.map(fromBase64);
  if (path.some((hash) => hash.length !== HASH)) throw new TypeError("not a tlog-proof");
  return { index: Number(index), path, checkpoint: text.slice(border + 2) };
}

interface LogKey {
  name: string;
  hash: Bytes;
  publicKey: string;
}

async function parseVkey(vkey: string): Promise<LogKey> {
  const [, name, hex, text] = /^([^+\s]+)\+([0-9a-f]{8})\+(.*)$/.exec(vkey) ?? [];
  if (!name || !hex || !text) throw new TypeError("not a vkey");
  const typed = fromBase64(text);
  if (typed.length !== 33 || typed[0] !== 1) throw new TypeError("not an Ed25519 vkey");
  const hash = (await sha256(join(utf8(`${name}\n`), typed))).slice(0, 4);
  if ([...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("") !== hex) throw new TypeError("wrong hash");
  return { name, hash, publicKey: base64(typed.subarray(1)) };
}

async function isSigned(text: string, lines: string[], key: LogKey): Promise<boolean> {
  if (lines.length > SIGNATURES) return false;
  for (const line of lines) {
    if (!line.startsWith(SIGNED_BY)) return false;
    const [name, signature, ...more] = line.slice(SIGNED_BY.length).split(" ");
    if (!name || !signature || more.length > 0) return false;
    const bytes = fromBase64(signature);
    // Signatures of witnesses we do not know mean nothing, for or against.
    if (name !== key.name || !same(bytes.subarray(0, 4), key.hash)) continue;
    return await verifiesMessage(key.publicKey, utf8(text), base64(bytes.subarray(4)));
  }
  return false;
}

/// RFC 9162 section 2.1.3.2. Plain division instead of shifts: those would cut numbers at 32 bits.
async function rootOf(size: number, index: number, leaf: Bytes, path: Bytes[]): Promise<Bytes | null> {
  if (index >= size) return null;
  let fn = index;
  let sn = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (sn === 0) return null;
    if (fn % 2 === 1 || fn === sn) {
      hash = await hashNode(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn /= 2;
        sn = Math.floor(sn / 2);
      }
    } else {
      hash = await hashNode(hash, sibling);
    }
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 ? hash : null;
}

// RFC 6962 section 2.1: leaves and nodes are prefixed so that neither can pose as the other.
async function hashLeaf(entry: Uint8Array): Promise<Bytes> {
  return await sha256(join(Uint8Array.of(0), entry));
}

async function hashNode(left: Uint8Array, right: Uint8Array): Promise<Bytes> {
  return await sha256(join(Uint8Array.of(1), left, right));
}
