import { createContext } from "react";
import type { ReadSlip } from "./types.ts";

/// Who rang, as the slip of the item says it that is shown: for fields that refer to it. Null as long as it is not open.
export const Rang = createContext<ReadSlip | null>(null);
