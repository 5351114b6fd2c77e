import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { Me } from "../api/types.ts";
import type { ReviewerIdentity } from "../seal/index.ts";
import { KeyTrouble, Sheet } from "../signin/keys/CeremonySheet.tsx";
import { KitStep } from "../signin/keys/KitStep.tsx";
import { useDeed } from "../signin/passkey/useDeed.ts";
import { draftKey, register, useKeyAgain, type Draft, type Key } from "./keys.ts";
import { useTexts } from "./texts.ts";

interface Props {
  me: Me;
  /// The key whose every way to open it is lost; null for a first key.
  before: Key | null;
  cancel: (() => void) | null;
  made: (identity: ReviewerIdentity) => void;
}

/// From a fresh passkey to a reviewer who can be given something.
export function KeyMaking({ me, before, cancel, made }: Props) {
  const t = useTexts();
  const deed = useDeed();
  const again = useKeyAgain();
  const [draft, setDraft] = useState<Draft | null>(null);
  if (draft) {
    return (
      <KitStep
        me={me}
        kit={draft.kit}
        fingerprint={draft.identity.fingerprint}
        enrolling={false}
        keep={async () => {
          await register(draft);
          await again();
          made(draft.identity);
        }}
      />
    );
  }
  return (
    <Sheet title={t("keyTitle")}>
      <Text>{t("keyWhat")}</Text>
      {before && <Text>{t("again")}</Text>}
      <Group>
        <Button
          size="lg"
          loading={deed.busy}
          data-testid="review-make-key"
          onClick={() => void deed.run(async () => setDraft(await draftKey(me, before)))}
        >
          {t("keyButton")}
        </Button>
        {cancel && (
          <Button size="lg" variant="default" onClick={cancel}>
            {t("cancel")}
          </Button>
        )}
      </Group>
      <KeyTrouble error={deed.error} />
    </Sheet>
  );
}
