import { Button, Modal, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { api, Problem, session } from "../api/api.ts";
import type { Me } from "../api/types.ts";
import { giveUp } from "../shell/leaving/unsaved.ts";
import { useTexts } from "../shell/texts.ts";

/// How often an idle page asks whether something came, in milliseconds.
export const ASK_MS = 20_000;

const SignInPanel = lazy(() => import("../signin/SignInPanel.tsx").then((m) => ({ default: m.SignInPanel })));

/// Sign-in over the open screen, so that a half-written message outlives a session.
export function SessionEnded() {
  const t = useTexts();
  const queries = useQueryClient();
  const [ended, setEnded] = useState<Me | null>(null);
  const unread = useUnread(ended?.client != null);
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
    if (me.person !== ended?.person) away();
    setEnded(null);
    void queries.invalidateQueries();
  }

  return (
    <Modal
      opened={ended !== null}
      onClose={() => undefined}
      withCloseButton={false}
      title={t(unread === null ? "endedTitle" : "idleTitle")}
    >
      <Stack>
        {/* the sign-in comes a moment later: until then Enter must not throw anything away */}
        <Text tabIndex={-1} data-autofocus style={{ outline: "none" }}>
          {t(unread === null ? "ended" : "idle")}
        </Text>
        {unread !== null && (
          <Text fw={700} size="lg" role="status" data-testid="idle-unread">
            {unread > 0 ? t("idle.new", { count: unread }) : t("idle.none")}
          </Text>
        )}
        <Suspense>
          <SignInPanel done={back} />
        </Suspense>
        <Button variant="subtle" onClick={away}>
          {t("leave")}
        </Button>
      </Stack>
    </Modal>
  );
}

/// Nobody is asked: what was typed goes with the session.
function away(): void {
  giveUp();
  window.location.assign("/");
}

/// How many items are new, which a member's session shows also when it is idle, until its absolute
/// end. It is in the title too, for a page in the background.
///
/// @return null while the user is not idle, and once the session has ended
function useUnread(idle: boolean): number | null {
  const asked = useQuery({
    queryKey: ["inbox-count"],
    queryFn: () => api.get<{ unread: number }>("/api/inbox/count", { quiet401: true }),
    enabled: idle,
    gcTime: 0,
    retry: false,
    refetchInterval: ASK_MS,
    refetchIntervalInBackground: true,
  });
  const over = asked.error instanceof Problem && asked.error.status === 401;
  const unread = idle && !over ? (asked.data?.unread ?? null) : null;
  useEffect(() => {
    if (unread === null) return undefined;
    const before = document.title;
    const bare = before.replace(/^\(\d+\) /, "");
    document.title = unread > 0 ? `(${unread}) ${bare}` : bare;
    return () => {
      document.title = before;
    };
  }, [unread]);
  return unread;
}
