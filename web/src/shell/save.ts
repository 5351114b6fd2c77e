import { proven } from "../api/browserKey.ts";

/// Lets the browser download something large from the server by itself.
///
/// @param name empty: as the server calls it
export async function download(address: string, name = ""): Promise<void> {
  const link = document.createElement("a");
  link.href = await proven(address);
  link.download = name;
  link.click();
}

/// Hands a file, made in this browser, to its downloads.
export function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold of the bytes by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
