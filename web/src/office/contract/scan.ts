/// What a file must be to be kept as the scan of a paper contract. The server asks the same.

/// In bytes.
export const SCAN_LIMIT = 16 * 1024 * 1024;

export type ScanFault = "scan.large" | "scan.noPdf";

/// Why a file is no scan; null if it can be one. What it is called says nothing.
export async function scanFault(file: Blob): Promise<ScanFault | null> {
  if (file.size > SCAN_LIMIT) return "scan.large";
  const head = new TextDecoder("latin1").decode(await file.slice(0, 5).arrayBuffer());
  return head === "%PDF-" ? null : "scan.noPdf";
}
