import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { TermsPage } from "../../api/contract.ts";

/// All terms with their bounds and words. They change with the program alone.
export function useTermsPage() {
  return useQuery({
    queryKey: ["contract", "terms"],
    queryFn: () => api.get<TermsPage>("/api/contract/terms"),
    staleTime: Infinity,
  });
}
