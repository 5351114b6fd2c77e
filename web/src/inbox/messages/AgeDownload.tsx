import { Anchor, Button, Code, List, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { InboxItem } from "../../api/types.ts";
import { Dialog } from "../../shell/Dialog.tsx";
import { save } from "../../shell/save.ts";
import styles from "./Messages.module.css";
import type { Holding } from "../../opening/keys/keyring.ts";
import { ageFiles } from "../../opening/opening.ts";
import { states } from "../../opening/stating.ts";
import { Refused } from "../../opening/Refused.tsx";
import { useTexts } from "./texts.ts";

/// Saves message and recording as they are kept, and tells how the standard tool opens them.
export function AgeDownload({ item, company }: { item: InboxItem; company: Holding }) {
  const t = useTexts();
  const [saved, setSaved] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const objects = [
    ...(item.message ? [{ ...item.message, kind: "message" }] : []),
    ...item.drafts.map(({ object }, n) => ({ object, kind: `draft${n === 0 ? "" : n + 1}` })),
    ...(item.slip ? [{ ...item.slip, kind: "slip" }] : []),
    ...(item.recording ? [{ ...item.recording, kind: "recording" }] : []),
  ];
  if (objects.length === 0) return null;

  async function download() {
    setBusy(true);
    setTrouble(null);
    try {
      const files: Awaited<ReturnType<typeof ageFiles>> = [];
      for (const { object, kind } of objects) files.push(...(await ageFiles(object, fileName(item, kind))));
      for (const { name, file } of files) save(name, file);
      for (const { object } of objects) states(object, "saved");
      setSaved(files.map(({ name }) => name));
    } catch (cause) {
      setTrouble(cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button variant="default" loading={busy} data-testid="inbox-download" onClick={() => void download()}>
        {t("download")}
      </Button>
      {trouble !== null && <Refused trouble={trouble} again={() => void download()} />}
      <Dialog opened={saved.length > 0} onClose={() => setSaved([])} title={t("download.how")} size="lg" centered>
        <Stack gap="sm">
          <Text>{t("download.text")}</Text>
          <List type="ordered" spacing="xs">
            <List.Item>
              <Anchor component={Link} to="/inbox/keys" underline="always">
                {t("download.1")}
              </Anchor>
            </List.Item>
            {saved.map((name) => (
              <List.Item key={name}>
                <Code
                  block
                  className={styles.command ?? ""}
                >{`age -d -i company-key.txt -o ${opened(name)} ${name}`}</Code>
              </List.Item>
            ))}
          </List>
          <Text size="sm" c="var(--quiet)">
            {company.current.suite === "x25519" ? t("download.version.any") : t("download.version.pq")}
          </Text>
        </Stack>
      </Dialog>
    </>
  );
}

/// The name tells when, never who.
function fileName(item: InboxItem, kind: string): string {
  const at = item.arrivedAt.slice(0, 16).replace(/[-:]/g, "").replace("T", "-");
  return `denwaban-${kind}-${at}-${item.call.slice(-4)}`;
}

function opened(name: string): string {
  return name.replace(/\.age$/, name.includes("-recording-") ? ".wav" : ".json");
}
