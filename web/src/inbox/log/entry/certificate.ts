import { base64 } from "../../../seal/index.ts";

/// An entry with its proof in one file, as docs/formats/certificate.md has it: what a client keeps of an erasure.
///
/// `proof` is a C2SP tlog-proof without an `extra` line; throws on any other text.
export function certificate(leaf: string, proof: string): string {
  const head = "c2sp.org/tlog-proof@v1\n";
  if (!proof.startsWith(`${head}index `)) throw new TypeError("not a tlog-proof");
  return `${head}extra ${base64(new TextEncoder().encode(leaf))}\n${proof.slice(head.length)}`;
}
