import { useTexts } from "./texts.ts";
import type { SetBy } from "./settings/types.ts";

/// Who set something, as far as it may be told here.
export function useWho(): (by: SetBy) => string {
  const t = useTexts();
  return (by) => {
    if (by.name !== null) return by.name;
    return t(by.office ? "office" : "somebody");
  };
}
