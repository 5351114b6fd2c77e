import { Alert, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { InboxItem } from "../api/types.ts";
import opening from "../opening/Opening.module.css";
import { dayAndHour } from "../i18n/time.ts";
import { pick, useLanguage } from "../i18n/language.ts";
import type { Doc, DocField, Hit } from "./docs.ts";
import { IndexPanel } from "./IndexPanel.tsx";
import { Scope, useFoundWords } from "./Scope.tsx";
import styles from "./Search.module.css";
import { useSearchTexts } from "./searchTexts.ts";
import type { Search } from "./searching.ts";
import { forget, useTextIndex } from "./textIndex.ts";

interface Props {
  search: Search;
  /// The call whose item is open.
  chosen: string | null;
  /// False if it is not there any more.
  open: (call: string) => Promise<boolean>;
  /// Adds older ones of a number.
  further: () => Promise<void>;
}

/// What was found, where it was looked for, and where not.
export function Results({ search, chosen, open, further }: Props) {
  const t = useSearchTexts();
  return (
    <div className={styles.results} data-testid="search-results" data-state={search.kind}>
      {search.kind === "locked" && <p role="status">{t("locked")}</p>}
      {search.kind === "working" && <p role="status">{t("working")}</p>}
      {search.kind === "found" && (
        <List key={search.found.typed} found={search.found} chosen={chosen} open={open} further={further} />
      )}
      <IndexPanel />
    </div>
  );
}

/// One line of the list: an item that the server named, or one of the member's own index.
interface Row {
  call: string;
  at: string;
  kind: "message" | "slip";
  title: string;
  where: DocField | null;
}

type ListProps = Omit<Props, "search"> & { found: Extract<Search, { kind: "found" }>["found"] };

function List({ found, chosen, open, further }: ListProps) {
  const t = useSearchTexts();
  const [lang] = useLanguage();
  const words = useFoundWords();
  const index = useTextIndex();
  const [kind, setKind] = useState("all");
  const [since, setSince] = useState("");
  const [missing, setMissing] = useState<"gone" | "open.failed" | null>(null);
  const all = rowsOf(found, index.docs, t("same.number"));
  const shown = all.filter((row) => (kind === "all" || row.kind === kind) && localDay(row.at) >= since);
  return (
    <>
      <Text role="status" fw={600} data-testid="search-said" data-count={all.length}>
        {words(all.length, found)}
      </Text>
      {all.length > 0 && (
        <Group gap="xs" wrap="nowrap" align="end">
          <NativeSelect
            size="xs"
            label={t("filter.kind")}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
            data={(["all", "message", "slip"] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
            data-testid="search-kind"
          />
          <TextInput
            size="xs"
            type="date"
            label={t("filter.since")}
            value={since}
            onChange={(event) => setSince(event.currentTarget.value)}
            data-testid="search-since"
          />
        </Group>
      )}
      {all.length > 0 && shown.length === 0 && <p>{t("filter.nothing")}</p>}
      {missing && (
        <Alert color="yellow" role="alert">
          {t(missing)}
        </Alert>
      )}
      <ul className={styles.rows}>
        {shown.map((row) => (
          <li key={row.call}>
            <button
              type="button"
              className={opening.row}
              aria-current={row.call === chosen}
              data-testid={`search-hit-${row.call}`}
              onClick={() =>
                void open(row.call).then(
                  (there) => {
                    setMissing(there ? null : "gone");
                    if (!there) forgetCall(row.call, index.docs);
                  },
                  () => setMissing("open.failed"),
                )
              }
            >
              <span className={styles.when}>{dayAndHour(row.at, lang)}</span>
              <span className={opening.rowTitle}>{row.title === "" ? t(`kind.${row.kind}`) : row.title}</span>
              {row.where && (
                <span className={styles.where}>
                  {pick(row.where, lang)}：{excerpt(row.where.value)}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {index.state === "offline" && <Alert color="yellow">{t("offline.index")}</Alert>}
      <Scope found={found} further={further} />
    </>
  );
}

function forgetCall(call: string, docs: ReadonlyMap<string, Doc>): void {
  for (const doc of docs.values()) if (doc.call === call) void forget(doc.object);
}

function rowsOf({ numbers, hits }: ListProps["found"], docs: ReadonlyMap<string, Doc>, same: string): Row[] {
  // Of a call's message and its slip, the message has the words.
  const byCall = new Map([...docs.values()].sort(messagesLast).map((doc) => [doc.call, doc]));
  const named = (numbers?.items ?? []).map((item): Row => ofItem(item, byCall.get(item.call), same));
  const hitOf = new Map([...hits].sort((a, b) => messagesLast(a.doc, b.doc)).map((hit) => [hit.doc.call, hit]));
  return [...named, ...[...hitOf.values()].map((hit) => ofHit(hit, byCall.get(hit.doc.call)))].sort((a, b) =>
    a.at < b.at ? 1 : -1,
  );
}

function ofItem(item: InboxItem, doc: Doc | undefined, same: string): Row {
  return {
    call: item.call,
    at: item.arrivedAt,
    kind: item.message ? "message" : "slip",
    title: doc ? nameIn(doc) : "",
    where: { key: "", ja: same, en: same, value: doc ? (inquiryIn(doc) ?? "") : "" },
  };
}

function ofHit({ doc, where }: Hit, whole: Doc = doc): Row {
  return { call: doc.call, at: doc.at, kind: whole.kind, title: nameIn(whole), where };
}

function messagesLast(a: Doc, b: Doc): number {
  return Number(a.kind === "message") - Number(b.kind === "message");
}

function nameIn(doc: Doc): string {
  return doc.fields.find(({ key }) => key === "callerName")?.value ?? "";
}

function inquiryIn(doc: Doc): string | undefined {
  return doc.fields.find(({ key }) => key === "inquiry")?.value;
}

function excerpt(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, " "));
  return characters.length > 60 ? `${characters.slice(0, 60).join("")}…` : characters.join("");
}

/// As a date field writes it, in the reader's zone.
function localDay(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
