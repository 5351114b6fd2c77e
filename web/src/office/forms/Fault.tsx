import { Alert } from "@mantine/core";
import type { Wrong } from "./checks.ts";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { useTexts } from "./texts.ts";

/// What the server did not accept.
export function Fault({ error }: { error: Error | null }) {
  const t = useShellTexts();
  if (!error) return null;
  return (
    <Alert color="shu" variant="light" title={t("errorTitle")} role="alert">
      {error.message}
    </Alert>
  );
}

/// The sentence beside a field.
export function useSentence(): (wrong: Wrong) => string | null {
  const t = useTexts();
  return (wrong) => wrong && t(wrong.key, "max" in wrong ? { max: wrong.max } : {});
}
