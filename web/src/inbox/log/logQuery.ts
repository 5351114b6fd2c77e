import { api } from "../../api/api.ts";
import type { LogPage } from "../../api/types.ts";
import { readLeaf } from "./entry/leaf.ts";

/// Which entries are wanted; an empty text means any.
export interface LogWanted {
  /// Days of this browser's clock, such as 2026-11-24; both included.
  from: string;
  to: string;
  actor: string;
  /// An action, or the beginning of several with its dot.
  act: string;
  purpose: string;
  object: string;
}

export const ANY: LogWanted = { from: "", to: "", actor: "", act: "", purpose: "", object: "" };

export const PAGE = 50;

/// Rows of a CSV file, at most; for more, narrow the time.
export const CSV_ROWS = 10_000;

/// Entries of one request while a file is made; the server's limit.
const FULL_PAGE = 200;

/// The address of a page.
///
/// @param before  the oldest index seen so far
export function logAddress(wanted: LogWanted, before: number | null, limit = PAGE): string {
  const asks = new URLSearchParams({ limit: String(limit) });
  if (before !== null) asks.set("before", String(before));
  const from = midnight(wanted.from, 0);
  const to = midnight(wanted.to, 1);
  if (from !== null) asks.set("from", from);
  if (to !== null) asks.set("to", to);
  for (const key of ["actor", "act", "purpose", "object"] as const) {
    const value = wanted[key].trim();
    if (value !== "") asks.set(key, value);
  }
  return `/api/log?${asks.toString()}`;
}

/// @returns where a day, or the one after it, begins; null if it is none
export function midnight(day: string, later: 0 | 1): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = new Date(`${day}T00:00`);
  if (Number.isNaN(at.getTime())) return null;
  at.setDate(at.getDate() + later);
  return at.toISOString();
}

export interface Rows {
  rows: string[][];
  /// Whether there were more than CSV_ROWS.
  cut: boolean;
}

/// All that is wanted, for a file: each with its exact text, which a proof is about.
export async function allRows(wanted: LogWanted): Promise<Rows> {
  const rows: string[][] = [];
  let before: number | null = null;
  for (;;) {
    const page: LogPage = await api.get<LogPage>(logAddress(wanted, before, FULL_PAGE));
    for (const { index, leaf } of page.entries) {
      if (rows.length === CSV_ROWS) return { rows, cut: true };
      const read = readLeaf(leaf);
      rows.push([
        String(index),
        read?.at ?? "",
        read?.act ?? "",
        read?.role ?? "",
        read?.actor ?? "",
        read?.purpose ?? "",
        read?.object ?? "",
        read?.refused ? "refused" : "done",
        leaf,
      ]);
    }
    const oldest = page.entries.at(-1)?.index;
    if (oldest === undefined || oldest === 0 || page.entries.length < FULL_PAGE) return { rows, cut: false };
    before = oldest;
  }
}

export const CSV_HEAD = ["index", "time", "act", "role", "actor", "purpose", "object", "result", "entry"];
