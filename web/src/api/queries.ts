import { QueryCache, QueryClient, useQuery, type Query } from "@tanstack/react-query";
import { api, Problem } from "./api.ts";
import type { Demo, Me, Permission } from "./types.ts";

/// It is not, or no longer, for the user who asks.
const REFUSED: readonly number[] = [403, 404, 410];

/// What a page shows stays when a refetch fails: a gap in the network clears no screen. What was
/// refused is removed, even if it was given before.
export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof Problem && REFUSED.includes(error.status)) query.setState({ data: undefined });
    },
  }),
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

/// What is on the screen, and could not be asked for again. That the session ended, its own dialog says.
export function outdated(client: QueryClient): Query[] {
  return client
    .getQueryCache()
    .findAll({ type: "active" })
    .filter(({ state: { status, data, error } }) => status === "error" && data !== undefined && !signedOut(error));
}

function signedOut(error: unknown): boolean {
  return error instanceof Problem && error.status === 401;
}

/// Who is signed in here; `null` if no one is.
export function useMe() {
  return useQuery(ME);
}

const ME = { queryKey: ["me"], queryFn: whoAmI, staleTime: 60_000 };

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
  return useQuery({ ...DEMO, refetchInterval });
}

const DEMO = { queryKey: ["demo"], queryFn: demoOffice, staleTime: 60_000 };

/// In milliseconds, how long a first screen waits for who is signed in.
export const AHEAD = 1_500;

/// Asks both while the code of the first screen is still on its way: a frame that grows when they come moves what
/// someone is about to press. Ends with their answers or after {@link AHEAD}; what fails is asked again, and said, where
/// it is used.
export async function askAhead(): Promise<void> {
  const asked = Promise.allSettled([queries.query(ME), queries.query(DEMO)]);
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, AHEAD))]);
}

async function demoOffice(): Promise<Demo | null> {
  try {
    return await api.get<Demo>("/api/demo", { quiet401: true });
  } catch (problem) {
    if (problem instanceof Problem && problem.status >= 400 && problem.status < 500) return null;
    throw problem;
  }
}
