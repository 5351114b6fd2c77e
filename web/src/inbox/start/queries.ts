import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { Offer } from "../../api/contract.ts";
import { useMe } from "../../api/queries.ts";
import type { ContractSheet } from "../../api/types.ts";
import { useConfirmation } from "../checklist/queries.ts";
import { stepsLeft, type Steps } from "./steps.ts";

/// Each answer about the checklist is kept as evidence, so a look at the inbox seldom asks for one. A signature asks at
/// once.
const RECENT_MS = 15 * 60_000;

/// What the reader has still to sign; null for whoever does not sign, in the demo, where calls are answered without,
/// and while an answer is missing.
export function useStepsLeft(): Steps | null {
  const me = useMe().data;
  const signs = me?.role === "client-admin" && !me.demo;
  const contract = useQuery({
    queryKey: ["contract"],
    queryFn: () => api.get<ContractSheet>("/api/contract"),
    enabled: signs,
  });
  const offers = useQuery({
    queryKey: ["contract", "offers"],
    queryFn: () => api.get<Offer[]>("/api/contract/offers"),
    enabled: signs,
  });
  const confirmation = useConfirmation({ enabled: signs, staleTime: RECENT_MS });
  if (!signs || !contract.data || !offers.data || !confirmation.data) return null;
  return stepsLeft(
    { versions: contract.data.versions, offers: offers.data, confirmation: confirmation.data },
    new Date(confirmation.dataUpdatedAt),
  );
}
