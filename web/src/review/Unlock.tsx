import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Me } from "../api/types.ts";
import { KitForm } from "../opening/keys/KitForm.tsx";
import { SealTrouble, type ReviewerIdentity } from "../seal/index.ts";
import { KeyTrouble } from "../signin/keys/CeremonySheet.tsx";
import { useDeed } from "../signin/passkey/useDeed.ts";
import { byFresh, byKit, byPasskey, type Key } from "./keys.ts";
import { useTexts } from "./texts.ts";

interface Props {
  me: Me;
  held: Key;
  unlocked: (open: ReviewerIdentity) => void;
  anew: () => void;
}

/// Opens the reviewer's key. A passkey that was used to sign in a moment ago is not asked again.
export function Unlock({ me, held, unlocked, anew }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const [kit, setKit] = useState(false);
  useEffect(() => {
    byFresh(me, held).then(
      (open) => open && unlocked(open),
      () => undefined,
    );
    // Once: a later render must not take the secret of another ceremony.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const wrong = deed.error instanceof SealTrouble;
  return (
    <Paper withBorder radius="lg" p="lg">
      <Stack gap="md">
        <Title order={2} size="h4">
          {t("locked")}
        </Title>
        <Text>{t("lockedWhat")}</Text>
        {kit ? (
          <KitForm
            busy={deed.busy}
            cancel={() => setKit(false)}
            open={(typed) => void deed.run(async () => unlocked(await byKit(me, held, typed)))}
          />
        ) : (
          <Group>
            <Button
              loading={deed.busy}
              data-testid="review-unlock"
              onClick={() => void deed.run(async () => unlocked(await byPasskey(me, held)))}
            >
              {t("unlock")}
            </Button>
            <Button variant="subtle" data-testid="review-unlock-kit" onClick={() => setKit(true)}>
              {t("kit")}
            </Button>
            <Button variant="subtle" data-testid="review-lost" onClick={anew}>
              {t("lost")}
            </Button>
          </Group>
        )}
        {wrong ? (
          <Alert color="shu" variant="light" role="alert">
            {t("wrong")}
          </Alert>
        ) : (
          <KeyTrouble error={deed.error} />
        )}
      </Stack>
    </Paper>
  );
}
