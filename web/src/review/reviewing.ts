import { useQuery } from "@tanstack/react-query";
import { api } from "../api/api.ts";
import type { ReviewRelease, ToReview } from "../api/types.ts";
import { followMailbox } from "../opening/keys/mailbox.ts";
import { follow } from "../opening/keys/pin.ts";
import type { Way } from "../guard/tries.ts";
import { bytesOf } from "../opening/fetching.ts";
import { playParts, textOf, type OpenedRecording } from "../opening/opening.ts";
import type { ReadMessage } from "../opening/types.ts";
import {
  checkReviewHeader,
  checkSealedForReview,
  openSegment,
  SealTrouble,
  verifyManifest,
  type KeyLine,
  type Manifest,
  type ReviewerIdentity,
} from "../seal/index.ts";

/// That the server lists, the newest first; as many may mean that there are older ones.
export const REVIEWS_AT_ONCE = 500;

export function useToReview() {
  return useQuery({
    queryKey: ["quality", "reviews"],
    queryFn: () => api.get<ToReview[]>("/api/quality/reviews"),
    refetchInterval: 30_000,
  });
}

interface Checked {
  released: ReviewRelease;
  manifest: Manifest;
  /// Fingerprint of the statement of the member who gave it, or approved that the edge does.
  by: string;
  atSealing: boolean;
}

/// Asks for the headers, which the client's log has first, and finds out who answers for them.
///
/// @throws SealTrouble if the object or a header does not prove itself; Problem
async function checked(me: ReviewerIdentity, review: ToReview): Promise<Checked> {
  const released = await api.post<ReviewRelease>(`/api/quality/reviews/${review.id}/release`);
  const manifest = await verifyManifest(released.manifest, released.signature, {
    client: review.clientId,
    object: review.object,
    kind: review.kind,
  });
  if (released.segments.length !== manifest.segments.length) throw new SealTrouble("wrong-object");
  const line = await lineOf(review.clientId, released);
  let by = "";
  const { approval } = released;
  for (const [i, { n, header, remade }] of released.segments.entries()) {
    if (n !== i) throw new SealTrouble("wrong-object");
    const made = bytesOf(header);
    const said = approval
      ? await checkSealedForReview(line, manifest, n, made, me.fingerprint, remade, approval)
      : await checkReviewHeader(line, manifest, n, made, me.fingerprint, remade);
    by = said.by;
  }
  return { released, manifest, by, atSealing: approval !== null };
}

/// This browser follows a client's chain from what it saw first, as the desk does.
async function lineOf(client: string, { chain, mailbox }: ReviewRelease): Promise<KeyLine> {
  const company = await follow(client, chain);
  if (company.kind !== "good") throw new SealTrouble("not-trusted");
  if (mailbox === null) return company.line;
  const line = await followMailbox(company.line, mailbox.id, mailbox.chain);
  if (line === null) throw new SealTrouble("not-trusted");
  return line;
}

const addressOf = (review: ToReview) => (n: number) => `/api/quality/reviews/${review.id}/payload/${n}`;

export async function openMessage(
  me: ReviewerIdentity,
  review: ToReview,
): Promise<{ message: ReadMessage; by: string }> {
  const { released, manifest, by } = await checked(me, review);
  const [first] = released.segments;
  if (!first || released.segments.length !== 1) throw new SealTrouble("wrong-object");
  const sealed = await api.bytes(addressOf(review)(0));
  const { plaintext } = await openSegment(me, manifest, 0, bytesOf(first.header), sealed);
  const text = textOf("message", plaintext);
  if (text.kind !== "message") throw new SealTrouble("wrong-object");
  return { message: text.message, by };
}

export async function openRecording(
  me: ReviewerIdentity,
  review: ToReview,
): Promise<{ recording: OpenedRecording; by: string; atSealing: boolean }> {
  const { released, manifest, by, atSealing } = await checked(me, review);
  const keys = released.segments.map(() => me);
  return { recording: await playParts(released.segments, manifest, keys, addressOf(review)), by, atSealing };
}

/// Reports an attempt to copy from it. The page has already refused: if the server is unavailable,
/// work continues.
export function tellTried(review: string, how: Way): void {
  void api.post(`/api/quality/reviews/${review}/tries`, { how }).catch(() => undefined);
}
