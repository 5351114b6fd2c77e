import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/// In milliseconds; after it a page shows what it has, and that the rest is still loading.
export const LONGEST_ARRIVAL = 1_000;

/// A part that came asks for its own things in the frame after, so that one quiet frame is no end.
const QUIET_FRAMES = 3;

/// Whether the page at `path` may be seen: the first answers that it asked for are there. What comes in one by one
/// moves what someone is about to press, so that they press something else.
export function useArrival(path: string): boolean {
  const queries = useQueryClient().getQueryCache();
  const router = useRouter();
  const [arrived, setArrived] = useState<string | null>(null);
  useEffect(() => {
    const latest = performance.now() + LONGEST_ARRIVAL;
    // A page that has all it needs from before is seen at once.
    let quiet = QUIET_FRAMES;
    let frame = 0;
    const look = () => {
      const asked = queries.findAll({ type: "active", fetchStatus: "fetching" });
      const waits = router.state.status === "pending" || asked.some((one) => one.state.status === "pending");
      quiet = waits ? 0 : quiet + 1;
      if (quiet > QUIET_FRAMES || performance.now() > latest) setArrived(path);
      else frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [path, queries, router]);
  return arrived === path;
}
