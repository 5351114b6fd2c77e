import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import { queries } from "../../api/queries.ts";

export type Item = "phone" | "medium" | "paper" | "alone";

export type Where = "site" | "home";

/// In the order in which a person looks round: body, desk, machine, room.
export const ITEMS: readonly Item[] = ["phone", "paper", "medium", "alone"];

/// denwaban.people.place.WorkplaceEndpoint.Mine
export interface Mine {
  stated: boolean;
  version: number;
  items: string[];
  home: boolean;
}

const PLACE = ["place"];

/// Whether this session stated that its place is in order; without it the server gives no call.
export function usePlace() {
  return useQuery({ queryKey: PLACE, queryFn: () => api.get<Mine>("/api/place"), staleTime: Infinity });
}

/// Another session may have taken the place of the one that stated it.
export function placeAgain(): void {
  void queries.invalidateQueries({ queryKey: PLACE });
}

export function useStating() {
  return useMutation({
    mutationFn: (said: { version: number; items: Item[]; place: Where }) => api.post("/api/place", said),
    onSuccess: () => queries.invalidateQueries({ queryKey: PLACE }),
  });
}
