import { fetchBundle, type Bundle } from "./bundle.ts";

let running: Promise<string | null> | null = null;

/// The digest of the bundle that this very page is of. Null if the list does not arrive, or is of another bundle than
/// the page, which was loaded before it changed.
export function runningBundle(): Promise<string | null> {
  running ??= fetchBundle().then(
    (bundle) => (isOf(bundle, importMap()) ? bundle.digest : null),
    () => {
      // Asked again by the next.
      running = null;
      return null;
    },
  );
  return running;
}

/// Whether the list names every module as the page's import map does, which the browser holds the modules to.
export function isOf({ files }: Bundle, map: string): boolean {
  const listed = new Map(files.map(({ path, sha256 }) => [`/${path}`, `sha256-${base64(sha256)}`]));
  try {
    const { integrity } = JSON.parse(map) as { integrity?: Record<string, string> };
    const modules = Object.entries(integrity ?? {});
    return modules.length > 0 && modules.every(([address, hash]) => listed.get(address) === hash);
  } catch {
    return false;
  }
}

function importMap(): string {
  return document.querySelector("script[type=importmap]")?.textContent ?? "";
}

function base64(hex: string): string {
  return btoa(hex.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16))));
}
