import { Alert, Button, Text } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useMe } from "../../api/queries.ts";
import { Loading } from "../../shell/Plain.tsx";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { KeyTrouble, Sheet } from "./CeremonySheet.tsx";
import { draftKey, register, useKeys, useReadKeysAgain, type Draft } from "./keys.ts";
import { useKeyTexts } from "./texts.ts";
import { KitStep } from "./KitStep.tsx";
import { useDeed } from "../passkey/useDeed.ts";

/// A member without passkey and paper makes a new key, and waits to be granted the company's again.
export default function LostKey() {
  const t = useKeyTexts();
  const me = useMe().data;
  const keys = useKeys();
  const again = useReadKeysAgain();
  const go = useNavigate();
  const deed = useDeed();
  const [draft, setDraft] = useState<Draft | null>(null);
  if (!loaded(keys)) return <QueryState of={keys} />;
  if (!me) return <Loading />;
  const { me: before, clientId } = keys.data;
  if (!before) {
    return (
      <Sheet title={t("lostTitle")}>
        <Text>{t("lostNone")}</Text>
        <Button component={Link} to="/keys" w="fit-content">
          {t("keyTitle")}
        </Button>
      </Sheet>
    );
  }
  if (draft) {
    return (
      <KitStep
        me={me}
        kit={draft.kit}
        fingerprint={draft.identity.fingerprint}
        enrolling
        keep={async () => {
          await register(draft);
          await again();
          await go({ to: "/keys", replace: true });
        }}
      />
    );
  }
  return (
    <Sheet title={t("lostTitle")}>
      <Text>{t("lostWhat")}</Text>
      <Alert color="yellow" variant="light">
        {t("lostFirst")}
      </Alert>
      <Button
        size="lg"
        color="shu"
        loading={deed.busy}
        data-testid="lost-begin"
        onClick={() => void deed.run(async () => setDraft(await draftKey(me, clientId, before)))}
      >
        {t("lostButton")}
      </Button>
      <KeyTrouble error={deed.error} />
    </Sheet>
  );
}
