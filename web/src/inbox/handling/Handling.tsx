import { Button, Text } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../api/queries.ts";
import type { InboxItem } from "../../api/types.ts";
import { ConfirmDialog } from "../../shell/ConfirmDialog.tsx";
import { Trouble } from "../../signin/passkey/trouble.tsx";
import { Due } from "./Due.tsx";
import styles from "./Handling.module.css";
import { giveBack, take, useChange } from "./handling.ts";
import { useTexts } from "./texts.ts";

/// Who of the client has an item, and until when they call back. Of a done item it is shown who had it.
export function Handling({ item }: { item: InboxItem }) {
  const t = useTexts();
  const done = item.state === "done";
  if (done && item.takenBy === null) return null;
  return (
    <section className={styles.handling} aria-label={t("title")} data-testid="handling">
      <Holder item={item} />
      {!done && <Due item={item} />}
    </section>
  );
}

function Holder({ item }: { item: InboxItem }) {
  const t = useTexts();
  const me = useMe().data?.person;
  const { busy, error, change } = useChange();
  const [asks, setAsks] = useState(false);
  const { takenBy } = item;
  const mine = takenBy !== null && takenBy.person === me;
  const name = takenBy?.name ?? t("holder.unknown");
  return (
    <div className={styles.part}>
      <Text component="span" fw={600} data-testid="holder" role="status">
        {mine ? t("holder.me") : takenBy ? t("holder.is", { name }) : t("holder.none")}
      </Text>
      {item.state !== "done" && (
        <>
          {takenBy === null && (
            <Button size="compact-md" loading={busy} data-testid="take" onClick={() => void change(() => take(item))}>
              {t("take")}
            </Button>
          )}
          {mine && (
            <Button
              size="compact-md"
              variant="default"
              loading={busy}
              data-testid="give-back"
              onClick={() => void change(() => giveBack(item))}
            >
              {t("giveBack")}
            </Button>
          )}
          {takenBy !== null && !mine && (
            <Button
              size="compact-md"
              variant="default"
              loading={busy}
              data-testid="take-over"
              onClick={() => setAsks(true)}
            >
              {t("takeOver", { name })}
            </Button>
          )}
        </>
      )}
      <ConfirmDialog
        opened={asks}
        title={t("takeOver.title", { name })}
        confirm={t("takeOver", { name })}
        testId="take-over-sure"
        busy={busy}
        close={() => setAsks(false)}
        act={() => void change(() => take(item)).then(() => setAsks(false))}
      >
        <Text>{t("takeOver.text", { name })}</Text>
      </ConfirmDialog>
      <Trouble error={error} />
    </div>
  );
}
