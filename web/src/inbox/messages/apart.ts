import { useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { Problem } from "../../api/api.ts";
import type { InboxItem } from "../../api/types.ts";
import { INBOX, itemOfCall } from "../../opening/fetching.ts";

/// The item that is open, as the address says it.
export interface Chosen {
  item: string;
  /// By which the server finds it; null in an address of before it was kept there.
  call: string | null;
}

const keyOf = (item: string | null) => [...INBOX, "apart", item];

/// The chosen item where the list does not have it: an older one, or one of a box that is not shown. What was listed, or
/// found, in this page is there at once; the server says what became of it.
///
/// @param listed the chosen item, if the list has it
/// @param begun false as long as no list has come
export function useApart(chosen: Chosen | null, listed: InboxItem | undefined, begun: boolean) {
  const queries = useQueryClient();
  // What is open stays so, also where the other box's list does not have it.
  useEffect(() => {
    if (listed) queries.setQueryData(keyOf(listed.id), listed);
  }, [queries, listed]);
  const key = keyOf(chosen?.item ?? null);
  const call = chosen?.call ?? queries.getQueryData<InboxItem>(key)?.call ?? null;
  return useQuery({
    queryKey: key,
    queryFn: () => itemOfCall(call ?? ""),
    enabled: begun && !listed && call !== null,
  });
}

/// Takes an item that may not be in the list.
export function useKeepApart(): (item: InboxItem) => void {
  const queries = useQueryClient();
  return (item) => void queries.setQueryData(keyOf(item.id), item);
}

export function isGone({ error }: UseQueryResult<InboxItem>): boolean {
  return error instanceof Problem && error.status === 404;
}
