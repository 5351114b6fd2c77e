import { Alert, Button, Checkbox, NativeSelect, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState, type SyntheticEvent } from "react";
import { Problem } from "../../../api/api.ts";
import type { NoticeContent } from "../../../api/types.ts";
import type { Holding } from "../../../opening/keys/keyring.ts";
import { Refused } from "../../../opening/Refused.tsx";
import type { MemberIdentity } from "../../../seal/index.ts";
import { Trouble } from "../../../signin/passkey/trouble.tsx";
import { useDeed } from "../../../signin/passkey/useDeed.ts";
import { approve, DAYS, useNoticeApprovalsAgain } from "./approving.ts";
import { useTexts } from "./texts.ts";

interface Props {
  agreed: readonly NoticeContent[];
  replaces: boolean;
  member: MemberIdentity;
  company: Holding;
}

/// Nothing is chosen before the administrator does.
export function Choose({ agreed, replaces, member, company }: Props) {
  const t = useTexts();
  const again = useNoticeApprovalsAgain();
  const deed = useDeed();
  const [chosen, setChosen] = useState<string[]>([]);
  const [days, setDays] = useState<number>(DAYS[1]);
  const [tried, setTried] = useState(false);
  const content = agreed.filter((one) => chosen.includes(one));

  async function sign() {
    await approve(member, company, content, days);
    await again();
    setChosen([]);
    setTried(false);
    notifications.show({ message: t("approved"), autoClose: 5_000 });
  }

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    if (content.length > 0) void deed.run(sign);
  }

  return (
    <form onSubmit={submit} noValidate data-testid="mail-words-choose">
      <Stack gap="md">
        <Alert color="yellow" variant="light">
          <Stack gap="xs">
            <Text size="sm">{t("risk")}</Text>
            <Text size="sm">{t("scope")}</Text>
          </Stack>
        </Alert>
        <Checkbox.Group
          label={t("choose")}
          value={chosen}
          onChange={setChosen}
          error={tried && content.length === 0 ? t("least") : undefined}
        >
          <Stack gap="xs" mt="xs">
            {agreed.map((one) => (
              <Checkbox key={one} value={one} label={t(one)} data-testid={`mail-words-${one}`} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={t("days")}
          maw={240}
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={DAYS.map((n) => ({ value: String(n), label: t("days.n", { count: n }) }))}
        />
        <Example of={content} />
        {deed.error instanceof Problem ? (
          <Trouble error={deed.error} />
        ) : (
          deed.error !== null && <Refused trouble={deed.error} again={() => void deed.run(sign)} />
        )}
        <Button type="submit" w="fit-content" loading={deed.busy} data-testid="mail-words-sign">
          {t(replaces ? "replace" : "approve")}
        </Button>
      </Stack>
    </form>
  );
}

function Example({ of }: { of: readonly NoticeContent[] }) {
  const t = useTexts();
  const words = [
    of.includes("caller-name") ? t("example.name") : "",
    of.includes("subject") ? t("example.subject") : "",
  ].filter((one) => one !== "");
  return (
    <div>
      <Text size="sm" fw={600}>
        {t("example")}
      </Text>
      <Text size="sm" data-testid="mail-words-example">
        {[t("example.notice"), words.join(" / ")].join(" ")}
      </Text>
    </div>
  );
}
