import { RATE } from "../player/audio.ts";
import { playable, readWav } from "../player/wav.ts";
import { openSegment, SealTrouble } from "../seal/index.ts";
import { bytesOf, payload, release } from "./fetching.ts";
import type { Holding } from "./keys/keyring.ts";
import { checked, keyFor, openSealed, textOf, type Read } from "./opening.ts";
import { readMessage, type ReadMessage } from "./types.ts";

/// Opens for whom it is about: each is an entry in the log of purpose "disclosure", and stays unread in the inbox.

export async function textToDisclose(
  company: Holding,
  call: string,
  object: string,
  kind: "message" | "slip",
): Promise<Read["text"] & { sealedAt: string }> {
  const { plain, manifest } = await openSealed(company, { call, object, kind }, "disclosure", null);
  return { ...textOf(kind, plain), sealedAt: manifest.sealedAt };
}

export async function draftToDisclose(
  company: Holding,
  call: string,
  object: string,
): Promise<{ message: ReadMessage; sealedAt: string }> {
  const { plain, manifest } = await openSealed(company, { call, object, kind: "draft" }, "disclosure", null);
  const message = readMessage(plain, "draft");
  if (!message) throw new SealTrouble("malformed");
  return { message, sealedAt: manifest.sealedAt };
}

/// A whole recording, each segment checked against what was signed, as a WAVE file that every player knows.
///
/// @param stopped asked between two segments
/// @return null if it was stopped
export async function soundToDisclose(
  company: Holding,
  call: string,
  object: string,
  stopped: () => boolean,
): Promise<{ file: Blob; sealedAt: string; complete: boolean } | null> {
  const released = await release(object, "disclosure");
  const manifest = await checked(company, released, { object, kind: "recording", call });
  const kept: Uint8Array[] = [];
  for (const segment of released.segments) {
    if (stopped()) return null;
    const key = await keyFor(company, manifest, segment);
    const { n, header } = segment;
    const { plaintext } = await openSegment(key, manifest, n, bytesOf(header), await payload(object, n));
    if (plaintext.length > 0) kept.push(readWav(plaintext).ulaw);
  }
  return { file: playable(RATE, kept), sealedAt: manifest.sealedAt, complete: manifest.complete };
}
