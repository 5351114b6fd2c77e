import { Button, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Me } from "../api/types.ts";
import { signIn } from "./passkey/ceremony.ts";
import { authenticatorFor, rememberChoice, useChoice } from "./passkey/choice.ts";
import { DeviceChoice } from "./passkey/DeviceChoice.tsx";
import { putFresh } from "./passkey/fresh.ts";
import { passkeysSupported } from "./passkey/passkey.ts";
import { useTexts } from "./texts.ts";
import { Trouble } from "./passkey/trouble.tsx";

/// The one button of the sign-in, wherever it is needed.
export function SignInPanel({ done }: { done: (me: Me) => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const device = useChoice();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function go() {
    if (device.choice === null) return;
    setBusy(true);
    setError(null);
    try {
      const signedIn = await signIn(await authenticatorFor(device.choice));
      if (device.offered) rememberChoice(device.choice);
      putFresh(signedIn);
      queries.setQueryData(["me"], signedIn.me);
      done(signedIn.me);
    } catch (trouble) {
      setError(trouble);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="lg">
      <DeviceChoice {...device} />
      <Button
        size="lg"
        onClick={() => void go()}
        loading={busy || device.choice === null}
        disabled={device.choice === "browser" && !passkeysSupported()}
      >
        {t("button")}
      </Button>
      <Trouble error={error} />
    </Stack>
  );
}
