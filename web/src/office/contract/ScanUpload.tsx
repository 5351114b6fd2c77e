import { Alert, Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { api } from "../../api/api.ts";
import type { Offer } from "../../api/contract.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { useDeed } from "../../signin/passkey/useDeed.ts";
import { chooseAgain } from "../../shell/chooseAgain.ts";
import { scanFault, type ScanFault } from "./scan.ts";
import { useTexts } from "./texts.ts";

/// Adds the scan of a paper to a draft, exchanges it, and takes it away, as long as no one has signed.
export function ScanUpload({ offer, base, done }: { offer: Offer; base: string; done: () => void }) {
  const t = useTexts();
  const deed = useDeed();
  const [sending, setSending] = useState<number | null>(null);
  const [fault, setFault] = useState<ScanFault | null>(null);
  const at = `${base}/${offer.digest}/scan`;

  async function choose(file: File | null) {
    if (!file) return;
    const wrong = await scanFault(file);
    setFault(wrong);
    if (wrong !== null) return;
    setSending(file.size);
    await deed.run(async () => {
      await api.put<Offer>(at, file);
      done();
    });
    setSending(null);
  }

  return (
    <Stack gap="xs" data-testid="scan-upload">
      {offer.scan === null && (
        <Text size="sm" c="var(--quiet)">
          {t("scan.what")}
        </Text>
      )}
      <Group>
        <FileButton onChange={(file) => void choose(file)} accept="application/pdf,.pdf" inputProps={chooseAgain}>
          {(props) => (
            <Button variant="default" loading={sending !== null} data-testid="scan-choose" {...props}>
              {t(offer.scan === null ? "scan.add" : "scan.replace")}
            </Button>
          )}
        </FileButton>
        {offer.scan !== null && <Remove at={at} done={done} />}
      </Group>
      <Text size="sm" role="status">
        {sending !== null && t("scan.sending", { mb: (sending / 1e6).toFixed(1) })}
      </Text>
      {(fault !== null || deed.error !== null) && (
        <div data-testid="scan-fault">
          {fault === null ? (
            <Trouble error={deed.error} />
          ) : (
            <Alert color="shu" variant="light" role="alert">
              {t(fault)}
            </Alert>
          )}
        </div>
      )}
    </Stack>
  );
}

function Remove({ at, done }: { at: string; done: () => void }) {
  const t = useTexts();
  const deed = useDeed();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)} data-testid="scan-remove">
        {t("scan.remove")}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t("scan.remove")}
        confirm={t("scan.remove")}
        testId="scan-remove-sure"
        busy={deed.busy}
        close={() => {
          deed.reset();
          setAsking(false);
        }}
        act={() =>
          void deed.run(async () => {
            await api.delete(at);
            setAsking(false);
            done();
          })
        }
      >
        <Text>{t("scan.remove.what")}</Text>
        <Trouble error={deed.error} />
      </ConfirmDialog>
    </>
  );
}
