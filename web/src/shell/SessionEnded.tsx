import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { session } from "../api/api.ts";
import type { Me } from "../api/types.ts";
import { useTexts } from "./texts.ts";

const SignInPanel = lazy(() => import("../signin/SignInPanel.tsx").then((m) => ({ default: m.SignInPanel })));

/// Sign-in over the open screen, so that a half-written message outlives a session.
export function SessionEnded() {
  const t = useTexts();
  const queries = useQueryClient();
  const [ended, setEnded] = useState<Me | null>(null);
  useEffect(() => {
    const onEnd = () => {
      const me = queries.getQueryData<Me | null>(["me"]);
      if (me) setEnded(me);
    };
    session.addEventListener("ended", onEnd);
    return () => session.removeEventListener("ended", onEnd);
  }, [queries]);

  function back(me: Me) {
    // Another person's screen must not stay under the new sign-in.
    if (me.person !== ended?.person) window.location.assign("/");
    setEnded(null);
    void queries.invalidateQueries();
  }

  return (
    <Modal opened={ended !== null} onClose={() => undefined} withCloseButton={false} title={t("endedTitle")}>
      <Stack>
        <Text>{t("ended")}</Text>
        <Suspense>
          <SignInPanel done={back} />
        </Suspense>
        <Button variant="subtle" onClick={() => window.location.assign("/")}>
          {t("leave")}
        </Button>
      </Stack>
    </Modal>
  );
}
