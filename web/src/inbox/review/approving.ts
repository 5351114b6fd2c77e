import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { Approvals, Reviewer } from "../../api/types.ts";
import { approveReviewer, fingerprint, SealTrouble, verifyReviewer, type MemberIdentity } from "../../seal/index.ts";
import { compared } from "./giving.ts";
import type { Holding } from "../../opening/keys/keyring.ts";

const APPROVALS = ["reviews", "approvals"] as const;

export function useApprovals() {
  return useQuery({ queryKey: APPROVALS, queryFn: () => api.get<Approvals>("/api/reviews/approvals") });
}

export function useApprovalsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: APPROVALS });
}

/// Signs that recordings are sealed for this reviewer too, under exactly these terms.
///
/// @param terms the text of those in force
/// @param reviewer whose fingerprint a person has compared
/// @throws SealTrouble if the reviewer's key is not proven; Problem
export async function approve(
  member: MemberIdentity,
  company: Holding,
  terms: string,
  reviewer: Reviewer,
): Promise<void> {
  const said = await verifyReviewer(reviewer.statement, reviewer.signature);
  const named = (await fingerprint(reviewer.statement)) === reviewer.fingerprint && said.person === reviewer.person;
  if (!named) throw new SealTrouble("wrong-key");
  await api.post("/api/reviews/approvals", await approveReviewer(member, company.line, terms, reviewer.statement));
  compared(reviewer);
}

export function endApproval(id: string): Promise<void> {
  return api.delete(`/api/reviews/approvals/${id}`);
}
