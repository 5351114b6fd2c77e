import { NativeSelect } from "@mantine/core";
import { useBoxTexts } from "../mailboxes/texts.ts";
import styles from "./Messages.module.css";
import { useMailboxes, type Mailbox, type Mailboxes } from "../mailboxes/mailboxes.ts";

/// The departments' boxes that this member can choose; undefined before they are known.
export function heldOf(all: Mailboxes | undefined): Mailbox[] | undefined {
  return all?.mailboxes.filter((one) => one.held);
}

/// One box only, for who holds more than the general one.
export function BoxFilter({ box, choose }: { box: string; choose: (box: string) => void }) {
  const t = useBoxTexts();
  const held = heldOf(useMailboxes().data) ?? [];
  if (held.length === 0) return null;
  return (
    <NativeSelect
      aria-label={t("filter.label")}
      className={styles.filter ?? ""}
      data-testid="box-filter"
      value={box}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: "", label: t("filter.all") },
        { value: "general", label: t("general") },
        ...held.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

/// The department's name, on what came to its mailbox; that it is a department's where the name cannot be had.
export function BoxName({ mailbox }: { mailbox: string | null }) {
  const t = useBoxTexts();
  const all = useMailboxes();
  if (mailbox === null || all.isPending) return null;
  return (
    <span className={styles.box} data-testid="item-box">
      {all.data?.mailboxes.find((one) => one.id === mailbox)?.name ?? t("department")}
    </span>
  );
}
