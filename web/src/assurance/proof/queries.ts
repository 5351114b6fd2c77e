import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { PastObservation, Proof } from "../../api/assurance.ts";
import { verifyInclusion } from "../../seal/index.ts";
import { checkProof } from "./verify.ts";

/// Where proofs come from: of what anybody may see, or of what a client sees under its contract.
export type Source = "trust" | "checklist";

/// A proof, checked in this browser.
export function useProof(source: Source, id: string) {
  return useQuery({
    queryKey: ["assurance", source, "proof", id],
    queryFn: async () => {
      const proof = await api.get<Proof>(`/api/${source}/observations/${id}`);
      return { proof, checked: await checkProof(proof) };
    },
    // It is on its way into the log.
    staleTime: ({ state: { data } }) => (data?.checked.entry === "waits" ? 0 : Infinity),
  });
}

/// Whether the entry stands in the log, by the log's own proof.
export function useInclusion({ entry }: Proof) {
  return useQuery({
    queryKey: ["assurance", "inclusion", entry?.leaf, entry?.proof],
    queryFn: async () => entry && (await verifyInclusion(entry.leaf, entry.proof, entry.key)),
    enabled: entry !== null,
    staleTime: Infinity,
    retry: false,
  });
}

/// Earlier looks at a check of the office as a whole, the newest first.
export function usePast(check: string, wanted: boolean) {
  return useQuery({
    queryKey: ["assurance", "past", check],
    queryFn: () => api.get<PastObservation[]>(`/api/trust/checks/${check}`),
    enabled: wanted,
  });
}

/// Whether a signed text is about the office as a whole, and not about one client.
export function isOfOffice(text: string): boolean {
  try {
    return (JSON.parse(text) as { scope?: { kind?: unknown } }).scope?.kind === "office";
  } catch {
    return false;
  }
}
