import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";

export const MAILBOXES = ["mailboxes"] as const;

/// As an administrator's screen shows them, and what others hold.
export interface Mailbox {
  id: string;
  /// In the client's own words.
  name: string;
  closed: boolean;
  /// Whether this member's key was granted the newest key.
  held: boolean;
  epoch: number;
  fingerprint: string;
  /// Told to administrators.
  holders: { person: string; to: string }[];
  numbers: string[];
}

export interface Mailboxes {
  mailboxes: Mailbox[];
  /// All of the company's; shown to administrators.
  numbers: string[];
}

/// Characters of a name.
export const NAME_LIMIT = 40;

export function useMailboxes() {
  return useQuery({ queryKey: MAILBOXES, queryFn: () => api.get<Mailboxes>("/api/mailboxes") });
}

export interface Waiting {
  /// Null for the general box.
  mailbox: string | null;
  unread: number;
}

export function useWaiting() {
  return useQuery({ queryKey: ["waiting"], queryFn: () => api.get<Waiting[]>("/api/inbox/waiting") });
}
