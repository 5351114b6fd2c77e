import type { Keys, MemberKey } from "../../api/types.ts";

export interface Known {
  keys: Keys;
  members: readonly MemberKey[];
}
