import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "../api/api.ts";
import { follow } from "../api/follow.ts";
import type { Inbox, InboxItem, Keys, Release } from "../api/types.ts";

/// What the inbox asks of the server.

export const KEYS = ["keys"] as const;
export const INBOX = ["inbox"] as const;

/// Items that the server gives at once; fewer mean that nothing is older.
const PAGE = 50;

export function useKeys() {
  return useQuery({ queryKey: KEYS, queryFn: () => api.get<Keys>("/api/keys") });
}

/// Another box's list takes the place of this one when it has come.
///
/// @param box `general`, a mailbox's id, or empty for all
export function useInbox(box: string) {
  return useInfiniteQuery({
    queryKey: [...INBOX, box],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      api.get<Inbox>(`/api/inbox?${new URLSearchParams({ box, before: pageParam }).toString()}`),
    getNextPageParam: (last) => (last.items.length < PAGE ? undefined : last.items.at(-1)?.id),
    placeholderData: keepPreviousData,
  });
}

/// @throws Problem 404
export function itemOfCall(call: string): Promise<InboxItem> {
  return api.get<InboxItem>(`/api/inbox/calls/${call}`);
}

/// Follows the news: they say that something changed, never what it says.
///
/// @return `lost` while the connection is down; `arrived` counts messages that came meanwhile
export function useNews(): { lost: boolean; arrived: number } {
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);
  const [arrived, setArrived] = useState(0);
  const newest = useRef<string | null>(null);
  useEffect(
    () =>
      follow("/api/inbox/events", (source) => {
        source.addEventListener("open", () => setLost(false));
        source.addEventListener("inbox", (event) => {
          const news = JSON.parse((event as MessageEvent<string>).data) as { unread: number; newest: string | null };
          // Ids grow with time: when the newest is erased, an older one is.
          const now = news.newest ?? "";
          if (newest.current !== null && now > newest.current) setArrived((n) => n + 1);
          newest.current = now;
          void queries.invalidateQueries({ queryKey: INBOX });
        });
        source.addEventListener("error", () => setLost(true));
      }),
    [queries],
  );
  return { lost, arrived };
}

type Purpose = "read" | "play" | "download" | "index" | "review" | "disclosure";

export function release(object: string, purpose: Purpose): Promise<Release> {
  return api.post<Release>(`/api/objects/${object}/release`, { purpose });
}

export function payloadAddress(object: string, segment: number): string {
  return `/api/objects/${object}/payload/${segment}`;
}

export function payload(object: string, segment: number): Promise<Uint8Array<ArrayBuffer>> {
  return api.bytes(payloadAddress(object, segment));
}

/// @param to exclusive
export function payloadRange(address: string, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  return api.bytes(address, { headers: { Range: `bytes=${from}-${to - 1}` } });
}

export function setDone(item: InboxItem, done: boolean): Promise<void> {
  return api.post(`/api/inbox/${item.id}/${done ? "done" : "reopen"}`);
}

/// Standard or URL alphabet, padded or not: headers come from age's world, the rest from ours.
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (c) => c.charCodeAt(0));
}

export function useReadKeysAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: KEYS });
}
