import { Alert } from "@mantine/core";
import { SealTrouble } from "../../seal/index.ts";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useBoxTexts } from "./texts.ts";

/// Why nothing was changed.
export function BoxTrouble({ error }: { error: unknown }) {
  const t = useBoxTexts();
  if (!(error instanceof SealTrouble)) return <Trouble error={error} />;
  return (
    <Alert color="shu" variant="light" role="alert">
      {t("bad")}
    </Alert>
  );
}
