import { useActTexts } from "./actTexts.ts";

/// A newer server may write words that this page does not know: they are shown as they stand.
export function useKnown(): (kind: "act" | "role" | "purpose", code: string) => string {
  const t = useActTexts();
  return (kind, code) => {
    const key = `${kind}.${code}`;
    const words = t(key as Parameters<typeof t>[0]);
    return words === key ? code : words;
  };
}
