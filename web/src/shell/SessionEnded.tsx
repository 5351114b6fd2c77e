import { Modal, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { session } from "../api/api.ts";
import type { Me } from "../api/types.ts";
import { useTexts } from "./texts.ts";

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
  return (
    <Modal opened={ended !== null} onClose={() => setEnded(null)} title={t("endedTitle")}>
      <Text>{t("ended")}</Text>
    </Modal>
  );
}
