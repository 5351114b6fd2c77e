import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import { useMay } from "../../../api/queries.ts";
import type { Inbox, InboxItem } from "../../../api/types.ts";
import { INBOX } from "../../../opening/fetching.ts";
import type { ReadLeaf } from "./leaf.ts";

export type Kind = "message" | "slip" | "recording" | "draft" | "call";

/// What an entry's object is, of the newest items of the inbox.
export interface Found {
  kind: Kind;
  item: InboxItem;
}

/// The newest items by the ids that entries have of them. Older ones are not found, and their ids stay ids.
export function useObjects(): ReadonlyMap<string, Found> {
  const reads = useMay()("READ_OWN");
  const inbox = useQuery({
    queryKey: [...INBOX, "for the log"],
    queryFn: () => api.get<Inbox>("/api/inbox?box=&before="),
    enabled: reads,
  });
  return objectsOf(inbox.data?.items ?? []);
}

export function objectsOf(items: readonly InboxItem[]): ReadonlyMap<string, Found> {
  const all = new Map<string, Found>();
  for (const item of items) {
    all.set(item.call, { kind: "call", item });
    if (item.message) {
      all.set(item.message.object, { kind: "message", item });
      for (const { object } of item.message.earlier) all.set(object, { kind: "message", item });
    }
    if (item.slip) all.set(item.slip.object, { kind: "slip", item });
    if (item.recording) all.set(item.recording.object, { kind: "recording", item });
    for (const { object } of item.drafts) all.set(object, { kind: "draft", item });
  }
  return all;
}

/// Which words say what was done: an opening is named after what was opened, where this page knows it.
export function openedKind({ act }: ReadLeaf, found: Found | undefined): Exclude<Kind, "call"> | null {
  if (act !== "object.header.released" || !found || found.kind === "call") return null;
  return found.kind;
}
