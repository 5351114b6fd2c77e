import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTexts } from "../shell/texts.ts";
import { fetchBundle } from "../trust/bundle.ts";
import styles from "./Frame.module.css";

/// In milliseconds; coming back to the window asks, too.
const EVERY = 5 * 60_000;

/// Says that the office has other pages by now than this one, which stays what it was until it is loaded again: who is
/// in a call, or writes, chooses when.
export function NewVersion() {
  const t = useTexts();
  const own = ownProgram();
  const seen = useRef<string>(null);
  const replaced = useQuery({
    queryKey: ["new-version", own],
    queryFn: async () => {
      const list = await fetchBundle().catch(() => null);
      if (list === null) return false; // that the office is away, others say
      seen.current ??= list.digest;
      // all that a browser is given, the worker that holds the keys too, whose name never changes
      return list.digest !== seen.current || !list.files.some((file) => `/${file.path}` === own);
    },
    enabled: own !== null,
    // What this page is made of was there when it came.
    initialData: false,
    staleTime: EVERY,
    refetchInterval: EVERY,
  });
  if (!replaced.data) return null;
  return (
    <div className={`${styles.news ?? ""} no-print`} role="status" data-testid="new-version">
      {t("newVersion")}{" "}
      <Button size="compact-sm" variant="default" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </div>
  );
}

/// The address of the script that this page began with; its name changes with all that it loads later. Null where the
/// program is not built.
function ownProgram(): string | null {
  const script = document.querySelector<HTMLScriptElement>("script[type=module][src^='/assets/']");
  return script?.getAttribute("src") ?? null;
}
