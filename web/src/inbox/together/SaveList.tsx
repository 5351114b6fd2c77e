import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { InboxItem } from "../../api/types.ts";
import { useLanguage } from "../../i18n/language.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { openToSave } from "../../opening/opening.ts";
import { states } from "../../opening/stating.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { saveCsv } from "../../shell/csv.ts";
import { loaded, PartState } from "../../shell/QueryState.tsx";
import { useMailboxes } from "../mailboxes/mailboxes.ts";
import { HowFar } from "./HowFar.tsx";
import { inboxTable, type OpenedItem } from "./inboxTable.ts";
import { useTexts } from "./texts.ts";
import { useEach } from "./useEach.ts";

/// Opens what the list shows and saves it as a table, made in this browser: a server never sees it.
export function SaveList({ items, company }: { items: readonly InboxItem[]; company: Holding }) {
  const t = useTexts();
  const [lang] = useLanguage();
  const boxes = useMailboxes();
  const [asks, setAsks] = useState(false);
  const { progress, run, stop } = useEach();
  if (items.length === 0) return null;
  // the table says of each item in which box it is
  if (!loaded(boxes)) return boxes.isLoadingError ? <PartState of={boxes} label={t("save.boxes")} /> : null;
  const { mailboxes } = boxes.data;
  const running = progress?.state === "running";

  async function save() {
    const table: OpenedItem[] = [];
    const saved: string[] = [];
    const done = await run(items, async (item) => {
      const box = mailboxes.find(({ id }) => id === item.mailbox)?.name ?? t("general");
      const row: OpenedItem = { item, box, message: null, slip: null, failed: true };
      table.push(row);
      if (item.message) {
        row.message = await openToSave(company, item.call, item.message.object, "message");
        saved.push(item.message.object);
      }
      if (item.slip) {
        row.slip = await openToSave(company, item.call, item.slip.object, "slip");
        saved.push(item.slip.object);
      }
      row.failed = false;
    });
    if (done?.state !== "over") return;
    saveCsv(fileName(new Date()), inboxTable(table, t, lang));
    for (const object of saved) states(object, "saved");
  }

  return (
    <>
      {!running && (
        <Button variant="default" fullWidth mt="xs" data-testid="save-list" onClick={() => setAsks(true)}>
          {t("save", { count: items.length })}
        </Button>
      )}
      <ConfirmDialog
        opened={asks}
        title={t("save.title", { count: items.length })}
        confirm={t("save.do")}
        testId="save-list-sure"
        close={() => setAsks(false)}
        act={() => {
          setAsks(false);
          void save();
        }}
      >
        <Text>{t("save.logged", { count: items.length })}</Text>
        <Text fw={600}>{t("save.plain")}</Text>
      </ConfirmDialog>
      <HowFar
        progress={progress}
        stop={stop}
        over="save.over"
        failed="save.failed"
        stopped="save.stopped"
        testId="save-list-progress"
      />
    </>
  );
}

/// The name tells when, never who.
function fileName(at: Date): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `denwaban-inbox-${day}-${two(at.getHours())}${two(at.getMinutes())}.csv`;
}
