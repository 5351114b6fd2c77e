import { useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { InboxItem } from "../../api/types.ts";
import { DELIVERIES } from "../../delivery/deliveries.ts";
import { INBOX } from "../../opening/fetching.ts";
import { useDeed } from "../../signin/passkey/useDeed.ts";

/// @param from who has it, as this page shows: of two who take at once, the server tells the second
export function take(item: InboxItem): Promise<void> {
  return api.post(`/api/inbox/${item.id}/take`, { from: item.takenBy?.person ?? null });
}

export function giveBack(item: InboxItem): Promise<void> {
  return api.post(`/api/inbox/${item.id}/give-back`);
}

export function setDue(item: InboxItem, at: Date): Promise<void> {
  return api.put(`/api/inbox/${item.id}/due`, { at: at.toISOString() });
}

export function removeDue(item: InboxItem): Promise<void> {
  return api.delete(`/api/inbox/${item.id}/due`);
}

/// Changes an item, and shows it as it is then: also after a refusal, as a colleague may have been faster.
export function useChange() {
  const queries = useQueryClient();
  const { busy, error, run } = useDeed();
  const change = (act: () => Promise<void>) =>
    run(() =>
      act().finally(() =>
        // a person who takes an item knows of it: its notice says so too
        Promise.all([INBOX, DELIVERIES].map((queryKey) => queries.invalidateQueries({ queryKey }))),
      ),
    );
  return { busy, error, change };
}
