import { join } from "./bytes.ts";

/// What `age -d` opens.
export function toAgeFile(header: Uint8Array, payload: Uint8Array): Blob {
  return new Blob([join(header, payload)], { type: "application/octet-stream" });
}
