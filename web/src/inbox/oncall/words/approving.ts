import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import type { NoticeApprovals, NoticeContent } from "../../../api/types.ts";
import type { Holding } from "../../../opening/keys/keyring.ts";
import { approveNotice, type MemberIdentity } from "../../../seal/index.ts";

const APPROVALS = ["notices", "approvals"] as const;
const PATH = "/api/notices/approvals";
const DAY_MS = 86_400_000;

/// For how long an approval can be given, in days; the format's limit is 366.
export const DAYS = [30, 90, 180, 365] as const;

export function useNoticeApprovals() {
  return useQuery({ queryKey: APPROVALS, queryFn: () => api.get<NoticeApprovals>(PATH) });
}

export function useNoticeApprovalsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: APPROVALS });
}

/// Signs what leaves from now on; it takes the place of what was approved before.
///
/// @throws SealTrouble; Problem
export async function approve(
  member: MemberIdentity,
  company: Holding,
  content: readonly NoticeContent[],
  days: number,
): Promise<void> {
  const until = new Date(Date.now() + days * DAY_MS);
  await api.post(PATH, await approveNotice(member, company.line, content, until));
}

export function takeBack(id: string): Promise<void> {
  return api.delete(`${PATH}/${id}`);
}
