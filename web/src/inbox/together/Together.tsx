import { Button, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { InboxItem } from "../../api/types.ts";
import { INBOX } from "../../opening/fetching.ts";
import type { Holding } from "../../opening/keys/keyring.ts";
import { openMessage, openSlip } from "../../opening/opening.ts";
import { Disclosure } from "../../shell/Disclosure.tsx";
import { HowFar } from "./HowFar.tsx";
import { SaveList } from "./SaveList.tsx";
import { useTexts } from "./texts.ts";
import { useEach } from "./useEach.ts";

/// What is done to many items at once; closed until it is asked for, so that a telephone shows the list.
export function Together({ items, company }: { items: readonly InboxItem[]; company: Holding }) {
  const t = useTexts();
  return (
    <Disclosure head={t("title")} testId="together">
      <OpenAll items={items} company={company} />
      <SaveList items={items} company={company} />
    </Disclosure>
  );
}

export function unopened(items: readonly InboxItem[]): InboxItem[] {
  return items.filter((item) => item.state === "new" && (item.message !== null || item.slip !== null));
}

function OpenAll({ items, company }: { items: readonly InboxItem[]; company: Holding }) {
  const t = useTexts();
  const queries = useQueryClient();
  const { progress, run, stop } = useEach();
  const waiting = unopened(items);
  const running = progress?.state === "running";
  async function openAll() {
    await run(waiting, async ({ call, message, slip }) => {
      if (message) await openMessage(company, call, message.object, "newest");
      else if (slip) await openSlip(company, call, slip.object);
    });
    await queries.invalidateQueries({ queryKey: INBOX });
  }
  return (
    <>
      {!running && waiting.length > 0 && (
        <Button
          variant="default"
          fullWidth
          styles={{ root: { height: "auto", paddingBlock: 6 }, label: { whiteSpace: "normal", lineHeight: 1.4 } }}
          data-testid="open-all"
          onClick={() => void openAll()}
        >
          {t("openAll", { count: waiting.length })}
        </Button>
      )}
      {progress === null && waiting.length === 0 && <Text size="sm">{t("nothing")}</Text>}
      <HowFar
        progress={progress}
        stop={stop}
        over="over"
        failed="failed"
        stopped="stopped"
        testId="open-all-progress"
      />
    </>
  );
}
