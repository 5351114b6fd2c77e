import { QueryClient, useQuery } from "@tanstack/react-query";
import { api, Problem } from "./api.ts";
import type { Demo, Me, Permission } from "./types.ts";

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal does not become a permission by asking again; an outage may pass.
      retry: (count, error) => count < 2 && (!(error instanceof Problem) || error.status === 0 || error.status >= 500),
      networkMode: "always",
    },
    mutations: { networkMode: "always", retry: false },
  },
});

/// Who is signed in here; `null` if nobody.
export function useMe() {
  return useQuery({ queryKey: ["me"], queryFn: whoAmI, staleTime: 60_000 });
}

/// Whether the person here may do this; the server decides again.
export function useMay(): (what: Permission) => boolean {
  const may = useMe().data?.may ?? [];
  return (what) => may.includes(what);
}

async function whoAmI(): Promise<Me | null> {
  try {
    return await api.get<Me>("/api/me", { quiet401: true });
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null;
    throw problem;
  }
}

/// The demo office; `null` in a real one, where the address does not exist.
export function useDemo(refetchInterval: number | false = false) {
  return useQuery({ queryKey: ["demo"], queryFn: demoOffice, staleTime: 60_000, refetchInterval });
}

async function demoOffice(): Promise<Demo | null> {
  try {
    return await api.get<Demo>("/api/demo", { quiet401: true });
  } catch (problem) {
    if (problem instanceof Problem && problem.status >= 400 && problem.status < 500) return null;
    throw problem;
  }
}
