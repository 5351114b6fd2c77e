import { Alert, Button, Checkbox, Code, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Keys } from "../../api/types.ts";
import { exportCompanyIdentity } from "../../seal/index.ts";
import { Refused } from "../../opening/Refused.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { save } from "../../shell/save.ts";
import { useTexts } from "./texts.ts";
import { lock, useRing, type Holding } from "../../opening/keys/keyring.ts";
import { Unlock } from "../../opening/keys/Lock.tsx";

type Step = "closed" | "unlock" | "warn" | "saved";

/// Takes the company key out, for use with `age`. The passkey is asked again, even if the keys are open: an
/// unattended screen must not be enough.
export function ExportKey({ keys }: { keys: Keys }) {
  const t = useTexts();
  const ring = useRing();
  const [step, setStep] = useState<Step>("closed");
  const [understood, setUnderstood] = useState(false);
  const deed = useDeed();

  function take() {
    if (ring.kind !== "open" || !ring.company) return;
    const { company } = ring;
    void deed.run(async () => {
      save("company-key.txt", new Blob([await keyFile(company)], { type: "text/plain" }));
      setStep("saved");
    });
  }

  if (step === "closed") {
    return (
      <div>
        <Text mb="sm">{t("export.text")}</Text>
        <Button
          variant="default"
          data-testid="export-begin"
          onClick={() => {
            lock();
            setStep("unlock");
          }}
        >
          {t("export.title")}
        </Button>
      </div>
    );
  }
  return (
    <Stack gap="md">
      {step === "unlock" && (
        <>
          <Text>{t("export.unlock")}</Text>
          <Unlock anew keys={keys} done={() => setStep("warn")} />
        </>
      )}
      {step === "warn" && (
        <>
          <Alert color="shu" variant="light">
            {t("export.warn")}
          </Alert>
          <Checkbox
            label={t("export.understood")}
            checked={understood}
            onChange={(event) => setUnderstood(event.currentTarget.checked)}
            data-testid="export-understood"
          />
          {deed.error !== null && <Refused trouble={deed.error} again={take} />}
        </>
      )}
      {step === "saved" && (
        <div role="status">
          <Text mb="xs">{t("export.saved")}</Text>
          <Code block>age -d -i company-key.txt -o message.json denwaban-message-….age</Code>
        </div>
      )}
      <Group>
        {step === "warn" && (
          <Button
            color="shu"
            disabled={!understood || ring.kind !== "open" || !ring.company || deed.busy}
            data-testid="export-save"
            onClick={take}
          >
            {t("export.save")}
          </Button>
        )}
        <Button
          variant="subtle"
          onClick={() => {
            setUnderstood(false);
            deed.reset();
            setStep("closed");
          }}
        >
          {step === "saved" ? "OK" : t("export.cancel")}
        </Button>
      </Group>
    </Stack>
  );
}

/// The company's keys and those of the mailboxes that this member holds. The newest key first, then those before that something may still be sealed to: `age` tries one after the other.
async function keyFile(company: Holding): Promise<string> {
  const keys = [company, ...company.boxes].flatMap(({ keys }) => [...keys.values()]).sort((a, b) => b.epoch - a.epoch);
  return (await Promise.all(keys.map((key) => exportCompanyIdentity(key)))).join("");
}
