import { Alert } from "@mantine/core";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { NotWhatWasRead } from "./sign.ts";
import { useTexts } from "./texts.ts";

/// Why nothing was signed or saved.
export function SigningTrouble({ error }: { error: unknown }) {
  const t = useTexts();
  if (!(error instanceof NotWhatWasRead)) return <Trouble error={error} />;
  return (
    <Alert color="shu" variant="light" role="alert" title={t("failed")}>
      {t("notRead")}
    </Alert>
  );
}
