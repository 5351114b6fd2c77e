/// Corrections (docs/formats/manifest.md): whether the versions of a message follow each other, and which is the newest.
/// Java's Versions takes the same steps in the same order.

import { base64, sha256, utf8 } from "./bytes.ts";
import { readManifest, type Manifest } from "./manifest.ts";
import { verifies } from "./sign.ts";
import { SealTrouble } from "./trouble.ts";

/// Versions of one message, the first one counted.
export const VERSIONS = 64;

export interface SignedManifest {
  manifest: string;
  signature: string;
}

/// @param oldestFirst as the server says it
/// @param offered     the object that is said to be the newest; null if none is
/// @returns the manifests, the newest last
/// @throws SealTrouble malformed, bad-signature, wrong-client, wrong-object, wrong-version, not-trusted
export async function checkVersions(
  oldestFirst: readonly SignedManifest[],
  offered: string | null,
): Promise<Manifest[]> {
  if (oldestFirst.length === 0 || oldestFirst.length > VERSIONS) throw new SealTrouble("malformed");
  const manifests: Manifest[] = [];
  for (const { manifest: text, signature } of oldestFirst) {
    const manifest = readManifest(text);
    if (!(await verifies(manifest.sealer.key, "manifest", text, signature))) throw new SealTrouble("bad-signature");
    manifests.push(manifest);
  }
  const names = new Set<string>();
  for (const [i, manifest] of manifests.entries()) {
    const [before, text] = [manifests[i - 1], oldestFirst[i - 1]?.manifest];
    if (before && text !== undefined) await follows(before, text, manifest);
    else if (manifest.version !== 1) throw new SealTrouble("wrong-version");
    if (names.has(manifest.object)) throw new SealTrouble("wrong-object");
    names.add(manifest.object);
  }
  if (offered !== null && manifests.at(-1)?.object !== offered) throw new SealTrouble("wrong-version");
  return manifests;
}

async function follows(before: Manifest, text: string, next: Manifest): Promise<void> {
  if (next.client !== before.client) throw new SealTrouble("wrong-client");
  const messages = next.kind === "message" && before.kind === "message";
  if (next.call !== before.call || !messages || next.object === before.object) throw new SealTrouble("wrong-object");
  const prev = base64(await sha256(utf8(text)));
  if (next.version !== before.version + 1 || next.prev !== prev) throw new SealTrouble("wrong-version");
  // Only who sealed a message corrects it.
  const { role, id, key, program } = before.sealer;
  const { sealer } = next;
  const same = sealer.role === role && sealer.id === id && sealer.key === key && sealer.program === program;
  if (!same) throw new SealTrouble("not-trusted");
}
