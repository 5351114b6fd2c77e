import { useQuery } from "@tanstack/react-query";

/// The list of what browsers are given here (docs/formats/bundle.md).
export interface Bundle {
  /// Its name: SHA-256 of the list, base64.
  digest: string;
  files: { path: string; sha256: string }[];
}

const LINE = /^([0-9a-f]{64}) {2}([A-Za-z0-9_-][A-Za-z0-9._/-]*)$/;

/// @throws TypeError if it is no list
export async function readBundle(list: Uint8Array<ArrayBuffer>): Promise<Bundle> {
  const lines = new TextDecoder("utf-8", { fatal: true }).decode(list).split("\n");
  if (lines.pop() !== "" || lines.length === 0) throw new TypeError("not a bundle list");
  const files = lines.map((line) => {
    const [, sha256, path] = LINE.exec(line) ?? [];
    if (!sha256 || !path) throw new TypeError("not a bundle list");
    return { path, sha256 };
  });
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", list));
  return { digest: btoa(String.fromCharCode(...digest)), files };
}

export function useBundle() {
  return useQuery({ queryKey: ["bundle"], queryFn: fetchBundle, staleTime: Infinity, retry: 1 });
}

/// @throws Error if it does not arrive
export async function fetchBundle(): Promise<Bundle> {
  const answer = await fetch("/bundle.txt", { credentials: "omit", redirect: "error", cache: "no-cache" });
  if (!answer.ok) throw new Error("no list of the bundle");
  return await readBundle(new Uint8Array(await answer.arrayBuffer()));
}
