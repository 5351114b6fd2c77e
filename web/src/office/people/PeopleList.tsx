import { Badge, Button, Group, Menu, Paper, Stack, Table, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useMay, useMe } from "../../api/queries.ts";
import type { Person, Role } from "../../api/types.ts";
import { tokyoMoment } from "../../i18n/tokyo.ts";
import { useLanguage } from "../../i18n/language.ts";
import { useFailed } from "../../shell/useFailed.ts";
import { useTexts as useShellTexts } from "../../shell/texts.ts";
import { useConfirm, useConfirmLink } from "./queries.ts";
import { useRegistryTexts } from "./registryTexts.ts";
import { useTexts } from "./texts.ts";

/// `role`: what a person who is added is usually to be.
export type Open =
  { kind: "add"; role?: Role } | { kind: "link" | "stop" | "erase" | "registry" | "role"; person: Person } | null;

interface Props {
  people: Person[];
  open: (what: Open) => void;
  turnOn: (person: Person) => void;
}

/// Whether someone else must review this person's role.
export function waits({ kind, standing }: Person): boolean {
  return (
    kind === "staff" &&
    standing !== null &&
    standing.state !== "LEFT" &&
    (standing.due || standing.state === "UNCONFIRMED")
  );
}

export function PeopleList({ people, open, turnOn }: Props) {
  const t = useTexts();
  const roles = useShellTexts();
  const narrow = useMediaQuery("(max-width: 600px)", false, { getInitialValueInEffect: false });
  if (narrow) return <Cards people={people} open={open} turnOn={turnOn} />;
  return (
    <Table.ScrollContainer minWidth={880}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("name")}</Table.Th>
            <Table.Th>{t("role")}</Table.Th>
            <Table.Th>{t("clientOrUnit")}</Table.Th>
            <Table.Th>{t("state")}</Table.Th>
            <Table.Th>{t("actions")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <Table.Tr key={person.id} data-testid="person" data-person={person.id}>
              <Table.Td>
                <Text fw={600}>{person.name}</Text>
                <Text size="xs" c="var(--quiet)">
                  {person.kana}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{roles(`role.${person.role}`)}</Text>
                <Times person={person} />
              </Table.Td>
              <Table.Td>{person.client?.name ?? person.standing?.engagement?.unit ?? "—"}</Table.Td>
              <Table.Td>
                <State person={person} />
              </Table.Td>
              <Table.Td>
                <Actions person={person} open={open} turnOn={turnOn} inRow />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/// On a telephone: a table would hide state and actions to the right.
function Cards({ people, open, turnOn }: Props) {
  const roles = useShellTexts();
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
      {people.map((person) => {
        const of = person.client?.name ?? person.standing?.engagement?.unit;
        return (
          <Paper
            component="li"
            key={person.id}
            withBorder
            p="sm"
            radius="md"
            data-testid="person"
            data-person={person.id}
          >
            <Group justify="space-between" align="flex-start">
              <div>
                <Text fw={600}>{person.name}</Text>
                <Text size="xs" c="var(--quiet)">
                  {person.kana}
                </Text>
              </div>
              <State person={person} />
            </Group>
            <Text size="sm" mt={4}>
              {roles(`role.${person.role}`)}
              {of && ` · ${of}`}
            </Text>
            <Times person={person} />
            <div style={{ marginTop: 8 }}>
              <Actions person={person} open={open} turnOn={turnOn} />
            </div>
          </Paper>
        );
      })}
    </Stack>
  );
}

/// Until when, in words that matter now.
function Times({ person: { standing } }: { person: Person }) {
  const t = useRegistryTexts();
  const [lang] = useLanguage();
  if (!standing) return null;
  const said = [
    standing.state === "NOT_STARTED" && standing.starts
      ? t("startsAt", { when: tokyoMoment(standing.starts, lang) })
      : null,
    standing.leaves ? t("leavesAt", { when: tokyoMoment(standing.leaves, lang) }) : null,
    standing.roleUntil && standing.state !== "UNCONFIRMED"
      ? t("until", { when: tokyoMoment(standing.roleUntil, lang) })
      : null,
  ].filter((one) => one !== null);
  return said.map((one) => (
    <Text key={one} size="xs" c="var(--quiet)">
      {one}
    </Text>
  ));
}

interface Whose {
  person: Person;
  /// Of a table, which scrolls.
  inRow?: boolean;
}

function Actions({ person, open, turnOn, inRow = false }: Pick<Props, "open" | "turnOn"> & Whose) {
  const t = useTexts();
  const r = useRegistryTexts();
  const me = useMe().data;
  const may = useMay();
  const grants = may("GRANT_ACCESS");
  const more = person.kind === "staff" && may("REGISTER_PEOPLE");
  return (
    <Group gap="xs" wrap={inRow ? "nowrap" : "wrap"}>
      {grants && waits(person) && person.id !== me?.person && <Confirm person={person} />}
      {grants && person.linkWaits && <ConfirmLink person={person} />}
      {grants && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={person.disabled}
          onClick={() => open({ kind: "link", person })}
          aria-label={t("linkFor", { name: person.name })}
        >
          {t("link")}
        </Button>
      )}
      {person.disabled && grants && (
        <>
          <Button size="compact-sm" variant="default" onClick={() => turnOn(person)}>
            {t("enable")}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="shu"
            aria-label={t("eraseOf", { name: person.name })}
            onClick={() => open({ kind: "erase", person })}
            data-testid="erase"
          >
            {t("erase")}
          </Button>
        </>
      )}
      {!person.disabled && may("END_ACCESS") && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="shu"
          disabled={person.id === me?.person}
          onClick={() => open({ kind: "stop", person })}
        >
          {t("disable")}
        </Button>
      )}
      {(more || grants) && (
        <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={r("more", { name: person.name })}
              data-testid="person-more"
            >
              {r("moreShort")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {more && (
              <Menu.Item data-testid="person-registry" onClick={() => open({ kind: "registry", person })}>
                {r("enter")}
              </Menu.Item>
            )}
            {grants && (
              <Menu.Item data-testid="person-role" onClick={() => open({ kind: "role", person })}>
                {r("role")}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
}

function Confirm({ person }: { person: Person }) {
  const t = useRegistryTexts();
  const [lang] = useLanguage();
  const confirm = useConfirm();
  const failed = useFailed();
  return (
    <Button
      size="compact-sm"
      loading={confirm.isPending}
      aria-label={t("confirmOf", { name: person.name })}
      data-testid="confirm-role"
      onClick={() =>
        confirm.mutate(person, {
          onSuccess: ({ until }) =>
            notifications.show({
              message: t("confirmed", { name: person.name, until: tokyoMoment(until, lang) }),
            }),
          onError: failed,
        })
      }
    >
      {t("confirm")}
    </Button>
  );
}

function ConfirmLink({ person }: { person: Person }) {
  const t = useTexts();
  const confirm = useConfirmLink();
  const failed = useFailed();
  return (
    <Button
      size="compact-sm"
      loading={confirm.isPending}
      aria-label={t("confirmLinkOf", { name: person.name })}
      data-testid="confirm-link"
      onClick={() =>
        confirm.mutate(person, {
          onSuccess: () => notifications.show({ message: t("linkConfirmed", { name: person.name }) }),
          onError: failed,
        })
      }
    >
      {t("confirmLink")}
    </Button>
  );
}

/// Of which kinds the person's passkeys are, and whether one of them is enough to sign in.
function Passkeys({ passkeys }: Pick<Person, "passkeys">) {
  const t = useTexts();
  const kinds = new Map<string, number>();
  for (const one of passkeys) {
    const kind = one.model ?? t(one.synced ? "keys.synced" : "keys.bound");
    const words = one.enough ? kind : `${kind} (${t("keys.notEnough")})`;
    kinds.set(words, (kinds.get(words) ?? 0) + 1);
  }
  return (
    <>
      {[...kinds].map(([kind, count]) => (
        <Text key={kind} size="xs" c="var(--quiet)" data-testid="person-passkeys">
          {count === 1 ? kind : t("keys.more", { kind, count: String(count) })}
        </Text>
      ))}
      {passkeys.length > 0 && !passkeys.some((one) => one.enough) && (
        <Badge color="shu.7" variant="outline" data-testid="needs-another">
          {t("keys.needsAnother")}
        </Badge>
      )}
    </>
  );
}

function State({ person }: { person: Person }) {
  const t = useTexts();
  const state = person.standing?.state;
  if (state === "LEFT" || state === "NOT_STARTED" || state === "UNCONFIRMED") {
    return (
      <Badge color={state === "UNCONFIRMED" ? "shu.7" : "gray.7"} variant="outline">
        {t(`state.${state}`)}
      </Badge>
    );
  }
  if (person.disabled) {
    return (
      <Badge color="shu.7" variant="outline">
        {t("state.disabled")}
      </Badge>
    );
  }
  return (
    <Stack gap={4} align="flex-start">
      {person.enrolled ? (
        <Badge color="#0f766e" variant="filled">
          {t("state.enrolled")}
        </Badge>
      ) : (
        <Badge color="gray.7" variant="outline">
          {t("state.waiting")}
        </Badge>
      )}
      <Passkeys passkeys={person.passkeys} />
      {person.standing?.due && (
        <Badge color="shu.7" variant="outline">
          {t("state.due")}
        </Badge>
      )}
      {person.standing?.orphan && (
        <Badge color="gray.7" variant="outline">
          {t("state.orphan")}
        </Badge>
      )}
    </Stack>
  );
}
