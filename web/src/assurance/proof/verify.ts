import type { Proof } from "../../api/assurance.ts";
import { base64, fromBase64 } from "../../seal/index.ts";

/// Checks in the browser what the office signed of itself: observations, and evaluations by others. Nothing here is
/// secret, and nothing is believed.

const HASH = 32;
const OBSERVATIONS = "denwaban observations v1\n";
const EVALUATION = "denwaban evaluation v1\n";

/// `unsupported`: this browser knows no Ed25519, so nothing was found out.
export type Signed = "yes" | "no" | "unsupported";

/// What was found, step by step.
export interface Checked {
  /// The text is the one that was signed at its place.
  text: boolean;
  signature: Signed;
  /// The log's entry names this very batch; `waits` while it has none.
  entry: "yes" | "no" | "waits";
  /// The batch's name in the log, base64.
  name: string;
}

export async function checkProof(proof: Proof): Promise<Checked> {
  const hashes = bytesOf(proof.hashes);
  if (hashes === null) return { text: false, signature: "no", entry: "no", name: "" };
  const name = base64(await sha256(hashes));
  return {
    text: await isAt(hashes, proof.n, proof.text),
    signature: await signedBy(proof.key, OBSERVATIONS, hashes, proof.signature),
    entry: proof.entry === null ? "waits" : names(proof.entry.leaf, name) ? "yes" : "no",
    name,
  };
}

/// Whether the office signed this text of an evaluation.
export async function checkEvaluation(it: { text: string; signature: string; key: string }): Promise<Signed> {
  return await signedBy(it.key, EVALUATION, utf8(it.text), it.signature);
}

/// As a text is named in the log.
export async function digestOf(text: string): Promise<string> {
  return base64(await sha256(utf8(text)));
}

async function isAt(hashes: Uint8Array, n: number, text: string): Promise<boolean> {
  if (!Number.isInteger(n) || n < 0 || hashes.length % HASH !== 0 || (n + 1) * HASH > hashes.length) return false;
  const hash = await sha256(utf8(text));
  return hash.every((byte, i) => byte === hashes[n * HASH + i]);
}

/// Whether an entry of the log is that of the batch with this name.
function names(leaf: string, batch: string): boolean {
  try {
    const entry = JSON.parse(leaf) as { act?: unknown; obj?: unknown };
    return entry.act === "assurance.observed" && entry.obj === batch;
  } catch {
    return false;
  }
}

async function signedBy(
  key: string,
  prefix: string,
  said: Uint8Array<ArrayBuffer>,
  signature: string,
): Promise<Signed> {
  const [raw, signed] = [bytesOf(key), bytesOf(signature)];
  if (raw === null || signed === null) return "no";
  const whole = new Uint8Array([...utf8(prefix), ...said]);
  try {
    const ours = await crypto.subtle.importKey("raw", raw, { name: "Ed25519" }, false, ["verify"]);
    return (await crypto.subtle.verify({ name: "Ed25519" }, ours, signed, whole)) ? "yes" : "no";
  } catch (trouble) {
    return (trouble as Error).name === "NotSupportedError" ? "unsupported" : "no";
  }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(text);
  } catch {
    return null;
  }
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}
