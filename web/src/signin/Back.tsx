import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useContext, useEffect, useState } from "react";
import type { Me } from "../api/types.ts";
import { Pages } from "../shell/page.ts";
import { Loading } from "../shell/Plain.tsx";
import { Sheet } from "./keys/CeremonySheet.tsx";
import { signInOnTop } from "./passkey/ceremony.ts";
import { authenticatorFor, rememberChoice, useChoice } from "./passkey/choice.ts";
import { DeviceChoice } from "./passkey/DeviceChoice.tsx";
import { putFresh } from "./passkey/fresh.ts";
import { answer, cameBack, type CameBack } from "./provider.ts";
import { useTexts } from "./texts.ts";
import { Trouble } from "./passkey/trouble.tsx";
import { useDeed } from "./passkey/useDeed.ts";
import { whereTo } from "./whereTo.ts";

// A browser comes back by loading the page anew: this runs once, and the code is out of the address before anything
// else happens.
const came: CameBack = cameBack(window.location.search, sessionStorage);
window.history.replaceState(window.history.state, "", window.location.pathname);

/// Where a provider sends the browser back to.
export default function Back() {
  const t = useTexts();
  switch (came.kind) {
    case "elsewhere":
      return <Refused title={t("back")} words={t("backElsewhere")} link={false} />;
    case "denied":
      return (
        <Refused
          title={t(came.purpose === "link" ? "backLink" : "back")}
          words={t("backDenied")}
          link={came.purpose === "link"}
        />
      );
    case "answer":
      return <Answered came={came} />;
  }
}

function Refused({ title, words, link }: { title: string; words: string; link: boolean }) {
  return (
    <Sheet title={title}>
      <Text role="alert" data-testid="back-refused">
        {words}
      </Text>
      <Onward link={link} />
    </Sheet>
  );
}

function Onward({ link }: { link: boolean }) {
  const t = useTexts();
  return (
    <Anchor href={link ? "/sessions" : "/signin"} w="fit-content">
      {t(link ? "backToSessions" : "toSignIn")}
    </Anchor>
  );
}

function Answered({ came: { purpose, then, body } }: { came: Extract<CameBack, { kind: "answer" }> }) {
  const t = useTexts();
  const go = useNavigate();
  const pages = useContext(Pages);
  const queries = useQueryClient();
  const said = useQuery({
    queryKey: ["provider", "back"],
    queryFn: () => answer(purpose, body),
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  const result = said.data;

  function isIn(me: Me) {
    queries.setQueryData(["me"], me);
    void go({ to: whereTo(pages, me, then), replace: true });
  }

  useEffect(() => {
    if (result?.kind === "in") isIn(result.me);
    if (result?.kind === "linked") {
      void queries.invalidateQueries({ queryKey: ["me"] });
      void go({ to: "/sessions", replace: true });
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [result]);

  if (said.error) {
    return (
      <Sheet title={t(purpose === "link" ? "backLink" : "back")}>
        <Trouble error={said.error} />
        <Onward link={purpose === "link"} />
      </Sheet>
    );
  }
  return result?.kind === "on-top" ? <PasskeyOnTop onTop={result.onTop} done={isIn} /> : <Loading />;
}

/// The provider's answer was not enough.
function PasskeyOnTop({ onTop, done }: { onTop: string; done: (me: Me) => void }) {
  const t = useTexts();
  const device = useChoice();
  const deed = useDeed();
  const [over, setOver] = useState(false);

  async function touch() {
    if (device.choice === null) return;
    const authenticator = await authenticatorFor(device.choice);
    try {
      const signedIn = await signInOnTop(authenticator, onTop);
      if (device.offered) rememberChoice(device.choice);
      putFresh(signedIn);
      done(signedIn.me);
    } catch (trouble) {
      setOver(!(trouble instanceof Error && trouble.name === "PasskeyTrouble"));
      throw trouble;
    }
  }

  return (
    <Sheet title={t("backOnTop")}>
      <Text>{t("backOnTopWhat")}</Text>
      <DeviceChoice {...device} />
      <Stack gap="sm">
        {!over && (
          <Button
            size="lg"
            loading={deed.busy || device.choice === null}
            data-testid="passkey-on-top"
            onClick={() => void deed.run(touch)}
          >
            {t("button")}
          </Button>
        )}
        <Trouble error={deed.error} />
        <Onward link={false} />
      </Stack>
    </Sheet>
  );
}
