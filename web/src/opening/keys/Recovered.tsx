import { Alert, Button, Checkbox, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Fingerprint } from "./Fingerprint.tsx";
import { confirmRecovery, useRing } from "./keyring.ts";
import { useTexts } from "./texts.ts";

/// Stays until people have compared the fingerprint of a key that a recovery brought.
export function Recovered() {
  const t = useTexts();
  const ring = useRing();
  const [same, setSame] = useState(false);
  if (ring.kind !== "open" || !ring.company?.line.recovered) return null;
  return (
    <Alert color="shu" role="alert" title={t("recovered.title")} data-testid="recovered" m="md">
      <Stack gap="sm">
        <Text>{t("recovered.text")}</Text>
        <Fingerprint text={ring.company.current.fingerprint} />
        <Checkbox
          label={t("recovered.same")}
          checked={same}
          onChange={(event) => setSame(event.currentTarget.checked)}
          data-testid="recovered-same"
        />
        <Button
          color="shu"
          w="fit-content"
          disabled={!same}
          data-testid="recovered-trust"
          onClick={() => {
            setSame(false);
            confirmRecovery();
          }}
        >
          {t("recovered.do")}
        </Button>
      </Stack>
    </Alert>
  );
}
