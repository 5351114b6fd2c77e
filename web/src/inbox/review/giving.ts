import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { GivenReview, Reviewer, Reviewers } from "../../api/types.ts";
import { look, pin, type Pinned } from "../../opening/keys/pin.ts";
import { fingerprint, giveForReview, SealTrouble, verifyReviewer, type MemberIdentity } from "../../seal/index.ts";
import { lineOf } from "../../opening/keys/boxes.ts";
import { bytesOf, release } from "../../opening/fetching.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { checked, keyFor, type Wanted } from "../../opening/opening.ts";

/// In days. The server refuses more than the most (`Giving.MOST`).
export const DEFAULT_DAYS = 14;
export const MOST_DAYS = 30;
export const DAYS = [1, 3, 7, DEFAULT_DAYS, MOST_DAYS] as const;

const DAY_MS = 86_400_000;
const GIVEN = ["reviews", "given"] as const;

export function useReviewers() {
  return useQuery({ queryKey: ["reviews", "reviewers"], queryFn: () => api.get<Reviewers>("/api/reviews/reviewers") });
}

export function useGiven() {
  return useQuery({ queryKey: GIVEN, queryFn: () => api.get<GivenReview[]>("/api/reviews") });
}

export function useGivenAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: GIVEN });
}

/// What this browser knows of a reviewer's key.
export function knownReviewer({ person, fingerprint: name }: Reviewer): Pinned {
  return look(pinName(person), name);
}

export function compared({ person, fingerprint: name }: Reviewer): void {
  pin(pinName(person), { fingerprint: name, epoch: 1, seen: new Date().toISOString() });
}

const pinName = (person: string) => `reviewer.${person}`;

/// Makes the headers of one object for one reviewer, and sends them. The server logs the release to this member first.
///
/// @param reviewer whose fingerprint a person has compared
/// @throws SealTrouble if the key or the object does not prove itself; Problem
export async function give(
  member: MemberIdentity,
  company: Holding,
  given: Wanted & { kind: "message" | "recording" },
  reviewer: Reviewer,
  days: number,
): Promise<void> {
  const said = await verifyReviewer(reviewer.statement, reviewer.signature);
  const named = (await fingerprint(reviewer.statement)) === reviewer.fingerprint && said.person === reviewer.person;
  if (!named) throw new SealTrouble("wrong-key");
  const released = await release(given.object, "review");
  const manifest = await checked(company, released, given);
  const { line } = lineOf(company, manifest.company);
  const at = new Date();
  const until = new Date(at.getTime() + days * DAY_MS);
  const headers = [];
  for (const segment of released.segments) {
    const key = await keyFor(company, manifest, segment);
    const { n } = segment;
    const header = bytesOf(segment.header);
    headers.push({
      n,
      ...(await giveForReview(member, key, line, manifest, n, header, reviewer.statement, until, at)),
    });
  }
  await api.post("/api/reviews", { object: given.object, reviewer: reviewer.person, headers });
}

export function takeBack(id: string): Promise<void> {
  return api.delete(`/api/reviews/${id}`);
}
