import { Anchor, Badge, Button, Group, Table, Text } from "@mantine/core";
import { useMay } from "../../api/queries.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFailed } from "../../shell/useFailed.ts";
import { DatabaseLogin } from "./DatabaseLogin.tsx";
import { useDecide, useEndPrivilege, type Privilege } from "./privileges.ts";
import { usePrivilegeTexts } from "./texts.ts";

/// All requests, the newest first, with what the reader may do about each.
export function PrivilegeList({ privileges }: { privileges: readonly Privilege[] }) {
  const t = usePrivilegeTexts();
  return (
    <Table.ScrollContainer
      minWidth={820}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: "region", "aria-label": t("title") } }}
    >
      <Table data-testid="privileges">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("who")}</Table.Th>
            <Table.Th>{t("kind")}</Table.Th>
            <Table.Th>{t("reason")}</Table.Th>
            <Table.Th>{t("state")}</Table.Th>
            <Table.Th>{t("deed")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {privileges.map((one) => (
            <Row key={one.id} it={one} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const COLORS = {
  WAITS: "shu.7",
  OPEN: "#0f766e",
  REFUSED: "gray.7",
  LAPSED: "gray.7",
  OVER: "gray.7",
  ENDED: "gray.7",
} as const;

function Row({ it }: { it: Privilege }) {
  const t = usePrivilegeTexts();
  const [lang] = useLanguage();
  return (
    <Table.Tr data-testid="privilege" data-state={it.state} data-kind={it.kind}>
      <Table.Td>
        {it.person}
        <Text size="xs" c="var(--quiet)">
          {tokyoMoment(it.askedAt, lang)}
        </Text>
      </Table.Td>
      <Table.Td>
        {t(`kind.${it.kind}`)}
        {it.client !== null && (
          <Text size="xs" c="var(--quiet)">
            {it.client}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {it.reason}
        <Text size="xs" c="var(--quiet)">
          {it.ticket}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge color={COLORS[it.state]} variant={it.state === "OPEN" ? "filled" : "outline"}>
          {it.state === "WAITS" && it.kind === "support" ? t("waitsClient") : t(`state.${it.state}`)}
        </Badge>
        {it.until !== null && (
          <Text size="xs" c="var(--quiet)">
            {t("until", { when: tokyoMoment(it.until, lang) })}
          </Text>
        )}
        <Text size="xs" c="var(--quiet)">
          {it.alone ? t("alone") : it.second !== null && t("second", { name: it.second })}
        </Text>
      </Table.Td>
      <Table.Td>
        <Deeds it={it} />
      </Table.Td>
    </Table.Tr>
  );
}

function Deeds({ it }: { it: Privilege }) {
  const t = usePrivilegeTexts();
  const may = useMay();
  const decide = useDecide();
  const end = useEndPrivilege();
  const failed = useFailed();
  const say = (open: boolean) => decide.mutate({ id: it.id, open }, { onError: failed });
  const live = it.state === "OPEN" || it.state === "WAITS";
  return (
    <Group gap="xs">
      {it.mayDecide && (
        <>
          <Button
            size="compact-sm"
            loading={decide.isPending}
            aria-label={t("openOf", { name: it.person })}
            data-testid="privilege-open"
            onClick={() => say(true)}
          >
            {t("open")}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={decide.isPending}
            aria-label={t("refuseOf", { name: it.person })}
            data-testid="privilege-refuse"
            onClick={() => say(false)}
          >
            {t("refuse")}
          </Button>
        </>
      )}
      {it.state === "OPEN" && it.mine && it.kind === "database" && <DatabaseLogin id={it.id} />}
      {it.state === "OPEN" && it.mine && it.kind === "support" && (
        <Anchor href={`/office/support#${it.id}`} target="_blank" rel="noopener" size="sm" data-testid="privilege-look">
          {t("look")}
        </Anchor>
      )}
      {live && !it.mayDecide && may("END_ACCESS") && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="shu"
          loading={end.isPending}
          aria-label={t("endOf", { name: it.person })}
          data-testid="privilege-end"
          onClick={() => end.mutate(it.id, { onError: failed })}
        >
          {t("end")}
        </Button>
      )}
    </Group>
  );
}
