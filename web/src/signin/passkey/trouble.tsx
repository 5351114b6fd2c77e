import { Alert } from "@mantine/core";
import { Problem } from "../../api/api.ts";
import { PasskeyTrouble } from "./authenticator.ts";
import { useTexts } from "./texts.ts";

/// Says what went wrong in a ceremony and what to do about it.
export function Trouble({ error }: { error: unknown }) {
  const t = useTexts();
  if (error === null || error === undefined) return null;
  const words =
    error instanceof PasskeyTrouble
      ? t(`trouble.${error.code}`)
      : error instanceof Problem
        ? error.message
        : t("trouble.failed");
  const heading =
    error instanceof PasskeyTrouble
      ? "troubleTitle"
      : error instanceof Problem && error.status === 403
        ? "trouble.notAllowed"
        : "trouble.title";
  return (
    <Alert color="shu" variant="light" title={t(heading)} role="alert">
      {words}
    </Alert>
  );
}
