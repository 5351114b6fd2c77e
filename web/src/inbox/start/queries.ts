import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../api/api.ts";
import type { Offer } from "../../api/contract.ts";
import { useMe } from "../../api/queries.ts";
import type { ContractSheet } from "../../api/types.ts";
import { useConfirmation } from "../checklist/queries.ts";
import { areDone, stepsLeft, type Steps } from "./steps.ts";

/// Each answer about the checklist is kept as evidence, so a look at the inbox seldom asks for one, and never again in
/// this browser once all was signed. A signature asks at once.
const RECENT_MS = 15 * 60_000;

const SIGNED = "denwaban.signed.";

/// What the reader has still to sign; null for whoever does not sign, in the demo, where calls are answered without,
/// once all is signed, and while an answer is missing.
export function useStepsLeft(shelf: Pick<Storage, "getItem" | "setItem"> = localStorage): Steps | null {
  const me = useMe().data;
  const mark = SIGNED + (me?.client?.id ?? "");
  const signs = me?.role === "client-admin" && !me.demo && shelf.getItem(mark) === null;
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
  const known = signs && contract.data && offers.data && confirmation.data;
  const steps = known
    ? stepsLeft(
        { versions: contract.data.versions, offers: offers.data, confirmation: confirmation.data },
        new Date(confirmation.dataUpdatedAt),
      )
    : null;
  const done = areDone(steps);
  useEffect(() => {
    if (done) shelf.setItem(mark, "1");
  }, [done, mark, shelf]);
  return done ? null : steps;
}
