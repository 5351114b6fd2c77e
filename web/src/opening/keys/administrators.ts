import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";

/// Names of the company's administrators who can act.
export function useAdministrators() {
  return useQuery({
    queryKey: ["keys", "administrators"],
    queryFn: () => api.get<{ names: string[] }>("/api/keys/administrators"),
  });
}
