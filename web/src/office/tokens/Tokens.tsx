import { Anchor, Badge, Button, Group, Paper, Stack, Table, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { EmptyState } from "../../shell/EmptyState.tsx";
import { PageHeader } from "../../shell/PageHeader.tsx";
import { useFailed } from "../../shell/useFailed.ts";
import { loaded, QueryState } from "../../shell/QueryState.tsx";
import { EndToken } from "./EndToken.tsx";
import { MakeToken } from "./MakeToken.tsx";
import { useConfirmToken, useTokens, type Token } from "./tokens.ts";
import { useTokenTexts } from "./texts.ts";

/// What the office's programs authenticate with, and ending it.
export default function Tokens() {
  const t = useTokenTexts();
  const may = useMay();
  const sheet = useTokens();
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<Token | null>(null);
  if (!loaded(sheet)) return <QueryState of={sheet} />;
  const { tokens } = sheet.data;
  return (
    <Stack gap="lg">
      <PageHeader title={t("title")} what={t("what")}>
        {may("GRANT_ACCESS") && (
          <Button onClick={() => setMaking(true)} data-testid="token-make">
            {t("make")}
          </Button>
        )}
      </PageHeader>
      {tokens.length === 0 ? (
        <EmptyState title={t("none")} text={t("noneText")} testId="tokens-none" />
      ) : (
        <Paper withBorder p="md">
          <List tokens={tokens} end={setEnding} />
          <Text size="sm" c="var(--quiet)" mt="sm">
            {t("leaves")}
          </Text>
        </Paper>
      )}
      <Text size="sm">
        {t("api")}{" "}
        <Anchor href="/api/openapi.json" target="_blank" inherit underline="always" data-testid="api-description">
          {t("apiFile")}
        </Anchor>
      </Text>
      <MakeToken opened={making} sheet={sheet.data} close={() => setMaking(false)} />
      <EndToken token={ending} close={() => setEnding(null)} />
    </Stack>
  );
}

function List({ tokens, end }: { tokens: readonly Token[]; end: (token: Token) => void }) {
  const t = useTokenTexts();
  return (
    <Table.ScrollContainer
      minWidth={880}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("title") } }}
    >
      <Table data-testid="tokens">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("name")}</Table.Th>
            <Table.Th>{t("state")}</Table.Th>
            <Table.Th>{t("made")}</Table.Th>
            <Table.Th>{t("ends")}</Table.Th>
            <Table.Th>{t("used")}</Table.Th>
            <Table.Th>{t("deed")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <Row key={token.id} token={token} end={() => end(token)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Row({ token, end }: { token: Token; end: () => void }) {
  const t = useTokenTexts();
  const [lang] = useLanguage();
  const may = useMay();
  const over = token.state === "ENDED" || token.state === "EXPIRED";
  return (
    <Table.Tr data-testid="token" data-state={token.state}>
      <Table.Td>
        {token.name}
        <Text size="xs" c="var(--quiet)">
          {t(`scope.${token.scope}`)}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge color={COLORS[token.state]} variant={token.state === "WORKS" ? "filled" : "outline"}>
          {t(`state.${token.state}`)}
        </Badge>
        {token.state === "STOPPED" && (
          <Text size="xs" c="var(--quiet)">
            {t("stopped")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {t("by", { name: token.madeBy, when: tokyoMoment(token.madeAt, lang) })}
        {token.confirmedBy !== null && (
          <Text size="xs" c="var(--quiet)">
            {t("second", { name: token.confirmedBy })}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{tokyoMoment(token.endsAt, lang)}</Table.Td>
      <Table.Td>{token.usedOn ?? t("never")}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          {token.mayConfirm && <Confirm token={token} />}
          {!over && may("END_ACCESS") && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="shu"
              aria-label={t("endOf", { name: token.name })}
              onClick={end}
              data-testid="token-end"
            >
              {t("end")}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

const COLORS = {
  WORKS: "#0f766e",
  WAITS: "shu.7",
  STOPPED: "shu.7",
  EXPIRED: "gray.7",
  ENDED: "gray.7",
} as const;

function Confirm({ token }: { token: Token }) {
  const t = useTokenTexts();
  const confirm = useConfirmToken();
  const failed = useFailed();
  return (
    <Button
      size="compact-sm"
      loading={confirm.isPending}
      aria-label={t("confirmOf", { name: token.name })}
      data-testid="token-confirm"
      onClick={() =>
        confirm.mutate(token, {
          onSuccess: () => notifications.show({ message: t("confirmed", { name: token.name }) }),
          onError: failed,
        })
      }
    >
      {t("confirm")}
    </Button>
  );
}
