import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/api.ts";
import { useMe } from "../../../api/queries.ts";
import type { LogPage } from "../../../api/types.ts";
import { readLeaf } from "./leaf.ts";
import { openedObjects } from "../../../opening/opening.ts";

/// Objects that are asked about before it stays unknown.
const TRIES = 4;

/// Entries of one answer; an object with more proves nothing.
const ALL = 200;

/// The reader's own pseudonym in the log, where this page can tell: it opened an object itself, and one person alone of
/// the reader's role has opened that object. The log does not say whose a pseudonym is.
export function useOwn(): string | null {
  const role = useMe().data?.role ?? "";
  const objects = openedObjects();
  return (
    useQuery({
      queryKey: ["log-own", role, objects.at(-1)],
      queryFn: () => findOwn(objects, role, openings),
      enabled: objects.length > 0,
      staleTime: Infinity,
    }).data ?? null
  );
}

async function openings(object: string): Promise<readonly string[]> {
  const asks = new URLSearchParams({ limit: String(ALL), act: "object.header.released", object });
  const { entries } = await api.get<LogPage>(`/api/log?${asks.toString()}`);
  return entries.map(({ leaf }) => leaf);
}

/// @param objects  opened by this very page, the newest last
/// @param ask  all openings of one object, as the log has them
export async function findOwn(
  objects: readonly string[],
  role: string,
  ask: (object: string) => Promise<readonly string[]>,
): Promise<string | null> {
  for (const object of objects.slice(-TRIES).reverse()) {
    const leaves = await ask(object);
    if (leaves.length >= ALL) continue;
    const actors = new Set(
      leaves
        .map(readLeaf)
        .filter((read) => read?.object === object && read.role === role && !read.refused)
        .map((read) => read?.actor),
    );
    const [only] = actors;
    if (actors.size === 1 && only != null) return only;
  }
  return null;
}
