import { Loading, Unreachable } from "./Plain.tsx";

interface Query {
  data: unknown;
  isPending: boolean;
  error: Error | null;
  refetch: () => Promise<unknown>;
}

/// Whether there is something to show. If not, {@link QueryState} is shown instead.
export function loaded<Q extends Query>(query: Q): query is Q & { data: Exclude<Q["data"], undefined> } {
  return query.data !== undefined;
}

/// That the queries of a screen are under way, or why they came to nothing.
export function QueryState({ of }: { of: Query | readonly Query[] }) {
  const queries = "refetch" in of ? [of] : of;
  const failed = queries.filter(({ data, error }) => data === undefined && error !== null);
  const error = queries.some((query) => query.isPending) ? null : failed[0]?.error;
  if (!error) return <Loading />;
  return <Unreachable problem={error} retry={() => failed.forEach((query) => void query.refetch())} />;
}
