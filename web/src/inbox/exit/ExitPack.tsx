import { Alert, Button, List, Text, Title } from "@mantine/core";
import { useState } from "react";
import { api } from "../../api/api.ts";
import { download } from "../../shell/save.ts";
import { useExitTexts } from "./texts.ts";

export interface Ready {
  id: string;
  logged: number;
  erased: number;
}

/// Everything that the company needs to go on without us, in one file. The log comes first: only then the download.
export default function ExitPack() {
  const t = useExitTexts();
  const [busy, setBusy] = useState(false);
  const [ready, setReady] = useState<Ready | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function take() {
    setBusy(true);
    setTrouble(null);
    setReady(null);
    try {
      const made = await api.post<Ready>("/api/exit-packs", {});
      setReady(made);
      await download(`/api/exit-packs/${made.id}`);
    } catch (cause) {
      setTrouble(cause instanceof Error ? cause.message : "");
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Title order={1} size="h2">
        {t("title")}
      </Title>
      <Text mt="xs">{t("intro")}</Text>
      <List mt="md" spacing="xs">
        <List.Item>{t("inside")}</List.Item>
        <List.Item>{t("notInside")}</List.Item>
        <List.Item>{t("logged")}</List.Item>
        <List.Item>{t("check")}</List.Item>
      </List>
      <Button mt="lg" size="md" loading={busy} data-testid="exit-make" onClick={() => void take()}>
        {t("make")}
      </Button>
      <Text role="status" size="sm" c="var(--quiet)" mt="sm" data-testid="exit-said">
        {busy ? t("busy") : ""}
        {ready && `${t("ready", { count: ready.logged })} ${t("again")}`}
        {ready && ready.erased > 0 && ` ${t("erased", { count: ready.erased })}`}
      </Text>
      {trouble && (
        <Alert color="shu" variant="light" role="alert" mt="md">
          {trouble}
        </Alert>
      )}
    </>
  );
}
